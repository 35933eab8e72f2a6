import { isStream, type Pdf, streamText } from "../../../src/output/pdf/objects.ts"
import { textOf } from "../../../src/output/pdf/text.ts"

/** A value of a PDF: names keep their `/`, text strings are `{ text }`, dictionaries are records. */
export type Value = number | boolean | null | string | { ref: number } | { text: string } | Value[] | Dictionary
export interface Dictionary {
  [key: string]: Value
}

/** The objects of a PDF as values; a stream is its dictionary. */
export function valuesOf({ objects }: Pdf): Map<number, Value> {
  return new Map(
    [...objects].map(([number, body]) => [
      number,
      parse(isStream(body) ? body.slice(0, body.indexOf("stream\n")) : body),
    ]),
  )
}

/** The words of a page's content, operands and operators alike, in their order. */
export function wordsOf(body: string): string[] {
  return streamText(body).match(word) ?? []
}

const word = /\((?:[^\\()]|\\[\s\S])*\)|<<|>>|<[0-9A-Fa-f\s]*>|[[\]]|\/[^\s<>[\]()/]*|[^\s<>[\]()/]+/g

function parse(body: string): Value {
  const words = body.match(word) ?? []
  let at = 0
  return next()

  function next(): Value {
    const one = words[at++] ?? "null"
    if (one === "<<") return dictionary()
    if (one === "[") return list()
    if (one.startsWith("/")) return `/${decodeURIComponent(one.slice(1).replaceAll("#", "%"))}`
    if (one.startsWith("(") || one.startsWith("<")) return { text: textOf(one) }
    if (one === "true" || one === "false") return one === "true"
    if (one === "null") return null
    if (words[at + 1] === "R" && /^\d+$/.test(words[at] ?? "")) {
      at += 2
      return { ref: Number(one) }
    }
    return Number(one)
  }

  function dictionary(): Dictionary {
    const made: Dictionary = {}
    while (at < words.length && words[at] !== ">>") {
      const key = words[at++] ?? ""
      made[key.slice(1)] = next()
    }
    at++
    return made
  }

  function list(): Value[] {
    const made: Value[] = []
    while (at < words.length && words[at] !== "]") made.push(next())
    at++
    return made
  }
}

/** A dictionary, or an empty one when the value is something else. */
export function dict(value: Value | undefined): Dictionary {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !("ref" in value) && !("text" in value)
    ? value
    : {}
}
