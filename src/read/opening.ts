import { findBlock, isSilent } from "./block.ts"
import type { Cut, Fault } from "./fault.ts"
import { dashes, type Fences, isSection, type Line, nearlyExact, restore, told } from "./fence-lines.ts"
import { isQuestion, isWordForm } from "./key.ts"

/** The line meant to open a front matter, and where what it opens starts. */
export interface Opening extends Fences {
  from: number
}

const nowhere: Line = { start: 0, end: 0, text: "" }

/** Finds the line meant to open a front matter. */
export function findOpening(source: string, lines: readonly Line[]): Opening {
  const [first, second] = lines
  if (!first) return refused("en-tete-absent", nowhere, "vide")
  const { start, end, text } = first
  const cut = { start, end, text: "---" }
  const other = silentBefore(source, first) ?? otherBefore(source, lines)
  if (other) return other
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
  if (!isQuestion(text) && !(/^\{[ \t]*$/.test(text) && isQuestion(second?.text.trim())))
    return textBefore(lines) ?? refused("en-tete-absent", first, otherText(lines))
  return opened(
    { rule: "en-tete-absent", ...first },
    "Ajouter une ligne de trois tirets au début",
    { start, end: start, text: "---\n" },
    start,
  )
}

/** What a file is that is no fiche at all; undefined when some question or title of the form stands in it. */
function otherText(lines: readonly Line[]): string | undefined {
  if (lines[0]?.text.startsWith("{\\rtf")) return "rtf"
  if (lines.slice(0, mostLines).filter(({ text }) => tag.test(text)).length >= fewestTags) return "page"
  const isForm = ({ text }: Line) => isSection(text) || isQuestion(text.replace(/^[\s{*•-]+/, ""))
  return lines.slice(0, mostLines).some(isForm) ? undefined : "autre"
}

/** How far a question is looked for. */
const mostLines = 1000
/** A line of a page's code. */
const tag = /^[ \t]*<(?:!doctype|html|head|body|div|p|span|br|h[1-6]|ul|ol|li|table|tr|td)\b[^>]*>/i
/** Fewest that make a page of a text. */
const fewestTags = 4

function opened(fault: Fault & { text: string }, label: string, cut: Cut, from: number): Opening {
  return { faults: [told(fault, label, cut)], cuts: [cut], readable: true, from }
}

function refused(rule: string, { start, end, text }: Line, detail?: string): Opening {
  const fault = { rule, start, end, value: text.slice(0, 200), ...(detail === undefined ? {} : { detail }) }
  return { faults: [fault], cuts: [], readable: false, from: end }
}

/** A message answered to: each line of the fiche begins with `>`, below who wrote it perhaps. Nothing is read before these are gone. */
function citation(lines: readonly Line[]): Opening | undefined {
  const [first] = lines
  const isCited = ({ text }: Line) => text.startsWith(">")
  const from = lines.findIndex(isCited)
  const to = lines.findLastIndex(isCited) + 1
  const cited = lines.slice(from, to)
  if (!first || from < 0 || from > mostBefore || cited.length < 3 || !cited.every(isCited)) return undefined
  const around = [...lines.slice(0, from), ...lines.slice(to)]
  // A citation in somebody's own text is no fiche.
  if (around.length > 0 && !cited.some(({ text }) => isQuestion(text.replace(/^> ?/, "")))) return undefined
  const start = cited[0]?.start ?? 0
  const end = cited.at(-1)?.end ?? start
  const cuts = [
    ...(from > 0 ? [{ start: first.start, end: start, text: "" }] : []),
    ...cited.map(line => ({
      start: line.start,
      end: line.start + (/^> ?/.exec(line.text)?.[0].length ?? 0),
      text: "",
    })),
    ...(to < lines.length ? [{ start: end, end: lines.at(-1)?.end ?? end, text: "" }] : []),
  ]
  // Mail programs write who wrote it; whatever else stands there is somebody's words.
  const isOnly = to === lines.length && from <= 3 && (from === 0 || wrote.test(lines[from - 1]?.text ?? ""))
  const fix = {
    label: around.length > 0 ? "Garder la fiche seule, sans les « > »" : "Retirer les « > » du début des lignes",
    confidence: isOnly ? ("certain" as const) : ("likely" as const),
    cuts,
  }
  // Who wrote it is nobody's business.
  const [shown = first] = cited
  const fault = { rule: "en-tete-absent", detail: "citation", start: shown.start, end: shown.end, fix }
  return { faults: [{ ...fault, value: shown.text.slice(0, 200) }], cuts: [], readable: false, from: first.end }
}

const wrote = /(?:a écrit|wrote)[ \u00a0]*:[ \t]*$/

/** The mark of a block of code on the line before the three dashes. */
function blockBefore(first: Line, second: Line | undefined): Opening | undefined {
  if (
    !/^(?:`{3,}|~{3,})[a-z]*[ \t]*$/i.test(first.text) ||
    !second ||
    !(second.text === "---" || dashes.test(second.text) || nearlyExact.test(second.text))
  )
    return undefined
  const isExact = second.text === "---"
  const cut = { start: first.start, end: isExact ? second.start : second.end, text: isExact ? "" : "---" }
  return opened(
    { rule: "en-tete-absent", detail: "bloc", ...first },
    "Retirer les accents graves autour de la fiche",
    cut,
    second.end,
  )
}

/** A form that nobody filled in, above the fiche itself: certain to go when nothing is written under its titles either. */
function silentBefore(source: string, first: Line): Opening | undefined {
  const above = findBlock(source, first.start)
  const own = above && isSilent(source.slice(above.from, above.to)) ? findBlock(source, above.end) : undefined
  if (!own || isSilent(source.slice(own.from, own.to))) return undefined
  const cut = { start: first.start, end: own.from, text: own.from > own.start ? "---" : "---\n" }
  const confidence = isSilent(source.slice(first.start, own.start)) ? "certain" : "likely"
  const fault = told(
    { rule: "cle-en-double", detail: "vierge", ...first },
    "Retirer la fiche sans réponses",
    cut,
    confidence,
  )
  return { faults: [fault], cuts: [cut], readable: true, from: own.from }
}

/** A front matter right above the fiche's own, which answers more: empty, another program's, or some of the answers. */
function otherBefore(source: string, lines: readonly Line[]): Opening | undefined {
  const [first, ...rest] = lines
  const closing = rest.findIndex(({ text }) => text === "---")
  const from = rest[closing]?.end
  const own = first?.text === "---" && from !== undefined ? findBlock(source, from) : undefined
  if (!first || !own || source.slice(from, own.start).trim() !== "") return undefined
  const above = rest.slice(0, closing)
  const below = rest.filter(({ start }) => start >= own.from && start < own.to)
  const known = above.filter(({ text }) => isQuestion(text)).length
  if (known >= below.filter(({ text }) => isQuestion(text)).length) return undefined
  const again = new Set(below.map(({ text }) => text.trim()))
  // Words that are no answers are somebody's.
  const isLost = ({ text }: Line) => (known > 0 || !/^(?:[\s#-]|[\w-]+:)/.test(text)) && !again.has(text.trim())
  const confidence = above.some(isLost) ? "likely" : "certain"
  const detail = known === 0 ? "etranger" : "premier"
  const cut = { start: first.start, end: own.from, text: own.from > own.start ? "---" : "---\n" }
  const fault = told({ rule: "cle-en-double", detail, ...first }, "Retirer le premier en-tête", cut, confidence)
  return { faults: [fault], cuts: [cut], readable: true, from: own.from }
}

/** How far down a front matter is looked for. */
const mostBefore = 40

/** Words before the front matter: it is read all the same, and they are the author's to take out. */
function textBefore(lines: readonly Line[]): Opening | undefined {
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
