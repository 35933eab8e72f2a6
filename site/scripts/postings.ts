import { whole } from "../../src/model/whole.ts"

/** Where a word may stand in a mission: the bit its title or its place takes in a posting; a body counts from 0 to 4. */
export const inTitle = 16
export const inPlace = 8
export const inBody = 0
export type Where = typeof inTitle | typeof inPlace | typeof inBody

/** The missions in which each word stands, noted mission after mission. */
export interface Postings {
  /** Notes that a word stands in a mission, none after it having been noted yet. */
  note(word: string, at: number, where: Where): void
  /** Every word noted, in the order of their letters. */
  words(): string[]
  /**
   * What was noted of each of these words, a space between two: a few signs a mission, namely how many missions were passed
   * over (base 36, nothing for none), then one capital for where the word stands: whether in the title, whether in the
   * place, and how often in the body (0, 1, 2–3, 4 or more).
   */
  write(words: readonly string[]): string
}

/** Postings, of which ten thousand missions make millions: two numbers each, in blocks that never move, and no object. */
export function openPostings(): Postings {
  const ids = new Map<string, number>()
  const last: number[] = [] // the newest posting of each word
  const [owners, seen] = [numbers(), numbers()]
  return {
    note(word, at, where) {
      const known = ids.get(word)
      const id = known ?? ids.size
      if (known === undefined) ids.set(whole(word), id)
      const newest = last[id]
      const before = newest === undefined ? 0 : seen.get(newest)
      if (newest !== undefined && before >> 5 === at) seen.set(newest, again(before, where))
      else {
        last[id] = owners.add(id)
        seen.add(again(at << 5, where))
      }
    },
    words: () => [...ids.keys()].sort(),
    write(words) {
      const { rows, ends } = sorted(owners, seen, ids.size)
      const text = latin()
      for (const [index, word] of words.entries()) {
        if (index > 0) text.add(space)
        const id = ids.get(word) ?? 0
        let next = 0
        for (let place = id === 0 ? 0 : (ends[id - 1] ?? 0); place < (ends[id] ?? 0); place++) {
          const posting = rows[place] ?? 0
          const at = posting >> 5
          if (at !== next) text.number(at - next)
          text.add(capital + ((posting & (inTitle | inPlace)) >> 1) + often(posting & 7))
          next = at + 1
        }
      }
      return text.whole()
    },
  }
}

/** The capital that says «nowhere», from which the others count. */
export const capital = 65
const space = 32

function again(seen: number, where: Where): number {
  if (where !== inBody) return seen | where
  return (seen & 7) < 4 ? seen + 1 : seen
}

function often(times: number): number {
  return times > 3 ? 3 : times > 1 ? 2 : times
}

/** Postings word by word, each word's in the order they were noted, and where each word's end. */
function sorted(owners: Numbers, seen: Numbers, words: number): { rows: Uint32Array; ends: Uint32Array } {
  const ends = new Uint32Array(words + 1)
  const pass = (id: number) => {
    const now = ends[id] ?? 0
    ends[id] = now + 1
    return now
  }
  for (let index = 0; index < owners.size(); index++) pass(owners.get(index) + 1)
  for (let id = 1; id <= words; id++) ends[id] = (ends[id] ?? 0) + (ends[id - 1] ?? 0)
  // Where each word’s postings begin becomes, one by one, where they end.
  const rows = new Uint32Array(owners.size())
  for (let index = 0; index < rows.length; index++) rows[pass(owners.get(index))] = seen.get(index)
  return { rows, ends }
}

type Numbers = ReturnType<typeof numbers>

/** Numbers below 2³², as many as there are. */
function numbers() {
  const blocks: Uint32Array[] = []
  let size = 0
  return {
    size: () => size,
    get: (index: number) => blocks[index >> bits]?.[index & mask] ?? 0,
    set(index: number, value: number) {
      const block = blocks[index >> bits]
      if (block) block[index & mask] = value
    },
    /** Gives the number's place. */
    add(value: number): number {
      if ((size & mask) === 0) blocks.push(new Uint32Array(mask + 1))
      const block = blocks[size >> bits]
      if (block) block[size & mask] = value
      return size++
    },
  }
}

const bits = 16
const mask = (1 << bits) - 1

/** A text of signs below 128, put together from so many pieces that strings would weigh many times as much. */
function latin() {
  const decoder = new TextDecoder("latin1")
  const block = new Uint8Array(1 << 16)
  const parts: string[] = []
  let used = 0
  const flush = () => {
    parts.push(decoder.decode(block.subarray(0, used)))
    used = 0
  }
  const add = (sign: number) => {
    if (used === block.length) flush()
    block[used++] = sign
  }
  return {
    add,
    /** A whole number, base 36. */
    number(value: number) {
      if (value >= 36) this.number(Math.floor(value / 36))
      const digit = value % 36
      add(digit < 10 ? 48 + digit : 87 + digit)
    },
    whole(): string {
      flush()
      return parts.join("")
    },
  }
}
