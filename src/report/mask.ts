import type { Field } from "../model/types.ts"

/** Hides what stays with the school from whatever is printed about one file. */
export interface Mask {
  /** The text between two offsets of the file, letter by letter, so that columns stay true. */
  slice(start: number, end: number): string
  /** A sentence or a value: known interne values, e-mails and phones become `p…@mairie.example`, `02 … …`. */
  words(sentence: string): string
}

/**
 * Looks at the raw text, sound or not, so that a file nobody could parse gives nothing away: in its head, only the
 * value of a key known to be public is shown; a form without interne fields hides none. `spared` are addresses that may be read, such as the office's.
 */
export function masker(text: string, fields: Field[], spared: readonly string[] = []): Mask {
  const { ranges, values } = secrets(text, fields)
  const known = values.length > 0 ? new RegExp(`${edge}(?:${values.map(literal).join("|")})${edgeAfter}`, "giu") : never
  return {
    slice(start, end) {
      let shown = text.slice(start, end)
      for (const [from, to] of ranges) {
        if (to <= start || from >= end) continue
        const [a, b] = [Math.max(from - start, 0), Math.min(to, end) - start]
        shown = shown.slice(0, a) + dots(shown.slice(a, b)) + shown.slice(b)
      }
      return shown
        .replace(known, dots)
        .replace(phone, dots)
        .replace(email, found => (spared.includes(found) ? found : dots(found)))
    },
    words: sentence =>
      sentence
        .replace(email, found => (spared.includes(found) ? found : shortEmail(found)))
        .replace(known, found => (found.includes("…@") ? found : `${[...found][0]}…`))
        .replace(phone, found => `${found.slice(0, 2)} … …`),
  }
}

const never = /(?!)/g
const edge = "(?<![\\p{L}\\p{N}-])"
const edgeAfter = "(?![\\p{L}\\p{N}-])"
const email = /[^\s@<>"'«»()[\],;:]{1,100}@[^\s@<>"'«»()[\],;:]{1,250}\.[\p{L}\p{N}-]+/gu
// Ten French digits, or an international form; never a part of a longer number such as a SIRET.
const phone =
  /(?<![\d+][ .\u00a0\u202f-]?)(?:0[1-9](?:[ .\u00a0\u202f/-]*\d){8}|(?:\+|00)[1-9](?:[ .()\u00a0\u202f/-]*\d){7,14})(?![ .\u00a0\u202f-]?\d)/gu

function dots(text: string): string {
  return text.replace(/[\p{L}\p{M}\p{N}]/gu, found => "•".repeat(found.length))
}

function shortEmail(found: string): string {
  return `${[...found][0]}…${found.slice(found.lastIndexOf("@"))}`
}

function literal(value: string): string {
  return value.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&").replace(/\s+/g, "\\s+")
}

interface Secrets {
  /** Offsets of what must not be shown. */
  ranges: [number, number][]
  /** Interne values, as typed without their quotes. */
  values: string[]
}

function secrets(text: string, fields: Field[]): Secrets {
  const open = new Set(fields.filter(({ diffusion }) => diffusion === "publique").map(({ pointer }) => pointer))
  const interne = new Set(fields.filter(({ diffusion }) => diffusion === "interne").map(({ pointer }) => pointer))
  const found: Secrets = { ranges: [], values: [] }
  if (interne.size === 0) return found
  const stack: { indent: number; key: string }[] = []
  const seen = new Set<string>()
  let shown = true
  let path = ""
  for (const { line, start } of headLines(text)) {
    const [, before = "", indent = "", key] = keyLine.exec(line) ?? []
    let valueStart = start
    if (key !== undefined) {
      while ((stack.at(-1)?.indent ?? -1) >= indent.length) stack.pop()
      stack.push({ indent: indent.length, key })
      path = `/${stack.map(entry => entry.key).join("/")}`
      // A key met twice may be an interne one at the wrong place.
      shown = open.has(path) && !seen.has(path)
      seen.add(path)
      valueStart = start + before.length
    }
    if (shown) continue
    const value = text.slice(valueStart, start + line.length)
    found.ranges.push([valueStart, start + line.length])
    if (interne.has(path)) found.values.push(...nameable(value))
  }
  return found
}

const keyLine = /^((\s*)["']?([^\s"':#-][^"':]{0,80}?)["']?\s*:)(?=\s|$)/u

/** The lines above the body: up to the closing `---`, or to the first heading where it is missing. */
function* headLines(text: string): Iterable<{ line: string; start: number }> {
  let fences = 0
  for (const match of text.matchAll(/([^\r\n]*)(?:\r\n|[\r\n]|$)/g)) {
    const line = match[1] ?? ""
    if (/^\ufeff?---/.test(line) && ++fences === 2) return
    if (/^#{1,6}\s/.test(line)) return
    yield { line, start: match.index }
  }
}

function nameable(typed: string): string[] {
  const value = typed
    .replace(/^\s*[|>][+-]?\s*$/, "")
    .trim()
    .replace(/^(["'])(.*)\1$/, "$2")
    .trim()
  return value.length >= 4 && /\p{L}/u.test(value) ? [value] : []
}
