import type { Draft } from "../model/types.ts"

/** One shingle in eight of a fiche's text: two fiches that share text share these, and few others share any. */
export function sketchOf(draft: Draft): number[] {
  const found = new Set<number>()
  eachShingle(proseOf(draft), hash => {
    if (hash % 8 === 0) found.add(hash)
  })
  return [...found]
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
  const theirs = new Set<number>()
  eachShingle(other, hash => theirs.add(hash))
  const mine = new Set<number>()
  let shared = 0
  let longest = { start: 0, end: 0 }
  let run: { start: number; end: number } | undefined
  eachShingle(one, (hash, start, end) => {
    const both = theirs.has(hash)
    if (both && !mine.has(hash)) shared += 1
    mine.add(hash)
    run = both ? { start: run?.start ?? start, end } : undefined
    if (run && run.end - run.start > longest.end - longest.start) longest = run
  })
  const size = Math.min(mine.size, theirs.size)
  return { share: size < enough ? 0 : shared / size, ...longest }
}

/** The body of a fiche, its titles and what the blank form says under them blanked out: every fiche has them. Offsets are those of the body. */
export function proseOf({ text, bodyStart }: Draft): string {
  return text.slice(bodyStart, bodyStart + most).replaceAll(ofTheForm, line => " ".repeat(line.length))
}

const ofTheForm = /^(?:#{1,6}[ \t]|À COMPLÉTER).*$/gm

/** A fiche is 64 KiB at most; other files are cut there. */
const most = 64 * 1024
/** Words of a shingle: the phrases of any administration are shorter. */
const length = 6
/** Shingles under which a likeness says nothing. */
const enough = 25

/** Every run of words of a text, by its hash, and where it stands; letter by letter, for it is done to every fiche. */
function eachShingle(text: string, tell: (hash: number, start: number, end: number) => void): void {
  const hashes: number[] = []
  const starts: number[] = []
  let hash = seed
  let start = -1
  for (let at = 0; at <= text.length; at += 1) {
    const letter = at < text.length ? letterOf(text.charCodeAt(at)) : 0
    if (letter > 0) {
      if (start < 0) start = at
      hash = Math.imul(hash ^ letter, prime)
      continue
    }
    if (start < 0) continue
    hashes.push(hash)
    starts.push(start)
    hash = seed
    start = -1
    const first = hashes.length - length
    if (first < 0) continue
    let whole = seed
    for (let rank = first; rank < hashes.length; rank += 1) whole = Math.imul(whole, prime) ^ (hashes[rank] ?? 0)
    tell(mixed(whole >>> 0), starts[first] ?? 0, at)
  }
}

/** FNV-1a. */
const seed = 0x811c9dc5
const prime = 0x01000193

/** The code of a letter or digit, small for a capital of French; 0 for what parts words. */
function letterOf(code: number): number {
  if (code < 0x30 || (code > 0x39 && code < 0x41) || (code > 0x5a && code < 0x61)) return 0
  if (code > 0x5a && code < 0xc0) return code < 0x7b ? code : 0
  if (code > 0x1fff && code < 0x2c00) return 0
  const isCapital = (code > 0x40 && code < 0x5b) || (code > 0xbf && code < 0xdf)
  return isCapital ? code + 0x20 : code
}

/** Spreads a hash over its low bits, by which one in eight is chosen. */
function mixed(hash: number): number {
  const half = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b)
  return (half ^ (half >>> 16)) >>> 0
}
