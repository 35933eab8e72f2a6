import { findClosing } from "./closing.ts"
import type { Cut, Fault } from "./fault.ts"
import { type Fences, type Line, toLines } from "./fence-lines.ts"
import { findOpening } from "./opening.ts"

/** Finds the lines meant to open and close a front matter. */
export function mendFences(text: string): Fences {
  const lines = toLines(text)
  const opening = findOpening(text, lines)
  if (!opening.readable) return opening
  const inside = lines.filter(({ start }) => start >= opening.from)
  const closing = findClosing(inside, lines[0] ?? { start: 0, end: 0, text: "" })
  const block = opening.faults.some(({ detail }) => detail === "bloc") ? closingMark(text, inside) : []
  const cuts = [...opening.cuts, ...closing.cuts, ...block]
  const [first] = opening.faults
  const [last] = closing.faults
  if (!first || (closing.endless && first.rule !== "en-tete-absent"))
    return { ...closing, faults: [...opening.faults, ...closing.faults], cuts }
  if (closing.endless) return { ...closing, faults: [first], cuts }
  return { ...closing, faults: [together(first, last, cuts)], cuts }
}

/** Both lines are wrong: one cause, one correction, told where the worse of the two stands. */
function together(first: Fault, last: Fault | undefined, cuts: Cut[]): Fault {
  const main = first.rule === "ecriture" && last ? last : first
  const certain = [first, last].every(fault => !fault || fault.fix?.confidence === "certain")
  const label = last
    ? "Mettre les réponses entre deux lignes de trois tirets"
    : (first.fix?.label ?? "Mettre les réponses entre deux lignes de trois tirets")
  return { ...main, fix: { label, confidence: certain ? "certain" : "likely", cuts } }
}

/** Where a block of code that was opened before the front matter is closed: right after it, or at the file's end. */
function closingMark(text: string, lines: readonly Line[]): Cut[] {
  const mark = lines.find(line => /^(?:`{3,}|~{3,})[ \t]*$/.test(line.text))
  if (!mark) return []
  const after = /^[ \t]*(?:\r\n|\n|\r)?/.exec(text.slice(mark.end))?.[0].length ?? 0
  return [{ start: mark.start, end: mark.end + after, text: "" }]
}
