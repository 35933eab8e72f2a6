import { fold } from "../model/fold.ts"
import { distance } from "../model/nearest.ts"

/** The words of a label that carry its meaning: what is between brackets, articles and signs left out. */
export function keywords(text: string): string[] {
  const bare = fold(text.replace(/\([^()]*\)|\[[^[\]]*\]/g, " "))
  const words = ((bare === "" ? fold(text) : bare).match(/[a-z0-9]+/g) ?? []).map(word =>
    word === "email" ? "mail" : word,
  )
  const kept = words.filter(word => !empty.has(word))
  return kept.length > 0 ? kept : words
}

/** How much two lists of words are the same, from 0 to 1 (Dice), 0 below two thirds; a letter wrong but the first, or a plural, is forgiven. */
export function likeness(one: readonly string[], other: readonly string[]): number {
  const total = one.length + other.length
  if (3 * Math.min(one.length, other.length) < total) return 0
  const left = [...other]
  let same = 0
  for (const word of one) {
    const at = left.findIndex(candidate => isSame(word, candidate))
    if (at < 0) continue
    left.splice(at, 1)
    same += 1
  }
  return (2 * same) / total
}

export function isSame(one: string, other: string): boolean {
  if (one === other) return true
  if (one[0] !== other[0]) return false
  const shorter = Math.min(one.length, other.length)
  if (shorter < 4 || Math.abs(one.length - other.length) > 2) return false
  const pair = `${one} ${other}`
  let same = compared.get(pair)
  if (same === undefined) {
    same =
      one.replace(/[sx]$/, "") === other.replace(/[sx]$/, "") ||
      (shorter >= 5 && distance(one, other) <= (shorter >= 9 ? 2 : 1))
    if (compared.size > 20_000) compared.clear()
    compared.set(pair, same)
  }
  return same
}

/** The words of a document are compared with those of the labels again and again. */
const compared = new Map<string, boolean>()

const empty = new Set(
  "a au aux ce cet cette ces d dans de des du e elle en est et il l la le les leur lequel laquelle lesquels lesquelles n no numero notre nos on ou par pour que quel quelle quels quelles qui s sa se sera seront ses son sur t un une votre vos y".split(
    " ",
  ),
)
