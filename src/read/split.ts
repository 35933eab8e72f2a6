import { createRequire } from "node:module"
import { isForeign } from "./block.ts"
import { applyCuts, unapply } from "./cuts.ts"
import type { Fault } from "./fault.ts"
import { mendFences } from "./fences.ts"

/** Where a file's front matter and body stand, by offsets. */
export interface Layout {
  headerStart: number
  headerEnd: number
  /** The closing `---`, or where it is missed. */
  fence: readonly [number, number]
  bodyStart: number
}

interface Parts extends Layout {
  /** What stands between the two `---` lines. */
  header: string
  faults: Fault[]
  /** Whether the front matter can be read at all. */
  readable: boolean
  /** Whether the body may be in the front matter, nothing telling one from the other. */
  endless: boolean
}

/** Splits a file at its two `---` lines, put right where that is certain. Nothing of it is ever run: gray-matter would evaluate `---js`. */
export function split(text: string): Parts {
  const exact = splitExact(text)
  if (exact && !/^#{1,6}[ \t]/m.test(exact.header) && !isForeign(exact.header)) return exact
  const { faults, cuts, readable, endless } = mendFences(text)
  if (faults.length === 0 && exact) return exact
  const parts = readable ? splitExact(applyCuts(text, cuts)) : undefined
  if (!parts) return unsplit(text, faults)
  const back = unapply(cuts)
  const fence = [back(parts.fence[0], "start"), back(parts.fence[1], "end")] as const
  const bodyStart = Math.max(fence[1], back(parts.bodyStart, "start"))
  return {
    ...parts,
    headerStart: back(parts.headerStart, "start"),
    headerEnd: back(parts.headerEnd, "end"),
    fence,
    bodyStart,
    faults,
    endless: endless === true,
  }
}

function refuse(): never {
  throw new Error("only our own reader parses a front matter")
}

// gray-matter finds the two lines; what lies between is read by ours, so no engine has anything to do.
const ours = { parse: () => ({}), stringify: refuse }
const none = { parse: refuse, stringify: refuse }
const engines = { yaml: ours, json: none, javascript: none, js: none, coffee: none, toml: none }

/** gray-matter is loaded for the file that needs it: with the parsers it brings, it takes longer to load than our own. */
function between(text: string): string {
  const matter = load("gray-matter") as typeof import("gray-matter")
  return matter(text, { language: "yaml", engines }).matter
}

const load = createRequire(import.meta.url)

/** Most lines between the two: gray-matter's own search for comments is quadratic in blank lines. */
const mostLines = 10_000

/** Splits a file whose first line, blank ones and a byte order mark aside, is `---`, and that has another such line. */
function splitExact(text: string): Parts | undefined {
  const opening = /^\uFEFF?(?:[ \t]*\r?\n)*/.exec(text)?.[0].length ?? 0
  if (!/^---(?:\r?\n)/.test(text.slice(opening, opening + 5))) return undefined
  const next = text.indexOf("\n---", opening)
  if (next < 0 || (next - opening > mostLines && lineCount(text.slice(opening, next)) > mostLines)) return undefined
  // Nearly every file closes with three dashes and nothing else: there is nothing to search for.
  const exact = /^---\r?(?:\n|$)/.test(text.slice(next + 1, next + 6))
  const closing = exact ? next + 1 : opening + 3 + between(text.slice(opening, lineEnd(text, next + 1))).length + 1
  const fence = [closing, lineEnd(text, closing)] as const
  if (!/^---[ \t]*$/.test(text.slice(...fence))) return undefined
  const headerStart = text.indexOf("\n", opening) + 1
  const headerEnd = Math.max(headerStart, closing)
  const header = text.slice(headerStart, headerEnd)
  return {
    header,
    headerStart,
    headerEnd,
    fence,
    bodyStart: fence[1] + eol(text, fence[1]),
    faults: [],
    readable: true,
    endless: false,
  }
}

function lineCount(text: string): number {
  return text.match(/[\n\r\u2028\u2029]/g)?.length ?? 0
}

/** A file whose front matter can't be found: what stands above its first title is no text to publish. */
function unsplit(text: string, faults: Fault[]): Parts {
  const opening = /^\uFEFF?(?:[ \t]*\r?\n)*/.exec(text)?.[0].length ?? 0
  const start = text.startsWith("---", opening) ? closingEnd(text, opening) : firstTitle(text, opening)
  return {
    header: "",
    headerStart: opening,
    headerEnd: opening,
    fence: [opening, lineEnd(text, opening)],
    bodyStart: start,
    faults,
    readable: false,
    endless: false,
  }
}

function firstTitle(text: string, from: number): number {
  const found = /^#{1,6}[ \t]/m.exec(text.slice(from))
  return found ? from + found.index : text.length
}

function closingEnd(text: string, opening: number): number {
  const closing = /^---[ \t]*\r?$/m.exec(text.slice(lineEnd(text, opening)))
  if (!closing) return text.length
  const end = lineEnd(text, lineEnd(text, opening) + closing.index)
  return end + eol(text, end)
}

function lineEnd(text: string, offset: number): number {
  const end = text.indexOf("\n", offset)
  if (end < 0) return text.length
  return text[end - 1] === "\r" && end > offset ? end - 1 : end
}

function eol(text: string, offset: number): number {
  return text.startsWith("\r\n", offset) ? 2 : text[offset] === "\n" ? 1 : 0
}
