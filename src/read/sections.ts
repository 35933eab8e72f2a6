import type { Root, RootContent } from "mdast"
import { fields } from "../model/fields.ts"
import { fold } from "../model/fold.ts"
import type { Section, Span } from "../model/types.ts"

/** A body as its sections are cut from it. */
export interface Body {
  text: string
  start: number
  root: Root
  /** False when the body was too costly to parse: its headings are then read line by line, and nothing has nodes. */
  parsed: boolean
  span(start: number, end: number): Span
}

/** A body cut at its `##` headings; text before the first is a section without a heading. */
export function cutSections(body: Body): Section[] {
  const { text, root, span } = body
  const cuts = body.parsed ? headings(body) : headingLines(body)
  const before = preamble(body, cuts[0])
  const sections = cuts.map(({ from, to, title, index }, rank): Section => {
    const next = cuts[rank + 1]
    const known = sectionField(title)
    const typed = text.slice(from, to).normalize("NFC")
    return {
      key: known?.key ?? null,
      heading: title,
      exact: typed === `## ${known?.label}`,
      headingSpan: span(from, to),
      nodes: root.children.slice(index + 1, next?.index ?? root.children.length),
      ...trimmed(text, to, next?.from ?? text.length),
    }
  })
  return before ? [before, ...sections] : sections
}

/** The form's section that a heading names, forgiving accents, case, apostrophes, spaces, marks, a number before, a final colon. */
export function sectionField(heading: string): { key: string; label: string } | undefined {
  return heading.length <= longest ? labels.get(plain(heading)) : undefined
}

/** A body whose titles of the form stand at the margin, whatever blanks are typed before them; every offset stays. */
export function straighten(body: string): string {
  return body.replace(
    /^([ \t]{1,40})(#{1,6})(?=[ \t]+(\S.{0,300})$)/gm,
    (typed, blanks: string, marks: string, title: string) => (sectionField(title) ? marks + blanks : typed),
  )
}

// Signs of titles and of bold, and what word processors number titles with: `2.`, `II)`, `3/`, `b –`.
const before = /^[\s*_\\#]*(?:(?:\d{1,2}|[IVX]{1,4}|[A-Fa-f])(?:\s*[.)°/]|\s+[-–—])[\s*_]*)?/u

const labels = new Map(
  fields()
    .filter(({ section }) => section)
    .map(({ key, label }) => [plain(label), { key, label }]),
)

// Beyond any label with its spaces; what is longer is not compared at all.
const longest = 300

function plain(heading: string): string {
  return fold(heading.replace(before, "").replace(/[\s*_:.#]+$/u, ""))
}

interface Cut {
  from: number
  to: number
  title: string
  /** Rank of the heading among the nodes of the body. */
  index: number
}

/**
 * A heading of level 2 cuts; one of another level when it is the form's own label, typed with a sign too many or too few;
 * and that label alone in its paragraph, in bold perhaps, when no heading has it.
 */
function headings(body: Body): Cut[] {
  const { text, start, root } = body
  const named = new Set<string>()
  const cuts = root.children.flatMap((node, index): (Cut & { field?: string; depth: number })[] => {
    if (node.type !== "heading" && node.type !== "paragraph") return []
    const first = node.children[0]
    const last = node.children.at(-1)
    const title = first && last ? text.slice(offset(first, "start") + start, offset(last, "end") + start) : ""
    const depth = node.type === "heading" ? node.depth : 0
    const alone = { from: offset(node, "start") + start, to: offset(node, "end") + start, title, index }
    const cut = depth > 0 && sectionField(title) === undefined ? withRest(body, alone) : alone
    const field = sectionField(cut.title)?.key
    if (depth !== 2 && field === undefined) return []
    if (depth > 0 && field !== undefined) named.add(field)
    return [field === undefined ? { ...cut, depth } : { ...cut, depth, field }]
  })
  return cuts.filter(({ depth, field }) => depth > 0 || !named.has(field ?? ""))
}

/** A title that a mail program cut, with the lines right below it when it is one of the form's with them. */
function withRest({ text, start, root }: Body, cut: Cut): Cut {
  const next = root.children[cut.index + 1]
  if (next?.type !== "paragraph" || !/^\r?\n$/.test(text.slice(cut.to, offset(next, "start") + start))) return cut
  const to = offset(next, "end") + start
  const title = `${cut.title} ${text.slice(offset(next, "start") + start, to)}`
  return sectionField(title) ? { ...cut, to, title, index: cut.index + 1 } : cut
}

function headingLines({ text, start }: Body): Cut[] {
  const found = text.slice(start, start + 64 * 1024).matchAll(/^(#{1,6})[ \t]+(.*\S)/gm)
  return [...found].flatMap(({ 0: line, 1: marks, 2: title = "", index }) => {
    if (marks !== "##" && !sectionField(title)) return []
    return [{ from: start + index, to: start + index + line.length, title, index: 0 }]
  })
}

function preamble({ text, start, root, span }: Body, first: Cut | undefined): Section | undefined {
  const cut = trimmed(text, start, first?.from ?? text.length)
  if (cut.markdown === "") return undefined
  const nodes = root.children.slice(0, first?.index ?? root.children.length)
  return { key: null, heading: "", exact: false, headingSpan: span(cut.start, cut.start), nodes, ...cut }
}

function offset(node: RootContent, side: "start" | "end"): number {
  return node.position?.[side].offset ?? 0
}

function trimmed(text: string, from: number, to: number): { markdown: string; start: number } {
  const raw = text.slice(from, to)
  const blank = /^(?:[ \t]*(?:\r\n|\n|\r))*/.exec(raw)?.[0].length ?? 0
  return { markdown: raw.slice(blank).trimEnd(), start: from + blank }
}
