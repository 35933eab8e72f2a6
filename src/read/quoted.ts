import { isUtf8 } from "node:buffer"
import type { Cut, Fault } from "./fault.ts"
import { fromWindows } from "./windows.ts"

/** Whether a file may be the source of a message: É and é are in any fiche, and `=` in hardly one. */
export function mayBeQuoted(bytes: Buffer): boolean {
  return bytes.includes("=C3=") || bytes.includes("=E9")
}

/** A text as mail programs send it (`=C3=A9` for `é`, `=` where a line goes on), with all of it put right; undefined when it is none. */
export function findQuoted(text: string): Fault | undefined {
  if (/[^\0-\x7f]/.test(text)) return undefined
  const found = [...text.matchAll(coded)].map(({ 0: typed, index }) => ({
    start: index,
    end: index + typed.length,
    typed,
  }))
  const runs = found.map(one => ({ ...one, bytes: bytesOf(one.typed) }))
  const decode = runs.every(({ bytes }) => isUtf8(bytes)) ? (bytes: Buffer) => bytes.toString("utf8") : fromWindows
  const cuts = runs.map(({ start, end, bytes }): Cut => ({ start, end, text: decode(bytes) }))
  const accents = cuts.filter(cut => /[^\0-\x7f]/.test(cut.text))
  const [first] = accents
  if (!first || accents.length < fewest) return undefined
  const fix = { label: "Rétablir les accents et les lignes", confidence: "certain" as const, cuts }
  return { rule: "encodage", start: first.start, end: first.end, detail: "courriel", fix }
}

/** One may be quoted in a text about it. */
const fewest = 3

const coded = /(?:=[0-9A-F]{2}|=[ \t]*(?:\r?\n|\r|$(?![\s\S])))+/g

function bytesOf(typed: string): Buffer {
  return Buffer.from((typed.match(/=[0-9A-F]{2}/g) ?? []).map(one => Number.parseInt(one.slice(1), 16)))
}
