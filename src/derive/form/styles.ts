import {
  AlignmentType,
  BorderStyle,
  type INumberingOptions,
  type IStylesOptions,
  LevelFormat,
  LineRuleType,
} from "docx"

/** The prospectus in Word: two inks, one serif for titles, faces that every office machine has. */
export const ink = { text: "1B1916", mute: "5C554B", accent: "9E3516", edge: "837A6C", rule: "CFC6B8" } as const
const serif = "Georgia"
const sans = "Arial"

/** Width of the text, in twentieths of a point: A4 without its margins of 20 mm. */
export const textWidth = 9638

const line = (color: string, size = 6, space = 4) => ({ style: BorderStyle.SINGLE, color, size, space })
const box = line(ink.edge, 4, 5)

export const styles: IStylesOptions = {
  default: {
    document: {
      run: {
        font: sans,
        size: 20,
        color: ink.text,
        language: { value: "fr-FR", eastAsia: "fr-FR", bidirectional: "fr-FR" },
      },
      paragraph: { spacing: { after: 80, line: 264, lineRule: LineRuleType.AUTO } },
    },
    title: {
      run: { font: serif, size: 56, color: ink.text },
      paragraph: { spacing: { before: 120, after: 60 }, border: { top: line(ink.text, 24, 16) } },
    },
    heading1: {
      run: { font: serif, size: 32, color: ink.text },
      paragraph: { spacing: { before: 440, after: 120 }, keepNext: true, border: { top: line(ink.text, 8, 8) } },
    },
    heading2: {
      run: { font: serif, size: 25, color: ink.text },
      paragraph: { spacing: { before: 320, after: 40 }, keepNext: true, keepLines: true },
    },
    heading3: {
      run: { font: sans, size: 21, bold: true, color: ink.text },
      paragraph: { spacing: { before: 160, after: 60 }, keepNext: true },
    },
    heading4: {
      run: { font: sans, size: 20, bold: true, color: ink.mute },
      paragraph: { spacing: { before: 120, after: 40 }, keepNext: true },
    },
    hyperlink: { run: { color: ink.accent, underline: {} } },
  },
  paragraphStyles: [
    {
      id: "Annee",
      name: "Année",
      basedOn: "Normal",
      run: { size: 26, color: ink.accent, bold: true },
      paragraph: { spacing: { after: 240 } },
    },
    {
      id: "Consigne",
      name: "Consigne",
      basedOn: "Normal",
      run: { size: 21 },
      paragraph: { spacing: { after: 100 }, indent: { left: 160 }, border: { left: line(ink.accent, 24, 8) } },
    },
    { id: "Chapitre", name: "Chapitre", basedOn: "Heading2", next: "Normal", quickFormat: true },
    { id: "Point", name: "Point", basedOn: "Normal", paragraph: { spacing: { after: 60 } } },
    {
      id: "Question",
      name: "Question",
      basedOn: "Normal",
      run: { bold: true },
      paragraph: { spacing: { before: 200, after: 20 }, keepNext: true, keepLines: true },
    },
    {
      id: "Aide",
      name: "Aide",
      basedOn: "Normal",
      run: { size: 17, color: ink.mute },
      paragraph: { spacing: { after: 80 }, keepNext: true, keepLines: true },
    },
    {
      id: "Reponse",
      name: "Réponse",
      basedOn: "Normal",
      paragraph: {
        spacing: { before: 40, after: 60 },
        indent: { left: 110, right: 110 },
        border: { top: box, bottom: box, left: box, right: box },
      },
    },
    { id: "OuiNon", name: "Oui ou non", basedOn: "Normal", paragraph: { spacing: { after: 60 } } },
    {
      id: "Citation",
      name: "Quote",
      basedOn: "Normal",
      run: { color: ink.mute },
      paragraph: { indent: { left: 360 } },
    },
    {
      id: "Marge",
      name: "Marge",
      basedOn: "Normal",
      run: { size: 16, color: ink.mute },
      paragraph: { spacing: { after: 0 } },
    },
  ],
  characterStyles: [
    { id: "Invite", name: "Placeholder Text", run: { color: ink.mute } },
    { id: "Code", name: "Code", run: { font: "Courier New" } },
  ],
}

const levels = Array.from({ length: 9 }, (_, level) => level)
const indent = (level: number) => ({ left: 340 * (level + 1), hanging: 340 })

export const numbering: INumberingOptions = {
  config: [
    {
      reference: "tirets",
      levels: levels.map(level => ({
        level,
        format: LevelFormat.BULLET,
        text: "–",
        alignment: AlignmentType.LEFT,
        style: { paragraph: { indent: indent(level) }, run: { color: ink.accent } },
      })),
    },
    {
      reference: "nombres",
      levels: levels.map(level => ({
        level,
        format: LevelFormat.DECIMAL,
        text: `%${level + 1}.`,
        alignment: AlignmentType.LEFT,
        style: { paragraph: { indent: indent(level) } },
      })),
    },
  ],
}
