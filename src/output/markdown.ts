import type { Element, ElementContent, Root } from "hast"
import type { Root as MdastRoot, Nodes, RootContent } from "mdast"
import rehypeSanitize from "rehype-sanitize"
import rehypeStringify from "rehype-stringify"
import remarkRehype from "remark-rehype"
import { unified } from "unified"
import { linkFault } from "../model/links.ts"
import { range } from "../words/typo.ts"
import { safeText } from "./safe-text.ts"
import { typographyOfTree } from "./typography.ts"

/** Where a section's HTML will stand. */
export interface Setting {
  /** The level that `###` takes, 3 by default: under the section's own h2. */
  level?: number
  /** Put before the ids of subheadings, so that no two sections of a page share one. */
  prefix?: string
}

/** Safe HTML of a section, whatever its nodes: allow-listed elements, links by the rules of model/links.ts, French typography. */
export function toHtml(nodes: readonly RootContent[], { level = 3, prefix = "" }: Setting = {}): string {
  const tree: MdastRoot = { type: "root", children: [...nodes] }
  return processor.stringify(processor.runSync(tree, { data: { level, prefix } }))
}

/** The words of a section, one block a line, for search and exports. */
export function plainText(nodes: readonly RootContent[]): string {
  return safeText(
    nodes
      .map(node => text(node, ""))
      .join("\n\n")
      .trim(),
  )
}

const allowed = {
  tagNames: "a blockquote br code em h1 h2 h3 h4 h5 h6 li ol p strong table tbody td th thead tr ul".split(" "),
  attributes: {
    a: ["href"],
    ol: [["start", /^\d{1,9}$/]] as [string, RegExp][],
    th: ["align"],
    td: ["align"],
  },
  protocols: { href: ["https"] },
  required: {},
  clobber: [],
  strip: ["script", "style"],
}

/** Markup we do not show as markup (html, pictures, footnotes) is shown as its words: nothing vanishes silently. */
const words = (_: unknown, node: { value?: string; alt?: string | null; label?: string | null }) => ({
  type: "text" as const,
  value: node.value ?? node.alt ?? node.label ?? "",
})

const processor = unified()
  .use(remarkRehype, {
    handlers: { html: words, image: words, imageReference: words, footnoteReference: words },
  })
  .use(rehypeSanitize, allowed)
  .use(() => (tree: Root, file: { data: object }) => {
    dress(tree, { ids: new Set(), ...(file.data as Required<Setting>) })
    typographyOfTree(tree)
    keepRanges(tree)
  })
  .use(rehypeStringify)
  .freeze()

type Dressing = Required<Setting> & { ids: Set<string> }

/** Levels, ids, links and tables, in place. */
function dress(parent: Root | Element, dressing: Dressing): void {
  const children: ElementContent[] = []
  for (const child of parent.children as ElementContent[]) {
    if (child.type === "text") child.value = safeText(child.value)
    if (child.type !== "element") children.push(child)
    else {
      dress(child, dressing)
      children.push(...dressed(child, dressing))
    }
  }
  parent.children = children
}

function dressed(element: Element, { level, prefix, ids }: Dressing): ElementContent[] {
  const { tagName } = element
  if (/^h[1-6]$/.test(tagName)) {
    const depth = Number(tagName.slice(1))
    element.tagName = `h${Math.min(6, level + Math.max(0, depth - 3))}`
    element.properties["id"] = free(`${prefix}${asciiName(textOf(element)) || "partie"}`, ids)
  } else if (tagName === "a") {
    const href = String(element.properties["href"] ?? "")
    if (linkFault(href, textOf(element))) return element.children
    element.properties["rel"] = ["nofollow", "noopener", "external", "ugc"]
  } else if (tagName === "table") return [region(element)]
  else if (tagName === "th" || tagName === "td")
    element.properties = { ...(tagName === "th" && { scope: "col" }), ...aligned(element) }
  return [element]
}

/** Where the words of a cell stand, when its column says so, as a class: HTML has no attribute for it any more. */
function aligned({ properties: { align } }: Element): Element["properties"] {
  return align === "right" || align === "center" ? { className: [`align-${align}`] } : {}
}

/** Ranges stay on one line, but in code, as words do that a style sheet keeps together. */
function keepRanges(parent: Root | Element): void {
  parent.children = (parent.children as ElementContent[]).flatMap((child): ElementContent[] => {
    if (child.type === "element" && child.tagName !== "code") keepRanges(child)
    if (child.type !== "text" || !range.test(child.value)) return [child]
    return child.value.split(range).map((value, index) => (index % 2 === 0 ? { type: "text", value } : kept(value)))
  })
}

function kept(value: string): Element {
  return {
    type: "element",
    tagName: "span",
    properties: { className: ["together"] },
    children: [{ type: "text", value }],
  }
}

/** A table in a box that scrolls on its own and that a keyboard can reach. */
function region(table: Element): Element {
  const heads = (table.children.find(child => child.type === "element" && child.tagName === "thead") ??
    table) as Element
  const names = textOf(heads).replace(/\s+/g, " ").trim()
  const label = names === "" ? "Tableau" : `Tableau : ${names.length > 80 ? `${names.slice(0, 79)}…` : names}`
  return {
    type: "element",
    tagName: "div",
    properties: { className: ["table-scroll"], role: "region", tabIndex: 0, ariaLabel: label },
    children: [table],
  }
}

function free(id: string, ids: Set<string>): string {
  let found = id
  for (let n = 2; ids.has(found); n++) found = `${id}-${n}`
  ids.add(found)
  return found
}

function asciiName(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 60)
    .replace(/^-|-$/g, "")
}

function textOf(node: Element | ElementContent): string {
  if (node.type === "text") return node.value
  return node.type === "element" ? node.children.map(textOf).join(node.tagName === "tr" ? " " : "") : ""
}

function text(node: Nodes, mark: string): string {
  switch (node.type) {
    case "break":
      return "\n"
    case "list":
      return node.children
        .map((item, index) => text(item, node.ordered ? `${(node.start ?? 1) + index}. ` : "- "))
        .join("\n")
    case "listItem":
      return (
        mark +
        node.children
          .map(child => text(child, ""))
          .join("\n")
          .replaceAll("\n", "\n  ")
      )
    case "table":
      return node.children.map(row => row.children.map(cell => text(cell, "")).join(" | ")).join("\n")
    case "blockquote":
      return node.children.map(child => text(child, "")).join("\n\n")
    case "image":
    case "imageReference":
      return node.alt ?? ""
    default:
      if ("value" in node) return node.value
      return "children" in node ? node.children.map(child => text(child, "")).join("") : ""
  }
}
