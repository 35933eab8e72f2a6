import type { Draft } from "../model/types.ts"

/** A run of words of a text, by its hash, and where it stands. */
interface Shingle {
  hash: number
  start: number
  end: number
}

/** One shingle in eight of a fiche's text: two fiches that share text share these, and few fiches share any. */
export function sketchOf(draft: Draft): number[] {
  return [...new Set(shinglesOf(proseOf(draft)).map(({ hash }) => hash))].filter(hash => hash % 8 === 0)
}

/** What two texts have in common. */
export interface Overlap {
  /** Of the shorter text's shingles, the part that the other has too, from 0 to 1. */
  share: number
  /** The longest passage of the first text that the other has too. */
  start: number
  end: number
}

/** Compares two texts, word for word whatever their case, accents kept; in time linear in both. Too short texts share nothing. */
export function overlapOf(one: string, other: string): Overlap {
  const mine = shinglesOf(one)
  const theirs = new Set(shinglesOf(other).map(({ hash }) => hash))
  const shared = new Set<number>()
  let longest = { start: 0, end: 0 }
  let run: { start: number; end: number } | undefined
  for (const { hash, start, end } of mine) {
    if (!theirs.has(hash)) {
      run = undefined
      continue
    }
    shared.add(hash)
    run = { start: run?.start ?? start, end }
    if (run.end - run.start > longest.end - longest.start) longest = run
  }
  const size = Math.min(new Set(mine.map(({ hash }) => hash)).size, theirs.size)
  return { share: size < enough ? 0 : shared.size / size, ...longest }
}

/** The body of a fiche, its titles blanked out: every fiche has them. Offsets are those of the body. */
export function proseOf({ text, bodyStart }: Draft): string {
  return text.slice(bodyStart, bodyStart + most).replaceAll(/^#{1,6}[ \t].*$/gm, title => " ".repeat(title.length))
}

/** A fiche is 64 KiB at most; other files are cut there. */
const most = 64 * 1024
/** Words of a shingle: the phrases of any administration are shorter. */
const length = 6
/** Shingles under which a likeness says nothing. */
const enough = 25

function shinglesOf(text: string): Shingle[] {
  const words: Shingle[] = []
  const shingles: Shingle[] = []
  for (const { 0: word, index } of text.matchAll(/[\p{L}\p{N}]+/gu)) {
    words.push({ hash: hashOf(word.toLowerCase()), start: index, end: index + word.length })
    if (words.length < length) continue
    const run = words.slice(-length)
    const hash = run.reduce((sum, one) => (Math.imul(sum, 0x01000193) ^ one.hash) >>> 0, 0x811c9dc5)
    shingles.push({ hash: mixed(hash), start: run[0]?.start ?? 0, end: index + word.length })
  }
  return shingles
}

/** FNV-1a. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < word.length; at += 1) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193)
  return hash >>> 0
}

/** Spreads a hash over its low bits, by which one in eight is chosen. */
function mixed(hash: number): number {
  const half = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b)
  return (half ^ (half >>> 16)) >>> 0
}
