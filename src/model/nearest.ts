import { fold } from "./fold.ts"

/**
 * The one candidate close enough to a word to ask «did you mean»: at most a letter in three differs, accents and
 * case aside; undefined when none is close or two are as close.
 */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  const typed = fold(word).slice(0, longest)
  let best: string | undefined
  let bestDistance = Number.POSITIVE_INFINITY
  let tie = false
  for (const candidate of candidates) {
    const known = fold(candidate).slice(0, longest)
    const allowed = Math.floor(Math.min(typed.length, known.length) / 3)
    if (Math.abs(known.length - typed.length) > allowed) continue
    const found = distance(typed, known)
    if (found > allowed) continue
    tie = found === bestDistance
    if (found < bestDistance) {
      best = candidate
      bestDistance = found
    }
  }
  return tie ? undefined : best
}

const longest = 120

/** Letters to add, remove, change or swap to go from one text to the other (optimal string alignment). */
export function distance(from: string, to: string): number {
  let before: number[] = []
  let previous = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (let i = 1; i <= from.length; i++) {
    const row = [i]
    for (let j = 1; j <= to.length; j++) {
      const same = from[i - 1] === to[j - 1]
      let least = Math.min(at(previous, j) + 1, at(row, j - 1) + 1, at(previous, j - 1) + (same ? 0 : 1))
      if (i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1])
        least = Math.min(least, at(before, j - 2) + 1)
      row.push(least)
    }
    before = previous
    previous = row
  }
  return at(previous, to.length)
}

function at(row: number[], index: number): number {
  return row[index] ?? 0
}
