import {
  BorderStyle,
  Document,
  type FileChild,
  Footer,
  Header,
  HeadingLevel,
  HeightRule,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
  type XmlComponent,
} from "docx"
import type { RootContent } from "mdast"
import { fiche, fields, type Schema } from "../../model/fields.ts"
import type { Edition, Field, Pointer } from "../../model/types.ts"
import { element as xml } from "../../model/xml.ts"
import { controlTitle, editionOf, explained, formWords, hintOf, instructions } from "../../words/form.ts"
import { control, group, type Numbers } from "./control.ts"
import { type Lists, prose } from "./prose.ts"
import { ink, numbering, styles, textWidth } from "./styles.ts"
import { dated } from "./zip.ts"

/** Answers that are already known, as people write them; sections as Markdown trees. */
export interface Filled {
  short: ReadonlyMap<Pointer, string | boolean | readonly string[]>
  long: ReadonlyMap<Pointer, readonly RootContent[]>
}

/**
 * The Word form of an édition: what the school asks, then every question of authors in the form's order, each answer in
 * a content control that carries its pointer; nothing else can be written in. The same words give the same bytes.
 */
export async function wordForm(
  name: string,
  edition: Edition,
  filled: Filled = nothing,
  schema: Schema = fiche,
): Promise<Uint8Array> {
  const at: At = { edition, filled, number: counter(), lists: counter() }
  const asked = fields(schema).filter(({ office }) => !office)
  const short = asked.filter(({ section }) => !section)
  const long = asked.filter(({ section }) => section)
  const running = `Fiche projet collectif ${name}`
  const body = [
    ...opening(name, edition),
    ...short.flatMap((field, index) => [...heading(field, short[index - 1], schema), ...question(field, at)]),
    new Paragraph({ heading: HeadingLevel.HEADING_1, text: formWords.details, pageBreakBefore: true }),
    ...long.flatMap(field => section(field, at)),
  ]
  const document = new Document({
    title: `${formWords.title}, ${edition.titre}`,
    styles,
    numbering,
    sections: [
      {
        properties: {
          page: {
            size: { width: 11906, height: 16838 },
            margin: { top: 1134, bottom: 1020, left: 1134, right: 1134, header: 560, footer: 560 },
          },
        },
        headers: { default: new Header({ children: [new Paragraph({ style: "Marge", text: edition.titre })] }) },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                style: "Marge",
                children: [new TextRun(`${running} – page `), new TextRun({ children: [PageNumber.CURRENT] })],
              }),
            ],
          }),
        },
        children: [group(at.number, ...body)],
      },
    ],
  })
  const properties = {
    path: "docProps/core.xml",
    data: core(`${formWords.title}, ${edition.titre}`, edition.contact.service),
  }
  return dated(await Packer.toBuffer(document, false, [properties]))
}

const nothing: Filled = { short: new Map(), long: new Map() }

interface At {
  edition: Edition
  filled: Filled
  number: Numbers
  lists: Lists
}

function counter(): () => number {
  let last = 0
  return () => ++last
}

/** Title and language for whoever looks at the file, and no date, which would change at each writing. */
function core(title: string, author: string): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${xml(
    "cp:coreProperties",
    {
      "xmlns:cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
      "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    },
    xml("dc:title", {}, escaped(title)),
    xml("dc:creator", {}, escaped(author)),
    xml("dc:language", {}, "fr-FR"),
  )}`
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;")
}

function opening(name: string, edition: Edition): FileChild[] {
  return [
    new Paragraph({ heading: HeadingLevel.TITLE, text: formWords.title }),
    new Paragraph({ style: "Annee", text: editionOf(name) }),
    ...instructions(edition).map(text => new Paragraph({ style: "Consigne", text })),
    ...explained(edition).flatMap(({ title, text, points, dates }) => [
      new Paragraph({ style: "Chapitre", text: title }),
      ...text.map(line => new Paragraph({ text: line })),
      ...points.map(
        point => new Paragraph({ style: "Point", numbering: { reference: "tirets", level: 0 }, text: point }),
      ),
      ...(dates.length > 0 ? [calendar(dates)] : []),
    ]),
  ]
}

const none = { style: BorderStyle.NONE, size: 0, color: "auto" }
const rule = { style: BorderStyle.SINGLE, size: 4, color: ink.rule }

function calendar(dates: readonly (readonly [string, string])[]): Table {
  const cell = (text: string, width: number, bold: boolean) =>
    new TableCell({
      width: { size: width, type: WidthType.DXA },
      margins: { top: 50, bottom: 30, left: 0, right: 120 },
      children: [new Paragraph({ spacing: { after: 0 }, children: [new TextRun({ text, bold })] })],
    })
  return new Table({
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths: [4700, textWidth - 4700],
    borders: { top: rule, bottom: rule, left: none, right: none, insideHorizontal: rule, insideVertical: none },
    rows: dates.map(
      ([when, what]) =>
        new TableRow({ cantSplit: true, children: [cell(when, 4700, true), cell(what, textWidth - 4700, false)] }),
    ),
  })
}

/** The heading of the part that opens with a field, if one does. */
function heading(field: Field, previous: Field | undefined, schema: Schema): FileChild[] {
  const part = (one: Field | undefined) => (one && one.path.length > 1 ? one.path[0] : "")
  if (previous && part(field) === part(previous)) return []
  const { title, description } = schema.properties?.[part(field) ?? ""] ?? {}
  const first = previous === undefined
  return [
    new Paragraph({
      heading: HeadingLevel.HEADING_1,
      text: title ?? formWords.mission,
      ...(first && { pageBreakBefore: true }),
    }),
    ...(description ? [new Paragraph({ style: "Aide", text: description })] : []),
  ]
}

function question(field: Field, at: At): FileChild[] {
  return [
    new Paragraph({ style: "Question", text: field.label }),
    hint(field),
    field.saisie === "oui-non" ? yesOrNo(field, at) : answer(field, at),
  ]
}

/** What stays with the school is said in bold. */
function hint(field: Field): Paragraph {
  const text = hintOf(field)
  const kept = text.indexOf(formWords.kept)
  const end = kept + formWords.kept.length
  const pieces =
    kept < 0
      ? [{ text }]
      : [
          { text: text.slice(0, kept) },
          { text: text.slice(kept, end), bold: true, color: ink.text },
          { text: text.slice(end) },
        ]
  return new Paragraph({
    style: "Aide",
    children: pieces.filter(piece => piece.text !== "").map(piece => new TextRun(piece)),
  })
}

/** A paragraph takes what stands in it, though the library only names its own kinds of it. */
function paragraph(style: string, children: XmlComponent[]): Paragraph {
  return new Paragraph({ style, children: children as TextRun[] })
}

function yesOrNo(field: Field, { filled, number }: At): Paragraph {
  const known = filled.short.get(field.pointer)
  const option = (word: string, value: boolean) => {
    const checked = known === value
    const sign = new TextRun({ text: checked ? "☒" : "☐", font: "MS Gothic" })
    const asked = {
      tag: `${field.pointer}=${word.toLowerCase()}`,
      title: `${controlTitle(field)} : ${word}`,
      kind: "box",
      checked,
    } as const
    return [control(asked, number, sign), new TextRun(` ${word}`)]
  }
  return paragraph("OuiNon", [
    ...option(formWords.yes, true),
    new TextRun("\u2003\u2003"),
    ...option(formWords.no, false),
  ])
}

function answer(field: Field, at: At): Paragraph {
  const known = at.filled.short.get(field.pointer)
  const given = Array.isArray(known) ? known.map(String) : known === undefined ? [] : [String(known)]
  if (field.pointer === "/themes") {
    const places = Math.max(themesAsked, given.length)
    const choices = at.edition.themes.map(theme => ({ value: theme, label: theme }))
    return paragraph(
      "Reponse",
      Array.from({ length: places }, (_, index) => [
        ...(index > 0 ? [new TextRun(" ; ")] : []),
        words(field, { kind: "choice", choices }, given[index], at),
      ]).flat(),
    )
  }
  const text = given.length === 0 ? undefined : given.join(" ; ")
  if (field.choices) {
    const label = field.choices.find(({ value }) => value === text)?.label ?? text
    return paragraph("Reponse", [
      words(
        field,
        { kind: "choice", choices: field.choices.map(({ label: one }) => ({ value: one, label: one })) },
        label,
        at,
      ),
    ])
  }
  return paragraph("Reponse", [words(field, { kind: field.saisie === "lignes" ? "lines" : "text" }, text, at)])
}

/** Lists of a theme are offered as that many places. */
const themesAsked = 4

function words(
  field: Field,
  how: { kind: "text" | "lines" | "choice"; choices?: { value: string; label: string }[] },
  text: string | undefined,
  { number }: At,
): XmlComponent {
  const title = controlTitle(field)
  const prompt = how.kind === "choice" ? formWords.choose : formWords.answer
  const runs =
    text === undefined
      ? [new TextRun({ text: prompt, style: "Invite", color: ink.mute })]
      : text.split("\n").map((line, index) => new TextRun({ text: line, ...(index > 0 && { break: 1 }) }))
  return control({ tag: field.pointer, title, ...how, empty: text === undefined }, number, ...runs)
}

/** LibreOffice 7 strips the first paragraph of a control of its bold and its links: where it has any, a line of no height goes first. */
function unflattened([first]: readonly RootContent[]): Paragraph[] {
  const plain = first?.type === "paragraph" && first.children.every(({ type }) => type === "text")
  return plain ? [] : [new Paragraph({ spacing: { after: 0, line: 20, lineRule: LineRuleType.EXACT } })]
}

function section(field: Field, at: At): FileChild[] {
  const known = at.filled.long.get(field.pointer)
  const content =
    known && known.length > 0
      ? [...unflattened(known), ...prose(known, at.lists)]
      : [new Paragraph({ children: [new TextRun({ text: formWords.answer, style: "Invite", color: ink.mute })] })]
  const held = control(
    { tag: field.pointer, title: controlTitle(field), kind: "rich", empty: !known || known.length === 0 },
    at.number,
    ...content,
  )
  const border = { style: BorderStyle.SINGLE, size: 4, color: ink.edge }
  return [
    new Paragraph({ heading: HeadingLevel.HEADING_2, text: field.label }),
    hint(field),
    new Table({
      width: { size: textWidth, type: WidthType.DXA },
      columnWidths: [textWidth],
      borders: { top: border, bottom: border, left: border, right: border },
      rows: [
        new TableRow({
          height: { value: 2000, rule: HeightRule.ATLEAST },
          children: [
            new TableCell({
              width: { size: textWidth, type: WidthType.DXA },
              margins: { top: 100, bottom: 80, left: 140, right: 140 },
              // The end of a cell must be a paragraph of its own.
              children: [
                held as unknown as Paragraph,
                ...(content.at(-1) instanceof Table ? [new Paragraph({ text: "" })] : []),
              ],
            }),
          ],
        }),
      ],
    }),
  ]
}
