import { contactsIn, maskContacts, maskValue } from "../model/mask.ts"
import type { Field } from "../model/types.ts"

/** Hides what stays with the school from whatever is printed about one file. */
export interface Mask {
  /** The text between two offsets of the file, letter by letter, so that columns stay true. */
  slice(start: number, end: number): string
  /** A sentence or a value: known interne values, e-mails and phones keep their beginning only, as `p…@mairie.example`. */
  words(sentence: string): string
}

/**
 * Looks at the raw text, sound or not, so that a file nobody could parse gives nothing away: in its head, only the
 * value of a key known to be public is shown; a form without interne fields hides none. `spared` are addresses that may be read, such as the office's.
 */
export function masker(text: string, fields: Field[]): Mask {
  if (fields.every(({ diffusion }) => diffusion === "publique"))
    return { slice: (start, end) => text.slice(start, end), words: sentence => sentence }
  const { ranges, values } = secrets(text, fields)
  const known = values.length > 0 ? new RegExp(`${before}(?:${values.map(literal).join("|")})${after}`, "giu") : never
  const examples = spared(text, fields)
  return {
    slice(start, end) {
      const line = text.slice(start, end)
      const contacts = contactsIn(line).map(({ value, index }): Range => [index, index + value.length])
      const inside = ranges
        .filter(([from, to]) => from < end && to > start)
        .map(([from, to]): Range => [Math.max(from - start, 0), Math.min(to, end) - start])
      return [...contacts, ...inside].reduce(hide, line).replace(known, dots)
    },
    // The form's own examples, in odd places, are nobody's unless the file holds them.
    words: sentence =>
      sentence
        .split(examples)
        .map((part, index) => (index % 2 === 1 ? part : maskContacts(part.replace(known, maskValue))))
        .join(""),
  }
}

/** Offsets, the end left out. */
type Range = readonly [number, number]

const never = /(?!)/g
const before = "(?<![\\p{L}\\p{N}-])"
const after = "(?![\\p{L}\\p{N}-])"

function spared(text: string, fields: Field[]): RegExp {
  // A blank fiche shows the examples in its comments.
  const typed = text.replace(/^[ \t]*#(?![#\w]).*$/gm, "")
  const asked = fields.filter(
    ({ diffusion, example }) => diffusion === "interne" && example !== "" && !typed.includes(example),
  )
  return asked.length > 0
    ? new RegExp(`${before}(${asked.map(({ example }) => literal(example)).join("|")})${after}`, "gu")
    : never
}

function hide(text: string, [from, to]: Range): string {
  return to <= from ? text : text.slice(0, from) + dots(text.slice(from, to)) + text.slice(to)
}

function dots(text: string): string {
  return text.replace(/[\p{L}\p{M}\p{N}]/gu, found => "•".repeat(found.length))
}

function literal(value: string): string {
  return value.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&").replace(/\s+/g, "\\s+")
}

interface Secrets {
  /** Offsets of what must not be shown. */
  ranges: Range[]
  /** Interne values, as typed without their quotes. */
  values: string[]
}

function secrets(text: string, fields: Field[]): Secrets {
  const open = new Set(fields.filter(({ diffusion }) => diffusion === "publique").map(({ pointer }) => pointer))
  const interne = new Set(fields.filter(({ diffusion }) => diffusion === "interne").map(({ pointer }) => pointer))
  const found: Secrets = { ranges: [], values: [] }
  const stack: { indent: number; key: string }[] = []
  const seen = new Set<string>()
  let shown = true
  let path = ""
  const known = new Set(fields.map(field => field.path[0] ?? ""))
  for (const { line, start, first } of headLines(text, known)) {
    if (first) {
      stack.length = 0
      seen.clear()
    }
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

// Behind the mark of what a message cites, a key may stand in quotes or in bold.
const keyLine = /^((?:> ?)?(\s*)["'*_`]{0,3}([^\s"'*_`:#-][^"':]{0,80}?)["'*_`]{0,3}\s*:)(?=\s|$)/u
const fence = /^\ufeff?(?:> ?)?---/

/**
 * The lines above the body, and those of a front matter pasted again below it: up to the closing `---`, or to the first
 * title where it is missing. What follows one `#` is a note of the blank form.
 */
function* headLines(
  text: string,
  known: ReadonlySet<string>,
): Iterable<{ line: string; start: number; first: boolean }> {
  const closed = (text.match(new RegExp(fence, "gm"))?.length ?? 0) > 1
  let fences = 0
  let inside = true
  let afterFence = true
  for (const { 0: whole, 1: line = "", index: start } of text.matchAll(/([^\r\n]*)(?:\r\n|[\r\n]|$)/g)) {
    const first = afterFence && known.has(keyLine.exec(line)?.[3] ?? "")
    if (fence.test(line)) {
      fences += 1
      inside = fences === 1
      afterFence = true
      continue
    }
    if (/^(?:> ?)?#{2,6}\s/.test(line) && !(closed && fences === 1)) inside = false
    else if (first) inside = true
    if (/^\s*(?!#\s)\S/.test(line)) afterFence = false
    if (inside) yield { line, start, first }
    if (whole === "") return
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
