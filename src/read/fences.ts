import { blank } from "./blanks.ts"
import type { Cut, Fault, Mend } from "./fault.ts"
import { isQuestion, isWordForm } from "./key.ts"
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
  const inside = lines.filter(({ start }) => start >= opening.from)
  const closing = findClosing(inside, lines[0] ?? nowhere)
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

interface Line {
  start: number
  end: number
  text: string
}

const nearlyExact = new RegExp(`^---[${blank}]+$`)
const nowhere: Line = { start: 0, end: 0, text: "" }
// What people and word processors make of three dashes: other signs, spaces between or before, a bar, three dots.
const dashes = new RegExp(
  `^[${blank}]*\\\\?(?:[-–_*=~+]{2,}|[-–]*—[-–—]*|[-–*_](?: [-–*_]){2,}|\\.{3}|…|\`{3,}(?:ya?ml)?)[${blank}]*$`,
)

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
  if (nearlyExact.test(text)) {
    return opened({ rule: "ecriture", detail: "tirets", ...first }, "Retirer les espaces après les tirets", cut, end)
  }
  const cited = citation(lines)
  if (cited) return cited
  const block = blockBefore(first, second)
  if (block) return block
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
  if (isWordForm(lines.map(line => line.text))) return refused("en-tete-absent", first, "formulaire")
  if (!isQuestion(text)) return textBefore(lines) ?? refused("en-tete-absent", first)
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

function refused(rule: string, { start, end, text }: Line, detail?: string): Fences & { from: number } {
  const fault = { rule, start, end, value: text.slice(0, 200), ...(detail === undefined ? {} : { detail }) }
  return { faults: [fault], cuts: [], readable: false, from: end }
}

/** A message answered to: each of its lines begins with `>`. Nothing is read before these are gone. */
function citation(lines: readonly Line[]): (Fences & { from: number }) | undefined {
  const [first] = lines
  const cuts = lines.flatMap(({ start, text }) => {
    const mark = /^> ?/.exec(text)?.[0].length
    return mark === undefined ? [] : [{ start, end: start + mark, text: "" }]
  })
  if (!first || cuts.length < lines.length || lines.length < 3) return undefined
  const fix = { label: "Retirer les « > » du début des lignes", confidence: "certain" as const, cuts }
  const fault = { rule: "en-tete-absent", detail: "citation", start: first.start, end: first.end, fix }
  return { faults: [{ ...fault, value: first.text.slice(0, 200) }], cuts: [], readable: false, from: first.end }
}

/** The mark of a block of code on the line before the three dashes. */
function blockBefore(first: Line, second: Line | undefined): (Fences & { from: number }) | undefined {
  if (!/^(?:`{3,}|~{3,})[a-z]*[ \t]*$/i.test(first.text) || second?.text !== "---") return undefined
  const cut = { start: first.start, end: second.start, text: "" }
  return opened(
    { rule: "en-tete-absent", detail: "bloc", ...first },
    "Retirer les accents graves autour de la fiche",
    cut,
    second.end,
  )
}

/** How far down a front matter is looked for. */
const mostBefore = 40

/** Words before the front matter: it is read all the same, and they are the author's to take out. */
function textBefore(lines: readonly Line[]): (Fences & { from: number }) | undefined {
  const [first] = lines
  const title = lines.findIndex(({ text }) => isSection(text))
  const above = lines.slice(0, Math.min(mostBefore, title < 0 ? lines.length : title))
  const at = above.findIndex(({ text }, rank) => {
    return (text === "---" || dashes.test(text)) && isQuestion(lines[rank + 1]?.text)
  })
  const opening = lines[at]
  if (!first || !opening) return undefined
  const cut = { start: first.start, end: opening.end, text: "---" }
  const fault = told(
    { rule: "en-tete-absent", detail: "avant", start: first.start, end: first.end, text: first.text },
    "Retirer ce qui précède la première ligne de trois tirets",
    cut,
    "likely",
  )
  return { faults: [fault], cuts: [cut], readable: true, from: opening.end }
}

/** The line that closes: three dashes; else, before the first title, a line of dashes of any sort; else that title itself. */
function findClosing(lines: readonly Line[], from: Line): Fences {
  const known = lines.findIndex(({ text }) => isSection(text))
  const exact = lines.findIndex(({ text }) => /^---[ \t]*$/.test(text))
  if (exact >= 0 && (known < 0 || exact < known)) return { faults: [], cuts: [], readable: true }
  const spaced = lines.slice(0, known < 0 ? lines.length : known).find(({ text }) => nearlyExact.test(text))
  if (spaced) {
    const cut = { start: spaced.start, end: spaced.end, text: "---" }
    const fault = told({ rule: "ecriture", detail: "tirets", ...spaced }, "Retirer les espaces après les tirets", cut)
    return { faults: [fault], cuts: [cut], readable: true }
  }
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

/** A title of the form, written as one or alone on its line; in a front matter it would be a note, or words no question asks. */
function isSection(text: string): boolean {
  return sectionField(text) !== undefined
}
