import { fold, places, unfold } from "./fold.ts"

export interface Piece {
  text: string
  found: boolean
}

const around = 70

/** The first place of a text where a word stands, with what is around it, every word found in it marked; empty when none does. */
export function excerpt(text: string, words: string[][]): Piece[] {
  const folded = fold(text)
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
