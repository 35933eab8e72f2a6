import type { Finding } from "../model/types.ts"
import { cleanParts } from "./clean.ts"
import type { Mask } from "./mask.ts"
import { columns, graphemes } from "./wrap.ts"

/** The author's line in three parts, harmless and masked: what is in question is `marked`. */
export interface Excerpt {
  before: string
  marked: string
  after: string
}

/**
 * The line a finding starts on, as typed but for its indentation; undefined where there is nothing to mark. A mark
 * over several lines stops at the end of the first.
 */
export function excerpt(text: string, { start, end }: Finding, mask: Mask): Excerpt | undefined {
  const lineStart = start.offset - (start.column - 1)
  const rest = text.slice(start.offset).search(/[\r\n]/)
  const lineEnd = rest < 0 ? text.length : start.offset + rest
  const markEnd = Math.min(end.offset, lineEnd)
  if (markEnd <= start.offset) return undefined
  const line = mask.slice(lineStart, lineEnd)
  const from = start.offset - lineStart
  const indent = Math.min(line.length - line.trimStart().length, from)
  const to = markEnd - lineStart
  const [before = "", marked = "", after = ""] = cleanParts([
    line.slice(indent, from),
    line.slice(from, to),
    line.slice(to),
  ])
  return { before, marked, after }
}

/** The same within a width, cut around the mark with «…». */
export function clip({ before, marked, after }: Excerpt, width: number): Excerpt {
  if (columns(before + marked + after) <= width) return { before, marked, after }
  const middle = keepStart(marked, Math.max(Math.ceil((width * 2) / 3), width - columns(before + after)))
  const spare = width - columns(middle)
  const left = keepEnd(before, Math.max(Math.floor(spare / 2), spare - columns(after)))
  return { before: left, marked: middle, after: keepStart(after, spare - columns(left)) }
}

/** The beginning of a text within a width, «…» at its end when it is cut. */
export function keepStart(text: string, width: number): string {
  if (columns(text) <= width) return text
  return width < 1 ? "" : `${take(graphemes(text), width - 1).join("")}…`
}

function keepEnd(text: string, width: number): string {
  if (columns(text) <= width) return text
  return width < 1
    ? ""
    : `…${take(graphemes(text).reverse(), width - 1)
        .reverse()
        .join("")}`
}

function take(parts: string[], width: number): string[] {
  let used = 0
  const last = parts.findIndex(part => {
    used += columns(part)
    return used > width
  })
  return last < 0 ? parts : parts.slice(0, last)
}
