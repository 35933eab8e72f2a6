import { all, type Element, first } from "./xml.ts"

/** What a style says of the words under it. */
export interface Look {
  bold?: boolean
  italic?: boolean
  underlined?: boolean
  hidden?: boolean
  struck?: boolean
  code?: boolean
  /** The words are marked with a colour. */
  marked?: boolean
  /** The font that the words are written in. */
  font?: string
}

interface Style {
  look: Look
  heading: 3 | 4 | undefined
  quoted: boolean
  list: Numbered | undefined
  parent: string | undefined
}

/** The list a paragraph is an item of. */
export interface Numbered {
  id: string
  level: number
}

export interface Styles {
  look(id: string | undefined): Look
  heading(id: string | undefined): 3 | 4 | undefined
  isQuote(id: string | undefined): boolean
  list(id: string | undefined): Numbered | undefined
}

/** Reads `word/styles.xml`: only what changes how an answer reads. */
export function stylesOf(root: Element | undefined): Styles {
  const styles = new Map(all(root, "w:style").map(style => [style.attributes["w:styleId"] ?? "", styleOf(style)]))
  /** A style and those it is based on, nearest first. */
  const chain = (id: string | undefined): Style[] => {
    const found: Style[] = []
    for (let style = styles.get(id ?? ""); style && found.length < 20; style = styles.get(style.parent ?? ""))
      found.push(style)
    return found
  }
  return {
    look: id =>
      Object.assign(
        {},
        ...chain(id)
          .map(({ look }) => look)
          .toReversed(),
      ),
    heading: id => chain(id).find(({ heading }) => heading)?.heading,
    isQuote: id => chain(id).some(({ quoted }) => quoted),
    list: id => chain(id).find(({ list }) => list)?.list,
  }
}

function styleOf(style: Element): Style {
  const properties = first(style, "w:pPr")
  const name = first(style, "w:name")?.attributes["w:val"] ?? ""
  return {
    look: { ...lookOf(first(style, "w:rPr")), ...(name === "Code" && { code: true }) },
    heading: headingOf(name, first(properties, "w:outlineLvl")),
    quoted: isQuoteName(name),
    list: numberedOf(properties),
    parent: first(style, "w:basedOn")?.attributes["w:val"],
  }
}

/** Whether a style is the one that Word or LibreOffice keeps for the words of somebody else. */
export function isQuoteName(name: string): boolean {
  return /^(?:quote|quotations|citation)$/i.test(name)
}

/** Below the third level, a part of a part; the levels above are those of the form, or of a document that was copied from. */
export function headingOf(name: string, outline: Element | undefined): 3 | 4 | undefined {
  const named = /^(?:heading|titre) ?([1-9])$/i.exec(name)?.[1]
  const level = named ?? (outline && String(Number(outline.attributes["w:val"] ?? 0) + 1))
  return level === undefined ? undefined : Number(level) > 3 ? 4 : 3
}

/** What run properties say themselves, on or off. */
export function lookOf(properties: Element | undefined): Look {
  const look: Look = {}
  for (const [key, names] of switches) {
    const found = names.map(name => first(properties, name)).find(Boolean)
    if (found) look[key] = isOn(found)
  }
  const shade = first(properties, "w:shd")?.attributes["w:fill"]
  if (shade !== undefined && !/^(?:auto|ffffff)$/i.test(shade)) look.marked = true
  const { "w:ascii": ascii, "w:hAnsi": high } = first(properties, "w:rFonts")?.attributes ?? {}
  const font = ascii ?? high
  return { ...look, ...(font !== undefined && { font }) }
}

const switches: [Exclude<keyof Look, "font">, string[]][] = [
  ["bold", ["w:b"]],
  ["italic", ["w:i"]],
  ["underlined", ["w:u"]],
  ["hidden", ["w:vanish", "w:webHidden"]],
  ["struck", ["w:strike", "w:dstrike"]],
  ["marked", ["w:highlight"]],
]

/** An on/off property: present means on, unless it says otherwise. */
export function isOn({ attributes }: Element): boolean {
  return !/^(?:0|false|off|none)$/.test(attributes["w:val"] ?? attributes["w14:val"] ?? "1")
}

export function numberedOf(properties: Element | undefined): Numbered | undefined {
  const numbering = first(properties, "w:numPr")
  const id = first(numbering, "w:numId")?.attributes["w:val"]
  if (id === undefined) return undefined
  return { id, level: Math.min(Number(first(numbering, "w:ilvl")?.attributes["w:val"] ?? 0) || 0, 8) }
}

/** Whether a level of a list counts; reads `word/numbering.xml`. */
export function orderedBy(root: Element | undefined): (list: Numbered) => boolean {
  const kinds = new Map(all(root, "w:abstractNum").map(kind => [kind.attributes["w:abstractNumId"], kind]))
  const lists = new Map(all(root, "w:num").map(list => [list.attributes["w:numId"], list]))
  return ({ id, level }) => {
    const list = lists.get(id)
    const kind = kinds.get(first(list, "w:abstractNumId")?.attributes["w:val"])
    const own = all(list, "w:lvlOverride").find(one => one.attributes["w:ilvl"] === String(level))
    const levels = [first(own, "w:lvl"), ...all(kind, "w:lvl")].filter(one => one !== undefined)
    const found = levels.find(one => one.attributes["w:ilvl"] === String(level))
    const format = first(found, "w:numFmt")?.attributes["w:val"]
    return format !== undefined && format !== "bullet" && format !== "none"
  }
}
