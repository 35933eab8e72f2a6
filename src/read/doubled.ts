import { isUtf8 } from "node:buffer"
import type { Cut, Fault } from "./fault.ts"
import { high, toBytes } from "./windows.ts"

/** A text whose accents were encoded twice (`Ã©` for `é`), with each put right; undefined when it is no such text. */
export function findDoubled(text: string): Fault | undefined {
  const cuts = [...text.matchAll(doubled)].flatMap(({ 0: typed, index }): Cut[] => {
    const meant = decode(typed)
    return meant === undefined ? [] : [{ start: index, end: index + typed.length, text: meant }]
  })
  const [first] = cuts
  if (!first || cuts.length < fewest) return undefined
  const fix = { label: "Rétablir les accents", confidence: "certain" as const, cuts }
  return { rule: "encodage", start: first.start, end: first.end, detail: "double", fix }
}

/** One may be quoted in a text about it. */
const fewest = 3

const doubled = new RegExp(`[Â-ô][\\u0080-¿${high}]{1,3}`, "g")

function decode(typed: string): string | undefined {
  const bytes = toBytes(typed)
  for (let length = bytes.length; length > 1; length -= 1) {
    if (isUtf8(bytes.subarray(0, length))) return bytes.toString("utf8", 0, length) + typed.slice(length)
  }
  return undefined
}
