import type { Blockquote, Link, List, ListItem, Table as MdTable, PhrasingContent, RootContent } from "mdast"
import { gfmTableToMarkdown } from "mdast-util-gfm-table"
import { toMarkdown } from "mdast-util-to-markdown"
import { linkFault } from "../model/links.ts"
import { type Block, isBlank, type Paragraph, type Run, type Table, wordsOf } from "./blocks.ts"
import { linesOf, merged, sliced } from "./runs.ts"

/** A long answer as Markdown, and the addresses of links that are not safe to follow: their words stay, the link does not. */
export function markdownOf(blocks: readonly Block[]): { markdown: string; unsafe: string[] } {
  const unsafe: string[] = []
  const nodes = nodesOf(withTypedLists(trimmed(blocks)), unsafe)
  const markdown = toMarkdown(
    { type: "root", children: nodes },
    {
      bullet: "-",
      bulletOther: "*",
      emphasis: "*",
      strong: "*",
      rule: "-",
      listItemIndent: "one",
      incrementListMarker: true,
      extensions: [gfmTableToMarkdown({ stringLength: () => 3 })],
      join: [tight],
    },
  )
  return { markdown: markdown.trim(), unsafe }
}

/** The items of a list follow each other without a blank line. */
function tight(_left: unknown, _right: unknown, parent: { type: string }): number | undefined {
  return parent.type === "list" || parent.type === "listItem" ? 0 : undefined
}

/** Without what comes with copied text or with the form: blank paragraphs around, dotted lines, no-break spaces, bold throughout. */
function trimmed(blocks: readonly Block[]): Block[] {
  const kept = blocks.flatMap((block): Block[] => {
    if (block.kind === "table") return isBlank(block) ? [] : unboxed(block)
    const paragraph = { ...block, runs: merged(block.runs.filter(({ struck }) => !struck).map(plain)) }
    return isBlank(paragraph) || /^[\s._…·-]*$/.test(wordsOf(paragraph)) ? [] : [paragraph]
  })
  const runs = kept
    .flatMap(block => (block.kind === "paragraph" ? block.runs : []))
    .filter(({ text }) => text.trim() !== "")
  const shouted = runs.length > 0 && runs.every(({ bold }) => bold)
  if (!shouted) return kept
  return kept.map(block =>
    block.kind === "paragraph" ? { ...block, runs: block.runs.map(({ bold, ...run }) => run) } : block,
  )
}

/** A tab is as wide as four blanks: it may put an item below another. */
function plain(run: Run): Run {
  return { ...run, text: tidy(run.text.replaceAll("\t", "    ")) }
}

/** Spaces of all kinds are plain ones; line ends stay. */
export function tidy(text: string): string {
  return text.normalize("NFC").replace(/[^\S\n]/g, " ")
}

/** A table of one column is a frame around words. */
function unboxed(table: Table): Block[] {
  if (table.rows.some(row => row.length > 1)) return [table]
  return trimmed(table.rows.flat(2))
}

/** Lists typed with a sign or a number at the start of each line are lists. */
function withTypedLists(blocks: readonly Block[]): Block[] {
  return blocks.flatMap((block): Block[] => {
    if (block.kind === "table" || block.list || block.heading || block.quoted) return [block]
    const lines = linesOf(block.runs)
    if (!lines.some(line => markOf(line))) return [block]
    const found: Paragraph[] = []
    for (const line of lines) {
      const mark = markOf(line)
      const last = found.at(-1)
      if (mark) {
        const list = { ordered: mark.ordered, level: mark.level }
        found.push({ kind: "paragraph", runs: sliced(line, mark.length), list })
      } else if (last && !last.list) last.runs.push({ text: "\n" }, ...line)
      else if (line.some(({ text }) => text.trim() !== "")) found.push({ kind: "paragraph", runs: line })
    }
    return found
  })
}

function markOf(line: readonly Run[]): { ordered: boolean; level: number; length: number } | undefined {
  const text = line.map(run => run.text).join("")
  const bullet = /^(\s*)(?:[•●▪■◦○‣⁃∙·➢➤►▶▸→⇒✓✔❖◆–—*+-]|>{1,2}|[-=]+>|o(?=\s+\p{L}))\s+(?=\S)/u.exec(text)
  if (bullet) return { ordered: false, level: levelOf(bullet[1]), length: bullet[0].length }
  // «-Objectiver»: the space is often forgotten.
  const close = /^[-–—•](?=\p{L}{2})/u.exec(text)
  if (close) return { ordered: false, level: 0, length: close[0].length }
  const number =
    /^(\s*)\(?\d{1,2}\s?[.)°]\s*[-–]?\s+(?=\S)/u.exec(text) ??
    /^(\s*)\d{1,2}\s?[-–/:]\s+(?=\p{L})/u.exec(text) ??
    /^(\s*)\d{1,2}(?:\)(?=\S)|[.°](?=\p{Lu}))/u.exec(text)
  if (number) return { ordered: true, level: levelOf(number[1]), length: number[0].length }
  return undefined
}

/** Four blanks before a sign put an item below another. */
function levelOf(blanks = ""): number {
  return blanks.length >= 4 ? 1 : 0
}

function nodesOf(blocks: readonly Block[], unsafe: string[]): RootContent[] {
  const nodes: RootContent[] = []
  for (let at = 0; at < blocks.length; at += 1) {
    const block = blocks[at]
    if (!block) break
    if (block.kind === "table") nodes.push(tableOf(block, unsafe))
    else if (block.list) {
      const items: Paragraph[] = []
      for (let next = blocks[at]; next?.kind === "paragraph" && next.list; next = blocks[at]) {
        items.push(next)
        at += 1
      }
      at -= 1
      nodes.push(...listsOf(items, unsafe))
    } else if (block.quoted) {
      const quoted: Block[] = []
      for (let next = blocks[at]; next?.kind === "paragraph" && next.quoted; next = blocks[++at]) {
        const { quoted: _, ...words } = next
        quoted.push(words)
      }
      at -= 1
      nodes.push({ type: "blockquote", children: nodesOf(quoted, unsafe) as Blockquote["children"] })
    } else if (isTitle(block, blocks[at + 1])) {
      const words = block.runs.map(({ bold, ...run }) => run)
      nodes.push({ type: "heading", depth: block.heading ?? 3, children: phrasing(words, unsafe) })
    } else nodes.push({ type: "paragraph", children: phrasing(block.runs, unsafe) })
  }
  return nodes
}

/** A heading by its style, or a short line wholly in bold or underlined that something follows. */
function isTitle(block: Paragraph, next: Block | undefined): boolean {
  const text = wordsOf(block).trim()
  if (text.length > 150 || text.includes("\n") || next === undefined) return false
  if (block.heading) return true
  const marked = (mark: "bold" | "underlined") => block.runs.every(run => run[mark] || run.text.trim() === "")
  return (marked("bold") || marked("underlined")) && !/[.,;:!]$/.test(text) && next.kind === "paragraph" && !next.list
}

/** Items as lists, nested by their level; a change of kind at the first level starts another list. */
function listsOf(items: readonly Paragraph[], unsafe: string[]): List[] {
  const lists: List[] = []
  let at = 0
  while (at < items.length) {
    const head = items[at]
    const level = head?.list?.level ?? 0
    const ordered = head?.list?.ordered ?? false
    const list: List = { type: "list", ordered, spread: false, children: [], ...(ordered && { start: 1 }) }
    while (at < items.length) {
      const item = items[at]
      const deeper = (item?.list?.level ?? 0) > level && list.children.length > 0
      if (item === undefined || (!deeper && item.list?.ordered !== ordered && list.children.length > 0)) break
      if (!deeper) {
        list.children.push(itemOf(item, unsafe))
        at += 1
        continue
      }
      const from = at
      while (at < items.length && (items[at]?.list?.level ?? 0) > level) at += 1
      list.children.at(-1)?.children.push(...listsOf(items.slice(from, at), unsafe))
    }
    lists.push(list)
  }
  return lists
}

function itemOf({ runs }: Paragraph, unsafe: string[]): ListItem {
  return { type: "listItem", spread: false, children: [{ type: "paragraph", children: phrasing(runs, unsafe) }] }
}

function tableOf({ rows }: Table, unsafe: string[]): MdTable {
  const width = Math.max(...rows.map(row => row.length))
  return {
    type: "table",
    children: rows
      .filter(row => row.some(cell => cell.some(one => !isBlank(one))))
      .map(row => ({
        type: "tableRow",
        children: Array.from({ length: width }, (_, column) => ({
          type: "tableCell",
          children: cellOf(row[column] ?? [], unsafe),
        })),
      })),
  }
}

/** A cell holds one line: its paragraphs follow each other. Bold is left out: the head of a table is bold anyway. */
function cellOf(blocks: readonly Block[], unsafe: string[]): PhrasingContent[] {
  const runs = blocks
    .filter(block => !isBlank(block))
    .flatMap((block, index): Run[] => [
      ...(index > 0 ? [{ text: " " }] : []),
      ...(block.kind === "paragraph" ? block.runs : [{ text: wordsOf(block) }]),
    ])
  return phrasing(
    runs
      .filter(({ struck }) => !struck)
      .map(({ bold, ...run }) => ({ ...run, text: tidy(run.text).replaceAll("\n", " ") })),
    unsafe,
  )
}

/** Words with their emphasis, links and soft breaks; blanks at the edges of emphasis are put outside, as Markdown wants. */
function phrasing(runs: readonly Run[], unsafe: string[]): PhrasingContent[] {
  const nodes = edged(merged(runs.map(({ underlined, marked, tag, ...run }) => run))).flatMap(
    (run): PhrasingContent[] => {
      const parts = run.text
        .split("\n")
        .flatMap((text, index): PhrasingContent[] => [
          ...(index > 0 ? [{ type: "break" } as const] : []),
          ...(text === "" ? [] : [{ type: "text", value: text.replace(/ {2,}/g, " ") } as const]),
        ])
      if (run.code) return [{ type: "inlineCode", value: run.text }]
      const inner = run.italic ? wrapped("emphasis", parts) : parts
      const outer = run.bold ? wrapped("strong", inner) : inner
      return run.href === undefined ? outer : linked(run, outer, unsafe)
    },
  )
  return ends(nodes)
}

function wrapped(type: "emphasis" | "strong", children: PhrasingContent[]): PhrasingContent[] {
  const broken = children.some(child => child.type === "break")
  if (broken) return children.flatMap(child => (child.type === "break" ? [child] : wrapped(type, [child])))
  return children.length === 0 ? [] : [{ type, children }]
}

function linked({ href = "", text }: Run, children: PhrasingContent[], unsafe: string[]): PhrasingContent[] {
  const fault = linkFault(href, text)
  // An address in http is told by the check, which knows how to put it right.
  const mended =
    fault === "protocole" && /^http:\/\//i.test(href) && !linkFault(href.replace(/^http:/i, "https:"), text)
  if (fault && !mended) {
    // An e-mail address shown as such needs no link.
    if (!text.includes(href.replace(/^mailto:/i, "").split("?")[0] ?? href)) unsafe.push(href)
    return children
  }
  const link: Link = { type: "link", url: href, children: children as Link["children"] }
  return [link]
}

/** Runs whose blank edges stand apart, without any make. */
function edged(runs: readonly Run[]): Run[] {
  return runs.flatMap(run => {
    if (!run.bold && !run.italic && run.href === undefined) return [run]
    const [, before = "", words = "", after = ""] = /^(\s*)([\s\S]*?)(\s*)$/.exec(run.text) ?? []
    const parts = [{ text: before }, { ...run, text: words }, { text: after }]
    return parts.filter(({ text }) => text !== "")
  })
}

/** No blank nor break at either end; neighbouring words are one text, so that nothing is escaped for nothing. */
function ends(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const found: PhrasingContent[] = []
  for (const node of nodes) {
    const last = found.at(-1)
    if (node.type === "text" && last?.type === "text") last.value += node.value
    else if (node.type === "text")
      found.push({ ...node, value: last?.type === "break" ? node.value.trimStart() : node.value })
    else {
      if (node.type === "break" && last?.type === "text") last.value = last.value.trimEnd()
      found.push(node)
    }
  }
  while (found[0]?.type === "break") found.shift()
  while (found.at(-1)?.type === "break") found.pop()
  const [first, last] = [found[0], found.at(-1)]
  if (first?.type === "text") first.value = first.value.trimStart()
  if (last?.type === "text") last.value = last.value.trimEnd()
  return found.filter(node => node.type !== "text" || node.value !== "")
}
