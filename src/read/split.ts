import matter from "gray-matter"
import type { Fault } from "./fault.ts"

/** Where a file's front matter and body stand, by offsets. */
export interface Parts {
  /** The front matter between the two `---` lines. */
  headerStart: number
  headerEnd: number
  /** The closing `---`, or where it is missed. */
  fence: readonly [number, number]
  bodyStart: number
  faults: Fault[]
  /** Whether the front matter can be read at all. */
  readable: boolean
}

/** Splits a file; nothing of it is ever run (security: gray-matter would evaluate `---js`). */
export function split(text: string): Parts {
  const opening = /^\uFEFF?(?:[ \t]*\r?\n)*/.exec(text)?.[0].length ?? 0
  const first = lineAt(text, opening)
  if (first !== "---") return misopened(opening, first)
  const headerStart = Math.min(opening + 3 + eolLength(text, opening + 3), text.length)
  const { matter: header } = matter(text.slice(opening), { language: "yaml", engines })
  const closing = opening + 3 + header.length + 1
  if (closing >= text.length) return unclosed(text, headerStart)
  const last = lineAt(text, closing)
  const fence = [closing, closing + last.length] as const
  const bodyStart = fence[1] + eolLength(text, fence[1])
  const faults = /^---[ \t]*$/.test(last) ? [] : [badClosing(fence, last)]
  return { headerStart, headerEnd: Math.max(headerStart, closing), fence, bodyStart, faults, readable: true }
}

function lineAt(text: string, offset: number): string {
  const end = text.indexOf("\n", offset)
  return text.slice(offset, end < 0 ? text.length : end).replace(/\r$/, "")
}

function refuse(): never {
  throw new Error("only our own reader parses a front matter")
}

// gray-matter finds the two fences; what lies between is read by ours, so its engine has nothing to do.
const ours = { parse: () => ({}), stringify: refuse }
const none = { parse: refuse, stringify: refuse }
const engines = { yaml: ours, json: none, javascript: none, js: none, coffee: none, toml: none }

function eolLength(text: string, offset: number): number {
  return text.startsWith("\r\n", offset) ? 2 : text[offset] === "\n" ? 1 : 0
}

function misopened(opening: number, first: string): Parts {
  const rule = first.startsWith("---") ? "en-tete-autre-langage" : "en-tete-absent"
  const end = opening + first.length
  const fault: Fault = { rule, start: opening, end, value: first }
  return {
    headerStart: opening,
    headerEnd: opening,
    fence: [opening, end],
    bodyStart: opening,
    faults: [fault],
    readable: false,
  }
}

function unclosed(text: string, headerStart: number): Parts {
  const fault: Fault = { rule: "en-tete-non-ferme", start: text.length, end: text.length }
  return {
    headerStart,
    headerEnd: text.length,
    fence: [text.length, text.length],
    bodyStart: text.length,
    faults: [fault],
    readable: true,
  }
}

function badClosing(fence: readonly [number, number], last: string): Fault {
  return { rule: "en-tete-non-ferme", start: fence[0], end: fence[1], value: last }
}
