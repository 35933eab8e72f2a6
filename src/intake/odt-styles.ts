import { headingOf, isQuoteName, isVivid, type Look } from "./docx-styles.ts"
import { boxOf, drawn } from "./symbols.ts"
import { all, type Element, elementsOf, first, within } from "./xml.ts"

export interface OdtStyles {
  /** What the styles around some words say together, the innermost last. */
  look(names: readonly (string | undefined)[]): Look
  /** As `headingOf` says of a style or one it is based on. */
  heading(name: string | undefined): 3 | 4 | undefined
  isQuote(name: string | undefined): boolean
  ordered(list: string | undefined, level: number): boolean
  /** The box, ticked or not, that stands for a bullet. */
  box(list: string | undefined, level: number): string | undefined
}

/** Styles of an OpenDocument text, those of its content and those of its `styles.xml`. */
export function odtStyles(parts: readonly (Element | undefined)[]): OdtStyles {
  const groups = parts.flatMap(part => [...all(part, "office:automatic-styles"), ...all(part, "office:styles")])
  const styles = new Map(
    groups.flatMap(group => all(group, "style:style").map(style => [style.attributes["style:name"], style] as const)),
  )
  const lists = new Map(
    groups.flatMap(group =>
      within(group, "text:list-style").map(style => [style.attributes["style:name"], style] as const),
    ),
  )
  const families = new Map(
    parts.flatMap(part =>
      within(first(part, "office:font-face-decls"), "style:font-face").map(
        ({ attributes }) => [attributes["style:name"], attributes["svg:font-family"]?.replace(/^'|'$/g, "")] as const,
      ),
    ),
  )
  const lookOf = (name: string | undefined, depth = 0): Look => {
    const style = name === undefined || depth > 20 ? undefined : styles.get(name)
    if (!style) return {}
    return { ...lookOf(style.attributes["style:parent-style-name"], depth + 1), ...own(style, families) }
  }
  /** The names of a style and of those it is based on, nearest first, as people see them. */
  const chain = (name: string | undefined): string[] => {
    const names: string[] = []
    for (
      let at = name;
      at !== undefined && names.length < 20;
      at = styles.get(at)?.attributes["style:parent-style-name"]
    )
      names.push(at.replaceAll("_20_", " "))
    return names
  }
  return {
    heading: name =>
      chain(name)
        .map(one => headingOf(one, undefined))
        .find(Boolean),
    isQuote: name => chain(name).some(isQuoteName),
    box(list, level) {
      const bullet = all(lists.get(list), "text:list-level-style-bullet").find(
        ({ attributes }) => attributes["text:level"] === String(level + 1),
      )
      const said = first(bullet, "style:text-properties")?.attributes
      const font = said?.["style:font-name"] ?? said?.["fo:font-family"]
      return bullet && boxOf(drawn(bullet.attributes["text:bullet-char"] ?? "", families.get(font) ?? font))
    },
    look: names => Object.assign({}, ...names.map(name => lookOf(name))),
    ordered: (list, level) =>
      elementsOf(lists.get(list)).some(
        ({ name, attributes }) =>
          name === "text:list-level-style-number" &&
          attributes["text:level"] === String(level + 1) &&
          (attributes["style:num-format"] ?? "") !== "",
      ),
  }
}

function own(style: Element, families: ReadonlyMap<string | undefined, string | undefined>): Look {
  const said = first(style, "style:text-properties")?.attributes ?? {}
  const weight = said["fo:font-weight"]
  const slant = said["fo:font-style"]
  const line = said["style:text-line-through-style"] ?? said["style:text-line-through-type"]
  const under = said["style:text-underline-style"]
  const display = said["text:display"]
  const font = said["style:font-name"]
  const shade = said["fo:background-color"]
  const border = said["fo:border"] ?? said["loext:border"]
  return {
    ...(weight && { bold: weight === "bold" || Number(weight) >= 600 }),
    ...(slant && { italic: slant !== "normal" }),
    ...(under && { underlined: under !== "none" }),
    ...(line && { struck: line !== "none" }),
    ...(shade && { marked: !/^(?:transparent|#ffffff)$/i.test(shade) }),
    ...((isVivid(said["fo:color"]) || (border && border !== "none")) && { marked: true }),
    ...(font !== undefined && { font: families.get(font) ?? font }),
    ...(display && { hidden: display === "none" }),
    ...(style.attributes["style:name"] === "Code" && { code: true }),
  }
}
