import type { Field } from "../model/types.ts"
import { type Block, isBlank, type Paragraph, type Run, type Table, wordsOf } from "./blocks.ts"
import { type Label, type Labels, partOf } from "./labels.ts"
import { isPrinted } from "./printed.ts"
import { answersInRow, answersUnder, cellText, isHeadOfAnswers } from "./rows.ts"
import { linesOf, sliced } from "./runs.ts"

/** Where something stands: the cell of a table that lays the form out, inside another one or not. */
export interface Cell {
  table: number
  row: number
  column: number
  outer: Cell | undefined
}

/** What a document is made of for who looks for answers, in its order. */
export type Item =
  | { kind: "label"; label: Label; block: Paragraph; rest: Paragraph; cell: Cell | undefined }
  /** A part of the form opens, or a line that the form prints. */
  | { kind: "part" | "printed"; block: Paragraph; cell: Cell | undefined }
  /** What helps to answer a question and is no answer to it. */
  | { kind: "aside"; block: Block; cell: Cell | undefined }
  | { kind: "content"; block: Block; cell: Cell | undefined }
  /** Words in a content control that names their question. */
  | { kind: "answer"; field: Field; block: Block; cell: Cell | undefined }

/** Turns blocks into labels, headings, printed lines and content; tables that lay the form out are opened, others kept whole. */
export function itemsOf(blocks: readonly Block[], labels: Labels): Item[] {
  const walk: Walk = { labels, items: [], part: undefined, tables: 0, opened: new Set(), looked: new WeakMap() }
  visit(blocks, undefined, walk)
  return walk.items
}

interface Walk {
  labels: Labels
  items: Item[]
  /** The part of the form one is in. */
  part: string | undefined
  tables: number
  /** Parts have headings for titles in this document. */
  headed?: boolean
  /** Parts whose title was met. */
  opened: ReadonlySet<string>
  /** What was seen in cells and tables that were looked at before they were read, by the part one was in. */
  looked: WeakMap<object, Map<string | undefined, readonly Item[]>>
}

/** Deepest tables in tables that are opened. */
const deepest = 6

function visit(blocks: readonly Block[], cell: Cell | undefined, walk: Walk): void {
  for (const block of inOrder(blocks, walk)) {
    const field = walk.labels.fieldOf(nameOf(block))
    if (field) {
      walk.part = partOf(field)
      walk.items.push({ kind: "answer", field, block, cell })
    } else if (block.kind === "paragraph") paragraph(block, cell, walk)
    else if (depthOf(cell) < deepest && laysOut(block, walk)) layout(block, cell, walk)
    else if (!isOurs(block, walk)) walk.items.push({ kind: "content", block, cell })
  }
}

/**
 * Frames that hold questions come before the paragraph they are anchored at, unless that paragraph asks something: then
 * they hold its answer.
 */
function inOrder(blocks: readonly Block[], walk: Walk): readonly Block[] {
  if (!blocks.some(block => block.kind === "paragraph" && block.anchored)) return blocks
  const found: Block[] = []
  for (let at = 0; at < blocks.length; at += 1) {
    const block = blocks[at]
    if (!block) break
    found.push(block)
    if (block.kind === "table" || !block.anchored) continue
    const frames = blocks.slice(at + 1, at + 1 + block.anchored)
    const before = asksIn(frames, walk) && !asksIn([{ ...block, anchored: 0 }], walk)
    found.splice(before ? -1 : found.length, 0, ...frames)
    at += frames.length
  }
  return found
}

/** Whether some blocks ask something, or open a part. */
function asksIn(blocks: readonly Block[], walk: Walk, key: object = blocks): boolean {
  return lookAt(blocks, walk, key).some(
    item => (item.kind === "label" && item.label.sure > 1) || item.kind === "part" || item.kind === "answer",
  )
}

/** What blocks will be read as; a cell is looked at from many places, and read through once. */
function lookAt(blocks: readonly Block[], walk: Walk, key: object): readonly Item[] {
  const known = walk.looked.get(key) ?? new Map<string | undefined, readonly Item[]>()
  walk.looked.set(key, known)
  const seen = known.get(walk.part)
  if (seen) return seen
  const look: Walk = { ...walk, items: [] }
  visit(blocks, undefined, look)
  known.set(walk.part, look.items)
  return look.items
}

/** The question that the control around a block names, or the controls around all words of a paragraph. */
function nameOf(block: Block): string | undefined {
  if (block.kind === "table" || block.tag !== undefined) return block.tag
  const [tag, ...others] = new Set(block.runs.flatMap(run => run.tag ?? (/[\p{L}\p{N}]/u.test(run.text) ? "" : [])))
  return others.length === 0 ? tag : undefined
}

function depthOf(cell: Cell | undefined): number {
  return cell ? 1 + depthOf(cell.outer) : 0
}

/** Whether a table holds nothing but lines that our form prints. */
function isOurs(table: Table, { labels }: Walk): boolean {
  return !isBlank(table) && wordsOf(table).split("\n").every(labels.isOurs)
}

/** Whether a table asks something: then it is the form, else a table that someone wrote. */
function laysOut(table: Table, walk: Walk): boolean {
  return asksIn(table.rows.flat(2), walk, table)
}

function layout(table: Table, outer: Cell | undefined, walk: Walk): void {
  const number = ++walk.tables
  const rows = table.rows
  const helped = answersBeside(rows, walk)
  /** The last row that heads columns «Oui» and «Non», by how many cells it has. */
  const head = new Map<number, string[]>()
  for (let row = 0; row < rows.length; row += 1) {
    const cells = rows[row] ?? []
    const at = (column: number): Cell => ({ table: number, row, column, outer })
    const people = partsByColumn(rows, row, walk)
    if (people.length > 0) {
      for (const column of people)
        for (const [cell, place] of column.cells) visit(cell, { ...at(column.at), row: place }, walk)
      row += people[0]?.rows ?? 0
      continue
    }
    const below = rows[row + 1]
    const asking = cells.findIndex(cell => asksIn(cell, walk))
    const line = asking < 0 ? undefined : answersInRow(cells.slice(asking + 1))
    if (isHeadOfAnswers(cells)) head.set(cells.length, cells.map(cellText))
    if (line) {
      visit(cells[asking] ?? [], at(asking), walk)
      visit([line], at(asking + 1), walk)
      continue
    }
    // The two words that head the rows of questions answer nothing themselves.
    if (isHeadOfAnswers(cells) && below?.length === cells.length && asksIn(below[0] ?? [], walk)) {
      for (const [column, cell] of cells.entries())
        if (!/^(?:oui|non)$/i.test(cellText(cell))) visit(cell, at(column), walk)
      continue
    }
    const answers = answersUnder(head.get(cells.length), cells)
    if (answers) visit([{ kind: "paragraph", runs: answers.label }, answers.answer], at(0), walk)
    else if (below && isHeaderRow(cells, below, walk)) {
      for (const [column, cell] of cells.entries()) visit([...cell, ...(below[column] ?? [])], at(column), walk)
      row += 1
    } else {
      const start = ranked(cells, walk) ? 1 : 0
      for (const [column, cell] of cells.entries())
        if (column >= start) beside(cell, cells[column + 1] ?? [], at(column), helped, walk)
    }
  }
}

/** Two parts or more at the head of the columns, questions below them in the first one: «DGS» beside «Tuteur», each with its name. */
function partsByColumn(rows: Block[][][], row: number, walk: Walk) {
  const head = rows[row] ?? []
  const named = head.map((cell, column) => (column > 0 ? walk.labels.partOf(cellText(cell)) : undefined))
  const columns = [...head.keys()].filter(column => named[column])
  const parts = new Set(columns.map(column => named[column]))
  if (parts.size < 2 || parts.size < columns.length || columns.length < head.length - 1) return []
  const below = rows.slice(row + 1)
  const other = below.findIndex(cells => cells.length !== head.length)
  const asking = other < 0 ? below : below.slice(0, other)
  return columns.map(at => ({
    at,
    rows: asking.length,
    cells: [
      [head[at] ?? [], row] as const,
      ...asking.map((cells, index) => [[...(cells[0] ?? []), ...(cells[at] ?? [])], row + 1 + index] as const),
    ],
  }))
}

/** Whether a row starts with its number, and asks something after it. */
function ranked([first = [], ...others]: Block[][], walk: Walk): boolean {
  return /^\D{0,2}\d{1,2}\D{0,2}$/.test(cellText(first)) && others.some(cell => asksIn(cell, walk))
}

/** The questions of a cell. */
function labelsIn(cell: Block[], walk: Walk): Extract<Item, { kind: "label" }>[] {
  return lookAt(cell, walk, cell).filter(item => item.kind === "label")
}

/** Whether the answers of a table stand in the cells beside its labels: then what else a label's cell holds only helps. */
function answersBeside(rows: Block[][][], walk: Walk): boolean {
  return rows.some(cells =>
    cells.some((cell, column) => {
      const next = cells[column + 1] ?? []
      const [label, ...more] = labelsIn(cell, walk)
      const alone =
        label && more.length === 0 && isBlank(label.rest) && cell.every(one => one === cell[0] || isBlank(one))
      return alone && !wordsOf(label.block).includes("\n") && next.some(one => !isBlank(one)) && !asksIn(next, walk)
    }),
  )
}

/** Reads a cell; words below its label only help when the answer stands in the next cell. */
function beside(cell: Block[], next: Block[], at: Cell, answersAreBeside: boolean, walk: Walk): void {
  const from = walk.items.length
  visit(cell, at, walk)
  const [label, ...below] = walk.items.slice(from)
  const answered = next.some(one => !isBlank(one))
  if (!answersAreBeside || !answered || label?.kind !== "label" || below.length === 0) return
  if (below.some(({ kind }) => kind !== "content") || asksIn(next, walk)) return
  walk.items.splice(
    from + 1,
    below.length,
    ...below.flatMap(({ block }): Item[] => (isBlank(block) ? [] : [{ kind: "aside", block, cell: at }])),
  )
}

/** Labels in a row, their answers in the row below, column by column. */
function isHeaderRow(cells: Block[][], below: Block[][], walk: Walk): boolean {
  if (cells.length < 2 || below.length !== cells.length) return false
  const asks = (cell: Block[]) => labelsIn(cell, walk)
  const alone = cells.every(cell => {
    const found = asks(cell)
    return (
      found.length === 1 && found.every(({ rest }) => isBlank(rest)) && cell.filter(one => !isBlank(one)).length === 1
    )
  })
  return alone && below.some(cell => cell.some(one => !isBlank(one))) && below.every(cell => asks(cell).length === 0)
}

/** A paragraph is cut where one of its lines asks something; lines that only answer stay together. */
function paragraph(block: Paragraph, cell: Cell | undefined, walk: Walk): void {
  let kept: Run[] | undefined
  const flush = () => {
    if (kept) walk.items.push({ kind: "content", block: { ...block, runs: kept }, cell })
    kept = undefined
  }
  const lines = linesOf(block.runs)
  for (let at = 0; at < lines.length; at += 1) {
    const runs = lines[at] ?? []
    const alone = read({ ...block, runs }, cell, walk)
    const over = overTwoLines(runs, lines[at + 1], alone[0], block, walk)
    if (over) at += 1
    const found = over ?? alone
    if (found[0]?.kind === "content") kept = kept ? [...kept, { text: "\n" }, ...runs] : runs
    else {
      flush()
      walk.items.push(...found)
    }
  }
  flush()
}

/** A label that a soft break cuts in two, when both lines say it better than the first. */
function overTwoLines(
  runs: readonly Run[],
  next: readonly Run[] | undefined,
  alone: Item | undefined,
  block: Paragraph,
  walk: Walk,
): Item[] | undefined {
  const sure = alone?.kind === "label" ? alone.label.sure : alone?.kind === "content" ? 1 : 3
  const words = wordsOf({ ...block, runs: [...runs] })
  if (next === undefined || sure === 3 || words.trim() === "" || words.length > 100) return undefined
  const both = [...runs, { text: " " }, ...next]
  const label = walk.labels.labelOf(wordsOf({ ...block, runs: both }), walk.part)
  if (!label || label.sure <= sure || label.end <= words.length + 1) return undefined
  return read({ ...block, runs: both }, alone?.cell, walk)
}

function read(line: Paragraph, cell: Cell | undefined, walk: Walk): Item[] {
  const text = wordsOf(line)
  if (text.trim() === "") return [{ kind: "content", block: line, cell }]
  // A colon may have a cell of its own, between a label and its answer.
  if (walk.labels.isOurs(text) || /^[\s:]+$/.test(text)) return []
  const titled = walk.labels.isPart(text)
  // Where the titles of parts are headings, a plain line of the same words is an answer.
  if (titled && walk.headed && !line.heading) return [{ kind: "content", block: line, cell }]
  const found = walk.labels.labelOf(text, walk.part, boldEnd(line.runs))
  if (found && found.sure > (titled ? 2 : 1)) return asked(line, text, found, cell, walk)
  const part = walk.labels.partOf(text)
  if (part !== undefined) {
    if (answersLast(part, cell, walk)) return [{ kind: "content", block: line, cell }]
    walk.part = part
    walk.opened = new Set([...walk.opened, part])
    if (line.heading) walk.headed = true
    return [{ kind: "part", block: line, cell }]
  }
  if (found) return asked(line, text, found, cell, walk)
  if (isPrinted(text)) {
    // The part goes on under its own notice («le projet doit faire l’objet d’un portage…»).
    return [{ kind: "printed", block: line, cell }]
  }
  return [{ kind: "content", block: line, cell }]
}

/**
 * Whether the title of a part is the answer to the question just asked («Fonction : directrice générale des services»):
 * it stands in the cell of the label, or beside it, or the part was opened before.
 */
function answersLast(part: string, cell: Cell | undefined, { items, opened }: Walk): boolean {
  const last = items.findLast(item => item.kind !== "content" || !isBlank(item.block))
  if (last?.kind !== "label" || !isBlank(last.rest) || last.label.field.saisie !== "texte") return false
  const level = cell && last.cell && cell.table === last.cell.table && cell.row === last.cell.row
  return level || opened.has(part)
}

/** A label and its answer; a short answer may be followed on its line by another label: «Nom : X    Prénom : Y». */
function asked(line: Paragraph, text: string, label: Label, cell: Cell | undefined, walk: Walk): Item[] {
  if (label.sure > 1) walk.part = partOf(label.field)
  const { runs } = line
  const rest: Paragraph = { kind: "paragraph", runs: sliced(runs, label.end) }
  const item: Item = { kind: "label", label, block: line, rest, cell }
  if (label.field.section) return [item]
  const answer = text.slice(label.end)
  for (const { index, 0: gap } of answer.matchAll(/\t+|\s{2,}|\s[;|/–-]\s|(?<=\S)\s(?=\p{Lu})/gu)) {
    const start = label.end + index + gap.length
    const next: Paragraph = { ...line, runs: sliced(runs, start) }
    const other = walk.labels.labelOf(text.slice(start), walk.part)
    if (
      !other ||
      other.sure < 3 ||
      text[start + other.end - 1] === undefined ||
      !/[:：=☐☒]\s*$/.test(text.slice(start, start + other.end))
    )
      continue
    item.rest = { ...rest, runs: sliced(runs, label.end, label.end + index) }
    return [item, ...asked(next, text.slice(start), other, cell, walk)]
  }
  return [item]
}

/** Where bold words at the start of a line end, when they do not go on to its end. */
function boldEnd(runs: readonly Run[]): number | undefined {
  let end = 0
  for (const { text, bold, struck } of runs) {
    if (struck) continue
    if (!bold && text.trim() !== "") return end > 0 ? end : undefined
    end += text.length
  }
  return undefined
}
