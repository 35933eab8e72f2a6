import type { Context, Draft, Sketched } from "../model/types.ts"

/** A fiche whose text may be close to that of another. */
export interface Neighbour {
  draft: Draft
  /** Of the shorter sketch, the part that the other has too: about that of their texts. */
  share: number
}

/**
 * For each fiche of an édition, the few others of it, or of the éditions before, whose text may be close: those that
 * share most of their sketches. Made once for all, in time linear in the fiches.
 */
export function neighboursOf(context: Context): ReadonlyMap<Draft, Neighbour[]> {
  const known = made.get(context)
  if (known) return known
  const own = context.subjects.length
  const all: Sketched[] = [...context.subjects, ...context.earlier]
  const counts = Array.from({ length: own }, () => new Map<number, number>())
  for (const holders of shared(all)) {
    // A phrase that very many have leads to the first of them only, or all would be compared to all.
    const first = holders.slice(0, most)
    for (const holder of holders)
      if (holder < own) for (const other of first) if (other !== holder) add(counts[holder], other)
  }
  const found = new Map(
    counts.flatMap((others, rank) => {
      const one = all[rank]
      return one && others.size > 0 ? [[one.draft, closest(one, others, all)] as const] : []
    }),
  )
  made.set(context, found)
  return found
}

const made = new WeakMap<Context, ReadonlyMap<Draft, Neighbour[]>>()

/** Holders of one shingle that are looked at. */
const most = 12
/** Neighbours that are worth a comparison word for word. */
const kept = 2

/** The ranks of the fiches that hold a same shingle, for each that several hold. */
function* shared(all: readonly Sketched[]): Iterable<number[]> {
  // One number a pair: the shingle in its high bits, the fiche in its low ones.
  const width = 2 ** 20
  const size = all.reduce((sum, { sketch }) => sum + sketch.length, 0)
  const pairs = new Float64Array(size)
  let at = 0
  for (const [rank, { sketch }] of all.entries()) for (const hash of sketch) pairs[at++] = hash * width + rank
  pairs.sort()
  for (let start = 0; start < size; ) {
    const hash = Math.floor((pairs[start] ?? 0) / width)
    let end = start + 1
    while (end < size && Math.floor((pairs[end] ?? 0) / width) === hash) end += 1
    if (end - start > 1) yield Array.from(pairs.subarray(start, end), pair => pair % width)
    start = end
  }
}

function add(counts: Map<number, number> | undefined, other: number): void {
  counts?.set(other, (counts.get(other) ?? 0) + 1)
}

/** Those that share a seventh of the shorter sketch: half of the objectives alone is a seventh of a fiche. */
function closest(one: Sketched, others: ReadonlyMap<number, number>, all: readonly Sketched[]): Neighbour[] {
  return [...others]
    .flatMap(([rank, count]) => {
      const other = all[rank]
      if (!other || count < 3) return []
      const share = count / Math.min(one.sketch.length, other.sketch.length)
      return share < 1 / 7 ? [] : [{ draft: other.draft, share }]
    })
    .toSorted((a, b) => b.share - a.share)
    .slice(0, kept)
}
