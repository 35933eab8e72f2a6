import type { Heading, Root, RootContent } from "mdast"
import { fields } from "../model/fields.ts"
import type { Section, Span } from "../model/types.ts"
import { fold } from "./fold.ts"

/** A body cut at its `##` headings; text before the first is a section without a heading. */
export function cutSections(
  text: string,
  bodyStart: number,
  root: Root,
  span: (start: number, end: number) => Span,
): Section[] {
  const cuts = root.children.flatMap((node, index) => (isSectionHeading(node, text, bodyStart) ? [index] : []))
  const sections: Section[] = []
  const [first] = cuts
  if (first !== 0 && root.children.length > 0) {
    const end = first === undefined ? text.length : offsetOf(root.children[first], "start") + bodyStart
    const nodes = root.children.slice(0, first ?? root.children.length)
    const start = bodyStart + offsetOf(nodes[0], "start")
    sections.push({
      key: null,
      heading: "",
      exact: false,
      headingSpan: span(start, start),
      nodes,
      ...cut(text, bodyStart, end),
    })
  }
  for (const [rank, index] of cuts.entries()) {
    const next = cuts[rank + 1]
    const node = root.children[index]
    if (node?.type !== "heading") continue
    const end = next === undefined ? text.length : offsetOf(root.children[next], "start") + bodyStart
    const from = offsetOf(node, "start") + bodyStart
    const to = offsetOf(node, "end") + bodyStart
    const heading = headingText(node, text, bodyStart)
    const known = labels.get(fold(heading))
    sections.push({
      key: known?.key ?? null,
      heading,
      exact: known?.label === heading && text.slice(from, to) === `## ${heading}`,
      headingSpan: span(from, to),
      nodes: root.children.slice(index + 1, next ?? root.children.length),
      ...cut(text, to, end),
    })
  }
  return sections
}

const labels = new Map(
  fields()
    .filter(field => field.section)
    .map(field => [fold(field.label), field]),
)

/** A heading of level 2; of another level when it is one of the form's own labels, typed with a sign too many or too few. */
function isSectionHeading(node: RootContent, text: string, bodyStart: number): boolean {
  return node.type === "heading" && (node.depth === 2 || labels.has(fold(headingText(node, text, bodyStart))))
}

function headingText(node: Heading, text: string, bodyStart: number): string {
  const first = node.children[0]
  const last = node.children.at(-1)
  if (!first || !last) return ""
  return text.slice(offsetOf(first, "start") + bodyStart, offsetOf(last, "end") + bodyStart)
}

function offsetOf(node: RootContent | Heading["children"][number] | undefined, side: "start" | "end"): number {
  return node?.position?.[side].offset ?? 0
}

function cut(text: string, from: number, to: number): { markdown: string; start: number } {
  const raw = text.slice(from, to)
  const blank = /^(?:[ \t]*(?:\r\n|\n|\r))*/.exec(raw)?.[0].length ?? 0
  return { markdown: raw.slice(blank).trimEnd(), start: from + blank }
}
