import { fiche } from "../model/fields.ts"
import { blank } from "./blanks.ts"
import type { Cut, Fault, Mend } from "./fault.ts"
import { resolveKey } from "./key.ts"
import { sectionField } from "./sections.ts"

/** What is wrong with the two `---` lines, and the cuts that put them right when `readable`. */
export interface Fences {
  faults: Fault[]
  cuts: Cut[]
  readable: boolean
  /** True when nothing tells the front matter from the body. */
  endless?: true
}

/** Finds the lines meant to open and close a front matter. */
export function mendFences(text: string): Fences {
  const lines = toLines(text)
  const opening = findOpening(lines)
  if (!opening.readable) return opening
  const closing = findClosing(
    lines.filter(({ start }) => start >= opening.from),
    lines[0] ?? nowhere,
  )
  const cuts = [...opening.cuts, ...closing.cuts]
  const [fault] = opening.faults
  if (fault?.rule !== "en-tete-absent" || closing.cuts.length === 0) {
    return { ...closing, faults: [...opening.faults, ...closing.faults], cuts }
  }
  // Neither line is there: one cause, one correction.
  const fix = { label: "Mettre les réponses entre deux lignes de trois tirets", confidence: "certain" as const, cuts }
  return { ...closing, faults: [closing.endless ? fault : { ...fault, fix }], cuts }
}

interface Line {
  start: number
  end: number
  text: string
}

const nowhere: Line = { start: 0, end: 0, text: "" }
const dashes = new RegExp(`^(?:[-–_*=~]{2,}|[-–]*—[-–—]*)[${blank}]*$`)

function toLines(text: string): Line[] {
  return [...text.matchAll(/[^\r\n]+/g)].flatMap(({ 0: line, index }) => {
    const mark = index === 0 && line.startsWith("\uFEFF") ? 1 : 0
    const start = index + mark
    return /\S/.test(line.slice(mark)) ? [{ start, end: index + line.length, text: line.slice(mark) }] : []
  })
}

function findOpening(lines: readonly Line[]): Fences & { from: number } {
  const [first, second] = lines
  if (!first) return refused("en-tete-absent", nowhere)
  const { start, end, text } = first
  const cut = { start, end, text: "---" }
  if (text === "---") return { faults: [], cuts: [], readable: true, from: end }
  if (new RegExp(`^---[${blank}]+$`).test(text)) {
    return opened({ rule: "ecriture", detail: "tirets", ...first }, "Retirer les espaces après les tirets", cut, end)
  }
  const before = isQuestion(second?.text)
  if (/^---[ \t]*ya?ml[ \t]*$/i.test(text))
    return opened({ rule: "en-tete-autre-langage", ...first }, restore, cut, end)
  if (dashes.test(text) && before) {
    return opened(
      { rule: text.startsWith("---") ? "en-tete-autre-langage" : "en-tete-absent", ...first },
      restore,
      cut,
      end,
    )
  }
  if (text.startsWith("---")) return refused("en-tete-autre-langage", first)
  if (!isQuestion(text)) return refused("en-tete-absent", first)
  return opened(
    { rule: "en-tete-absent", ...first },
    "Ajouter une ligne de trois tirets au début",
    { start, end: start, text: "---\n" },
    start,
  )
}

const restore = "Remettre trois tirets, seuls sur leur ligne"

function opened(fault: Fault & { text: string }, label: string, cut: Cut, from: number): Fences & { from: number } {
  return { faults: [told(fault, label, cut)], cuts: [cut], readable: true, from }
}

type Confidence = Mend["confidence"]

function told(fault: Fault & { text: string }, label: string, cut: Cut, confidence: Confidence = "certain"): Fault {
  const { text, ...rest } = fault
  return { ...rest, value: text.slice(0, 200), fix: { label, confidence, cuts: [cut] } }
}

function refused(rule: string, { start, end, text }: Line): Fences & { from: number } {
  return { faults: [{ rule, start, end, value: text.slice(0, 200) }], cuts: [], readable: false, from: end }
}

/** The line that closes: three dashes; else, before the first title, a line of dashes of any sort; else that title itself. */
function findClosing(lines: readonly Line[], from: Line): Fences {
  const known = lines.findIndex(({ text }) => isSection(text))
  const exact = lines.findIndex(({ text }) => /^---[ \t]*$/.test(text))
  if (exact >= 0 && (known < 0 || exact < known)) return { faults: [], cuts: [], readable: true }
  const title = known < 0 ? lines.findIndex(({ text }) => /^##[ \t]+\S/.test(text)) : known
  const before = title < 0 ? lines : lines.slice(0, title)
  const near = before.find(({ text }) => dashes.test(text) || text.startsWith("---"))
  const rule = "en-tete-non-ferme"
  if (near) {
    const cut = { start: near.start, end: near.end, text: "---" }
    const fault = told({ rule, ...near }, restore, cut, dashes.test(near.text) ? "certain" : "likely")
    return { faults: [fault], cuts: [cut], readable: true }
  }
  const heading = lines[title]
  if (heading) {
    const cut = { start: heading.start, end: heading.start, text: "---\n\n" }
    const fault = told({ rule, ...heading }, "Ajouter une ligne de trois tirets avant le premier titre", cut)
    return { faults: [fault], cuts: [cut], readable: true }
  }
  // Nothing says where the answers end: after the last line that looks like one.
  const { start, end, text } = lines.findLast(line => isAnswer(line.text)) ?? from
  const cuts = [{ start: end, end, text: "\n---" }]
  return { faults: [{ rule, start, end, value: text.slice(0, 200) }], cuts, readable: true, endless: true }
}

function isAnswer(text: string): boolean {
  return /^(?:[ \t]+\S|- |[a-z][a-z0-9_]* ?:)/.test(text)
}

/** A title of the form, which in a front matter would be a note. */
function isSection(text: string): boolean {
  const title = /^#{1,6}[ \t]+(\S.*)/.exec(text)?.[1]
  return title !== undefined && sectionField(title) !== undefined
}

function isQuestion(text: string | undefined): boolean {
  return text !== undefined && (resolveKey(text, [fiche])?.known ?? false)
}
