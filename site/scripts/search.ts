import { fold, places, unfold, wordsOf } from "./fold.ts"

/** A row of `recherche.json`: slug, then what is looked through, the most telling first. */
export type Row = [slug: string, title: string, place: string, body: string]

/** A mission that holds every word of a query. */
export interface Hit {
  slug: string
  /** Higher is better: a word in a title outweighs any number of mentions in a body. */
  score: number
  /** A stretch of body with the words found; undefined when they all stand in plain sight. Made when asked for. */
  excerpt(): Piece[] | undefined
}

export interface Piece {
  text: string
  found: boolean
}

/** Makes a search over rows; folding is done once, looking through is then a matter of milliseconds. */
export function searcher(rows: Row[]): (query: string) => Hit[] {
  const folded = rows.map(([, ...texts]) => texts.map(fold))
  return query => {
    const words = wordsOf(query)
    return rows.flatMap((row, index) => hit(row, folded[index] ?? [], words) ?? [])
  }
}

const worth = [10_000, 100, 1]
const enough = 9

function hit([slug, , , body]: Row, texts: string[], words: string[][]): Hit | undefined {
  let score = 0
  let hidden = false
  for (const forms of words) {
    let here = 0
    let inSight = false
    for (const [level, text] of texts.entries()) {
      const count = places(text, forms, enough).length
      here += Math.min(count, enough) * (worth[level] ?? 0)
      if (level < 2 && count > 0) inSight = true
    }
    if (here === 0) return undefined
    score += here
    hidden ||= !inSight
  }
  return { slug, score, excerpt: () => (hidden ? excerpt(body, texts[2] ?? "", words) : undefined) }
}

const around = 70

// The first place where a word stands, with what is around it and every word found in it marked.
function excerpt(text: string, folded: string, words: string[][]): Piece[] {
  const all = words.flatMap(forms => places(folded, forms, 200)).sort((a, b) => a - b)
  const first = all[0]
  if (first === undefined) return []
  const start = wordStart(folded, first - around)
  const end = wordEnd(folded, first + around * 2)
  const marks = all.filter(at => at >= start && at < end)
  const cut = (from: number, to: number) => text.slice(unfold(text, from), unfold(text, to)).replace(/\s+(?:- )?/g, " ")
  const out: Piece[] = []
  let at = start
  for (const mark of marks) {
    if (mark < at) continue
    const stop = wordEnd(folded, mark)
    out.push({ text: cut(at, mark), found: false }, { text: cut(mark, stop), found: true })
    at = stop
  }
  out.push({ text: cut(at, Math.max(at, end)), found: false })
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
  const space = folded.indexOf(" ", Math.min(at, folded.length))
  return space === -1 ? folded.length : space
}
