/** Words of one make. A soft break is a newline; boxes are the signs ☐ and ☒, whatever they were made of. */
export interface Run {
  text: string
  bold?: boolean
  italic?: boolean
  underlined?: boolean
  href?: string
  /** An answer of two that was struck out: it shows which one was not meant, and is no word of the text. */
  struck?: boolean
  /** An answer of two that was marked with a colour. */
  marked?: boolean
  /** Set apart as code. */
  code?: boolean
  /** The name that a content control around the words carries. */
  tag?: string
}

export interface Item {
  ordered: boolean
  level: number
  /** The box, ☐ or ☒, that stands for its bullet: two answers may be listed so. */
  box?: string | undefined
}

export interface Paragraph {
  kind: "paragraph"
  runs: Run[]
  /** Set for an item of a list; levels start at 0. */
  list?: Item
  /** Styled as a heading: of a part of an answer, or of a part of that. */
  heading?: 3 | 4
  /** How many of the blocks that follow were anchored at its start, and may be meant to stand before it. */
  anchored?: number
  /** Styled as words of somebody else. */
  quoted?: boolean
  /** The name that a content control around the paragraph carries. */
  tag?: string
}

export interface Table {
  kind: "table"
  /** Row by row, cell by cell, what each cell holds. */
  rows: Block[][][]
  tag?: string
}

export type Block = Paragraph | Table

/** Something a document held beside its text, or that was left out of it. */
export interface Note {
  code: string
  /** The words concerned, so that nothing is lost. */
  text?: string
}

/** A text document, whatever program wrote it. */
export interface TextDocument {
  blocks: Block[]
  notes: Note[]
}

/** The words of a paragraph, or of a table's cells, a line each. */
export function wordsOf(block: Block): string {
  if (block.kind === "paragraph") return block.runs.map(({ text, struck }) => (struck ? "" : text)).join("")
  return block.rows
    .flatMap(row => row.flatMap(cell => cell.map(wordsOf)))
    .filter(text => text.trim() !== "")
    .join("\n")
}

export function isBlank(block: Block): boolean {
  return wordsOf(block).trim() === ""
}

/** Notes of the same code told once, their words together. */
export function gathered(notes: readonly Note[]): Note[] {
  const byCode = new Map<string, Note>()
  for (const { code, text } of notes) {
    const words = [byCode.get(code)?.text, text?.replace(/\s+/g, " ").trim()].filter(Boolean).join(" / ")
    byCode.set(code, words === "" ? { code } : { code, text: words })
  }
  return [...byCode.values()]
}
