import { lookOf, type Numbered, numberedOf, type Styles } from "./docx-styles.ts"
import { boxOf, drawn } from "./symbols.ts"
import { all, type Element, first } from "./xml.ts"

/** What `word/numbering.xml` says of lists. */
export interface Numbering {
  ordered(list: Numbered): boolean
  /** The box, ticked or not, that stands for a bullet. */
  box(list: Numbered): string | undefined
  /** The level of a list that a style is made for. */
  levelFor(style: string | undefined, id: string): number | undefined
}

export function numberingOf(root: Element | undefined): Numbering {
  const kinds = new Map(all(root, "w:abstractNum").map(kind => [kind.attributes["w:abstractNumId"], kind]))
  const lists = new Map(all(root, "w:num").map(list => [list.attributes["w:numId"], list]))
  /** A kind may only name the style of lists that another one describes. */
  const linked = new Map(
    [...kinds.values()].flatMap(kind => {
      const name = first(kind, "w:styleLink")?.attributes["w:val"]
      return name === undefined ? [] : [[name, kind] as const]
    }),
  )
  const levelsOf = (id: string): Element[] => {
    const list = lists.get(id)
    const kind = kinds.get(first(list, "w:abstractNumId")?.attributes["w:val"])
    const shown = linked.get(first(kind, "w:numStyleLink")?.attributes["w:val"] ?? "") ?? kind
    const own = all(list, "w:lvlOverride").flatMap(one => all(one, "w:lvl"))
    return [...own, ...all(shown, "w:lvl")]
  }
  const levelOf = ({ id, level }: Numbered) =>
    levelsOf(id).find(({ attributes }) => attributes["w:ilvl"] === String(level))
  const formatOf = (level: Element | undefined) => first(level, "w:numFmt")?.attributes["w:val"]
  return {
    ordered(list) {
      const format = formatOf(levelOf(list))
      return format !== undefined && format !== "bullet" && format !== "none"
    },
    box(list) {
      const level = levelOf(list)
      if (formatOf(level) !== "bullet") return undefined
      const sign = first(level, "w:lvlText")?.attributes["w:val"] ?? ""
      return boxOf(drawn(sign, lookOf(first(level, "w:rPr")).font))
    },
    levelFor(style, id) {
      const level = levelsOf(id).find(one => first(one, "w:pStyle")?.attributes["w:val"] === style)
      return style === undefined || !level ? undefined : Number(level.attributes["w:ilvl"]) || 0
    },
  }
}

/** The list that a paragraph is in, by its own properties or by its style's; undefined when it is in none, or taken out of one. */
export function listOf(
  properties: Element | undefined,
  style: string | undefined,
  styles: Styles,
  numbering: Numbering,
): Numbered | undefined {
  const { id, level } = { ...styles.list(style), ...numberedOf(properties) }
  return id === undefined || id === "0" ? undefined : { id, level: level ?? numbering.levelFor(style, id) ?? 0 }
}
