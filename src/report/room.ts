import { count, frenchList } from "../words/text.ts"

/** A part of a page; the lower its rank, the later it is given up. Rank 0 always stays. */
export interface Block {
  text: string
  rank: number
  /** How many points it tells. */
  points?: number
  /** What it is, to say that it was left out. */
  what?: string
}

/**
 * The texts of the blocks that find room in a number of bytes, in their order; points are given up from the last. What was left
 * out is told before the last parts of the page.
 */
export function within(blocks: readonly Block[], room: number, omitted = 0): string[] {
  const filled = blocks.filter(({ text }) => text !== "")
  const kept = new Set(filled.filter(({ rank }) => rank === 0))
  let left = room - forNote - [...kept].reduce((sum, block) => sum + sizeOf(block), 0)
  let full = false
  const ranked = filled.filter(({ rank }) => rank > 0).toSorted((a, b) => a.rank - b.rank)
  for (const block of ranked) {
    const size = sizeOf(block)
    // A point left out leaves out those after it, that nobody wonders about their order.
    if (size > left || (full && block.points)) {
      full ||= block.points !== undefined
      continue
    }
    left -= size
    kept.add(block)
  }
  const note = noteOf(
    filled.filter(block => !kept.has(block)),
    omitted,
  )
  const shown = filled.filter(block => kept.has(block))
  const at = shown.findLastIndex(({ rank }) => rank > 0 && rank < 6) + 1
  return [...shown.slice(0, at), ...(note ? [{ text: note }] : []), ...shown.slice(at)].map(({ text }) => text)
}

/** Room kept for the sentence that says what was left out. */
const forNote = 1000

function noteOf(dropped: readonly Block[], omitted: number): string {
  const points = dropped.reduce((sum, block) => sum + (block.points ?? 0), 0)
  const names = new Set(dropped.flatMap(({ what }) => (what ? [what] : [])))
  const parts = [...(points > 0 ? [count(points, "point")] : []), ...names]
  const cut =
    parts.length > 0
      ? `**Rapport coupé** : faute de place, ${frenchList(parts)} ${parts.length > 1 || points > 1 ? "ne figurent pas" : "ne figure pas"} ici. La suite : ${"`npx missions check`"}.`
      : ""
  const more =
    omitted > 0 ? `${count(omitted, "autre point n’est pas montré", "autres points ne sont pas montrés")} ici.` : ""
  return [cut, more].filter(text => text !== "").join(" ")
}

function sizeOf({ text }: Block): number {
  return Buffer.byteLength(text) + 2
}
