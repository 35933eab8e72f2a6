import { blank } from "./blanks.ts"
import type { Cut, Fault, Mend } from "./fault.ts"
import { sectionField } from "./sections.ts"

/** What is wrong with the two `---` lines, and the cuts that put them right when `readable`. */
export interface Fences {
  faults: Fault[]
  cuts: Cut[]
  readable: boolean
  /** True when nothing tells the front matter from the body. */
  endless?: true
}

/** A line that is not blank, as typed. */
export interface Line {
  start: number
  end: number
  text: string
}

/** The lines of a file that are not blank, a byte order mark left out. */
export function toLines(text: string): Line[] {
  return [...text.matchAll(/[^\r\n]+/g)].flatMap(({ 0: line, index }) => {
    const mark = index === 0 && line.startsWith("\uFEFF") ? 1 : 0
    const start = index + mark
    return /\S/.test(line.slice(mark)) ? [{ start, end: index + line.length, text: line.slice(mark) }] : []
  })
}

/** Three dashes and blanks after them. */
export const nearlyExact = new RegExp(`^---[${blank}]+$`)

/** What people and word processors make of three dashes: other signs, spaces between or before, a bar, three dots. */
export const dashes = new RegExp(
  `^[${blank}]*\\\\?(?:[-–_*=~+]{2,}|[-–]*—[-–—]*|[-–*_](?: [-–*_]){2,}|\\.{3}|…|\`{3,}(?:ya?ml)?)[${blank}]*$`,
)

/** A title of the form, written as one or alone on its line; in a front matter it would be a note, or words no question asks. */
export function isSection(text: string): boolean {
  return sectionField(text) !== undefined
}

/** What the correction of a line that should be three dashes does. */
export const restore = "Remettre trois tirets, seuls sur leur ligne"

/** A line's fault with its one cut. */
export function told(
  fault: Fault & { text: string },
  label: string,
  cut: Cut,
  confidence: Mend["confidence"] = "certain",
): Fault {
  const { text, ...rest } = fault
  return { ...rest, value: text.slice(0, 200), fix: { label, confidence, cuts: [cut] } }
}
