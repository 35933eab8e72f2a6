import { fold, patterns, unfold } from "./fold.ts"

/** A row of `recherche.json`: slug, then what is looked through, the most telling first. */
export type Row = [slug: string, title: string, place: string, body: string]

/** A mission that holds every word of a query. */
export interface Hit {
  slug: string
  /** Higher is better: a word in the title is worth ten in the place or themes, a hundred in the body. */
  score: number
  /** A stretch of body with the words found, unless they all stand in plain sight. */
  excerpt?: Piece[]
}

export interface Piece {
  text: string
  found: boolean
}

/** Makes a search over rows; folding is done once, looking through is then a matter of milliseconds. */
export function searcher(rows: Row[]): (query: string) => Hit[] {
  const folded = rows.map(([, ...texts]) => texts.map(fold))
  return query => {
    const words = patterns(query)
    return rows.flatMap((row, index) => hit(row, folded[index] ?? [], words) ?? [])
  }
}

const worth = [10_000, 100, 1]

function hit([slug, , , body]: Row, texts: string[], words: RegExp[]): Hit | undefined {
  let score = 0
  let hidden = false
  for (const word of words) {
    const counts = texts.map(text => Math.min(countOf(text, word), 9))
    if (counts.every(count => count === 0)) return undefined
    score += counts.reduce((sum, count, level) => sum + count * (worth[level] ?? 0), 0)
    if (counts[0] === 0 && counts[1] === 0) hidden = true
  }
  return { slug, score, ...(hidden && { excerpt: excerpt(body, texts[2] ?? "", words) }) }
}

function countOf(text: string, word: RegExp): number {
  word.lastIndex = 0
  let count = 0
  while (count < 9 && word.exec(text)) count++
  return count
}

const around = 70

/** The first place where a word stands, with what is around it and every word found in it marked. */
export function excerpt(text: string, folded: string, words: RegExp[]): Piece[] {
  const spots = words
    .flatMap(word => {
      word.lastIndex = 0
      const found = word.exec(folded)
      return found ? [found.index] : []
    })
    .sort((a, b) => a - b)
  const first = spots[0]
  if (first === undefined) return []
  const start = wordStart(folded, first - around)
  const end = wordEnd(folded, Math.max(first + around * 2, start + around * 3))
  return pieces(text, folded, start, end, words)
}

function pieces(text: string, folded: string, start: number, end: number, words: RegExp[]): Piece[] {
  const cut = (from: number, to: number) => text.slice(unfold(text, from), unfold(text, to)).replace(/\s+/g, " ")
  const marks = words
    .flatMap(word => [...folded.slice(start, end).matchAll(new RegExp(word))].map(({ index }) => start + index))
    .sort((a, b) => a - b)
  const out: Piece[] = []
  let at = start
  for (const mark of marks) {
    if (mark < at) continue
    const stop = wordEnd(folded, mark)
    out.push({ text: cut(at, mark), found: false }, { text: cut(mark, stop), found: true })
    at = stop
  }
  out.push({ text: cut(at, end), found: false })
  const last = out.at(-1)
  if (start > 0 && out[0]) out[0].text = `… ${out[0].text.trimStart()}`
  if (end < folded.length && last) last.text = `${last.text.trimEnd()} …`
  return out.filter(({ text }) => text !== "")
}

function wordStart(folded: string, at: number): number {
  if (at <= 0) return 0
  const space = folded.indexOf(" ", at)
  return space === -1 ? at : space + 1
}

function wordEnd(folded: string, at: number): number {
  if (at >= folded.length) return folded.length
  const rest = /[^\p{L}\p{N}]/u.exec(folded.slice(at, at + 60))
  return rest ? at + rest.index : folded.length
}
