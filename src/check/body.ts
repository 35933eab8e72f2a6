import type { Nodes } from "mdast"
import type { Body, Draft } from "../model/types.ts"

/** Walks the tree of a body once and keeps what the rules look for; offsets are those of the file. */
export function bodyOf(draft: Draft): Body {
  const body: Body = { refused: [], links: [], texts: [] }
  const tree = draft.tree()
  for (const child of tree.children) visit(child, draft.bodyStart, body, true)
  return body
}

const allowed = new Set<string>(
  "paragraph text emphasis strong list listItem blockquote link break table tableRow tableCell inlineCode".split(" "),
)

function visit(node: Nodes, offset: number, body: Body, top: boolean): void {
  const start = offset + (node.position?.start.offset ?? 0)
  const end = offset + (node.position?.end.offset ?? 0)
  if (node.type === "text") body.texts.push({ value: node.value, start, end })
  else if (node.type === "heading") {
    // A `##` at the top is a section: it has rules of its own.
    const section = top && node.depth === 2
    if (!section && node.depth !== 3 && node.depth !== 4)
      body.refused.push({ type: "heading", depth: node.depth, start, end })
  } else if (!allowed.has(node.type)) body.refused.push({ type: node.type, start, end })
  if (node.type === "link") {
    const text = words(node)
    body.links.push({ href: node.url, text, start, end })
  }
  if ("children" in node) for (const child of node.children) visit(child, offset, body, false)
}

function words(node: Nodes): string {
  if ("value" in node) return node.value
  return "children" in node ? node.children.map(words).join("") : ""
}
