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
  const fix = { label: "Rétablir les accents", confidence: "certain" as const, cuts: [...cuts, ...spaced(text)] }
  return { rule: "encodage", start: first.start, end: first.end, detail: "double", fix }
}

/** One may be quoted in a text about it. */
const fewest = 3

const doubled = new RegExp(`[Â-ô][\\u0080-¿${high}]{1,3}`, "g")

/** Where a program made a space of the no-break space that is half of `à`, or of what stands for a no-break space. */
function spaced(text: string): Cut[] {
  return [...text.matchAll(/Ã( \p{L}| |(?=[\r\n]|$))|Â /gu)].map(({ 0: typed, 1: after, index }) => {
    if (after === undefined) return { start: index, end: index + typed.length, text: "\u00a0" }
    // A space of its own may be gone too: no word goes on after `à`.
    const end = index + (after === " " ? 2 : 1)
    return { start: index, end, text: "à" }
  })
}

function decode(typed: string): string | undefined {
  const bytes = toBytes(typed)
  for (let length = bytes.length; length > 1; length -= 1) {
    if (isUtf8(bytes.subarray(0, length))) return bytes.toString("utf8", 0, length) + typed.slice(length)
  }
  return undefined
}
