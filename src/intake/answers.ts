import type { Field, Pointer } from "../model/types.ts"
import { type Block, isBlank, type Paragraph, wordsOf } from "./blocks.ts"
import type { Cell, Item } from "./items.ts"
import { type Labels, partOf } from "./labels.ts"
import { headsContact, isPrinted } from "./printed.ts"
import { isOption } from "./runs.ts"
import { isUnanswered } from "./unanswered.ts"

/** What stands after a label, as found: blocks, blank ones included. */
export interface Answer {
  field: Field
  blocks: Block[]
  /** The question answered with it, when one label asks both. */
  pair?: Field
  /** The label as typed, when it is not the form's. */
  typed?: string
}

export type Answers = Map<Pointer, Answer>

export interface Found {
  /** One a proposal; a second proposal of the same document has the answers of the first where it gives none of its own. */
  proposals: Answers[]
  /** What stands outside every answer, in the order of the document. */
  strays: string[]
  /** Questions that were found, sure of at least nearly the whole label. */
  sure: number
}

/** The answer that is being gathered, where its label stands, and where the last of it came from. */
interface Open {
  answer: Answer
  cell: Cell | undefined
  last?: Cell | undefined
}

type LabelItem = Extract<Item, { kind: "label" }>

/** Gathers what follows each label until the next one, within the cell, the row or the table that the label stands in. */
export function answersIn(items: readonly Item[], labels: Labels): Found {
  const accepted = acceptedLabels(items)
  const opening = openingFields(labels.fields)
  const asked = new Map<string, number>()
  for (const { cell } of accepted) if (cell) asked.set(keyOf(cell), (asked.get(keyOf(cell)) ?? 0) + 1)
  /** A cell that asks many questions is the form itself: what its parts are called is no answer there. */
  const isForm = (cell: Cell) => (asked.get(keyOf(cell)) ?? 0) > 3
  const all: Answers[] = [new Map()]
  const strays: string[] = []
  let open: Open | undefined
  /** Parts of which a question was met. */
  const begun = new Set<string | undefined>()
  /** Below the heading of the school's own contact. */
  let quiet = false
  /** Questions whose answer a content control names. */
  const named = new Set<Pointer>()
  for (const item of items) {
    const label = item.kind === "label" && accepted.has(item) ? item : undefined
    const again = label && goesOn(label, all.at(-1))
    if (label && again) {
      open = { answer: again, cell: label.cell }
      if (!isBlank(label.rest)) again.blocks.push(label.rest)
      continue
    }
    if (label) {
      const here = proposalFor(label, all, opening)
      if (here) {
        const part = partOf(label.label.field)
        if (open && !open.cell && part !== undefined && !begun.has(part)) strays.push(...withoutTitle(open.answer))
        begun.add(part)
        open = { answer: opened(label), cell: label.cell }
        quiet = false
        here.set(label.label.field.pointer, open.answer)
        continue
      }
    }
    if (item.kind === "answer") {
      const here = all.at(-1) ?? new Map()
      const answer: Answer = here.get(item.field.pointer) ?? { field: item.field, blocks: [] }
      answer.blocks.push(item.block)
      here.set(item.field.pointer, answer)
      // What goes on in its cell goes on answering.
      if (item.cell) open = { answer, cell: item.cell }
      named.add(item.field.pointer)
      continue
    }
    const inside =
      open?.cell !== undefined && item.cell !== undefined && isWithin(item.cell, open.cell) && !isForm(open.cell)
    if (!inside && (item.kind === "part" || item.kind === "printed" || isNotice(item))) {
      open = undefined
      quiet = item.kind === "printed" && headsContact(wordsOf(item.block))
      continue
    }
    if (quiet) continue
    if (item.kind === "aside") {
      strays.push(wordsOf(item.block).trim())
      continue
    }
    if (open && holds(open, item)) {
      add(open, item)
      open.last = item.cell
    } else if (!isBlank(item.block)) strays.push(wordsOf(item.block).trim())
  }
  for (const answers of all) for (const answer of answers.values()) strays.push(...withoutHelp(answer))
  const own = all.filter(answers => [...answers.values()].some(({ blocks }) => blocks.some(block => !isBlank(block))))
  return {
    proposals: inherited(own),
    strays,
    sure: new Set([
      ...named,
      ...[...accepted].filter(({ label }) => label.sure > 1).map(({ label }) => label.field.pointer),
    ]).size,
  }
}

function opened({ label, rest, block }: LabelItem): Answer {
  const typed = label.sure < 3 ? wordsOf(block).slice(0, label.end).trim() : undefined
  return {
    field: label.field,
    blocks: isBlank(rest) && !hasStruck(rest) ? [] : [rest],
    ...(typed && { typed }),
    ...(label.pair && { pair: label.pair }),
  }
}

/** The answer that a label goes on with: «Contexte (suite)». */
function goesOn({ label, block }: LabelItem, answers: Answers | undefined): Answer | undefined {
  return /\bsuite\b/i.test(wordsOf(block).slice(0, label.end)) ? answers?.get(label.field.pointer) : undefined
}

/** Takes off what stands between brackets below a label («(15 lignes au plus)») when an answer follows, and gives it back. */
function withoutHelp({ field, blocks }: Answer): string[] {
  const start = blocks.findIndex(block => !isBlank(block))
  const first = blocks[start]
  if (field.saisie === "oui-non" || first?.kind !== "paragraph" || blocks.slice(start + 1).every(isBlank)) return []
  const text = wordsOf(first).trim()
  if (!/^\([^()]*\)$/.test(text)) return []
  blocks.splice(0, start + 1)
  return [text]
}

/** Takes the title of a part that nobody knows by its name off the end of a long answer, before the first question of that part, and gives it back. */
function withoutTitle({ field, blocks }: Answer): string[] {
  const last = blocks.findLastIndex(block => !isBlank(block))
  const title = blocks[last]
  const others = blocks.slice(0, last).some(block => !isBlank(block))
  if (!field.section || !others || title?.kind !== "paragraph" || title.list) return []
  const text = wordsOf(title).trim()
  const shown = title.runs.every(({ bold, text: words }) => bold || words.trim() === "")
  const isTitle = title.heading !== undefined || shown || text === text.toUpperCase()
  if (!isTitle || text.length > 80 || /[.;!?…]$/.test(text) || !/\p{L}{3}/u.test(text)) return []
  blocks.splice(last)
  return [text]
}

function hasStruck({ runs }: Paragraph): boolean {
  return runs.some(({ struck }) => struck)
}

/** A label that turned out to be none is a notice when the form prints it («Hébergement :», «OBJECTIFS»). */
function isNotice(item: Item): boolean {
  return item.kind === "label" && item.label.sure === 1 && isPrinted(wordsOf(item.block))
}

/**
 * Labels that count: for each question the surest ones; first words alone only where nothing better asks it, below the
 * first sure label; not the title of a form («Projet collectif 2025-2026») right above the question it looks like.
 */
function acceptedLabels(items: readonly Item[]): Set<LabelItem> {
  const found = items.filter(item => item.kind === "label")
  const surest = new Map<Pointer, number>()
  for (const { label } of found)
    surest.set(label.field.pointer, Math.max(label.sure, surest.get(label.field.pointer) ?? 0))
  const start = found.findIndex(({ label }) => label.sure > 1)
  const weak = new Set<Pointer>()
  return new Set(
    found.filter(({ label, block }, index) => {
      const { pointer } = label.field
      const next = found[index + 1]?.label
      if (next?.field.pointer === pointer && next.sure > label.sure) return false
      if (label.sure > 1) return true
      if (surest.get(pointer) !== 1 || start < 0 || weak.has(pointer)) return false
      if (index < start && isPrinted(wordsOf(block))) return false
      weak.add(pointer)
      return true
    }),
  )
}

/** The questions that open a proposal when they are asked again: the first of the form, and the first of its first part. */
function openingFields(fields: readonly Field[]): ReadonlySet<Pointer> {
  const firsts = [fields.find(field => partOf(field) === undefined), fields.find(field => partOf(field) !== undefined)]
  return new Set(firsts.flatMap(field => (field ? [field.pointer] : [])))
}

/** The proposal a label belongs to; undefined when its question was answered already and the label is only words. */
function proposalFor({ label, rest }: LabelItem, all: Answers[], opening: ReadonlySet<Pointer>): Answers | undefined {
  const last = all.at(-1) ?? new Map()
  const before = last.get(label.field.pointer)
  if (!before || isUnanswered(before.field, before.blocks)) return last
  if (opening.has(label.field.pointer)) {
    const next: Answers = new Map()
    all.push(next)
    return next
  }
  // The whole form may be there twice, its second copy in another order.
  return label.sure === 3 && isBlank(rest) && all.length > 1 && !all.at(-1)?.has(label.field.pointer) ? last : undefined
}

function inherited(all: readonly Answers[]): Answers[] {
  const [first = new Map(), ...others] = all
  return [first, ...others.map(answers => new Map([...first, ...answers]))]
}

/** Whether a cell is another one, or lies in it. */
function isWithin(cell: Cell, other: Cell | undefined): boolean {
  for (let here: Cell | undefined = cell; here; here = here.outer) if (here === other || same(here, other)) return true
  return false
}

function keyOf({ table, row, column }: Cell): string {
  return `${table}/${row}/${column}`
}

function same(one: Cell, other: Cell | undefined): boolean {
  return one.table === other?.table && one.row === other.row && one.column === other.column
}

/** The cells of a row that say which of two answers is meant are one line. */
function add({ answer, last }: Open, { block, cell }: { block: Block; cell: Cell | undefined }): void {
  const before = answer.blocks.at(-1)
  const isNext = last && cell && last.table === cell.table && last.row === cell.row && last.column !== cell.column
  if (answer.field.saisie === "oui-non" && isNext && before?.kind === "paragraph" && block.kind === "paragraph")
    answer.blocks.splice(-1, 1, { ...before, runs: [...before.runs, { text: "\t" }, ...block.runs] })
  else answer.blocks.push(block)
}

function holds({ answer, cell }: Open, { cell: place, block }: { cell: Cell | undefined; block: Block }): boolean {
  const empty = answer.blocks.every(isBlank)
  // The title of a part that nobody knows ends a short answer.
  if (!empty && !answer.field.section && isTitled(block) && !answer.blocks.some(isTitled)) return false
  if (cell === undefined) return place === undefined || empty
  if (place === undefined) return empty
  if (isWithin(place, cell)) return true
  const level = levelWith(place, cell)
  if (!level) return empty
  if (answer.field.saisie === "oui-non" && isOption(wordsOf(block))) return true
  return empty || answer.field.section || (level.row === cell.row && spread.has(answer.field.saisie))
}

function isTitled(block: Block): boolean {
  return block.kind === "paragraph" && block.heading !== undefined
}

/** Kinds of answers that go on in the cells beside: a box a cell, a digit a cell. */
const spread: ReadonlySet<string> = new Set(["oui-non", "siret", "telephone"])

/** The cell around a place that lies in the same table as another cell. */
function levelWith(place: Cell, cell: Cell): Cell | undefined {
  for (let here: Cell | undefined = place; here; here = here.outer) if (here.table === cell.table) return here
  return undefined
}
