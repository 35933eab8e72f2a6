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
  list: Partial<Numbered>
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
  /** The list that a style and those it is based on put their paragraphs in, and at which level. */
  list(id: string | undefined): Partial<Numbered>
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
    list: id =>
      Object.assign(
        {},
        ...chain(id)
          .map(({ list }) => list)
          .toReversed(),
      ),
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
  const ink = first(properties, "w:color")?.attributes["w:val"]
  const border = first(properties, "w:bdr")
  if ((shade !== undefined && !/^(?:auto|ffffff)$/i.test(shade)) || isVivid(ink) || (border && isOn(border)))
    look.marked = true
  const { "w:ascii": ascii, "w:hAnsi": high } = first(properties, "w:rFonts")?.attributes ?? {}
  const font = ascii ?? high
  return { ...look, ...(font !== undefined && { font }) }
}

/** Whether a colour (`C00000`) is one that words are marked with: no black, white nor grey. */
export function isVivid(colour = ""): boolean {
  const [red = 0, green = 0, blue = 0] = (/^#?([\da-f]{6})$/i.exec(colour)?.[1]?.match(/../g) ?? []).map(pair =>
    Number.parseInt(pair, 16),
  )
  return Math.max(red, green, blue) - Math.min(red, green, blue) > 80
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
  return !/^(?:0|false|off|none|nil)$/.test(attributes["w:val"] ?? attributes["w14:val"] ?? "1")
}

/** What a paragraph or a style says itself of its list. */
export function numberedOf(properties: Element | undefined): Partial<Numbered> {
  const said = first(properties, "w:numPr")
  const id = first(said, "w:numId")?.attributes["w:val"]
  const level = first(said, "w:ilvl")?.attributes["w:val"]
  return {
    ...(id !== undefined && { id }),
    ...(level !== undefined && { level: Math.min(Number(level) || 0, 8) }),
  }
}
