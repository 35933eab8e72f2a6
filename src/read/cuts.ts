import type { Cut } from "./fault.ts"

/** A text with its cuts made; they must not overlap. */
export function applyCuts(text: string, cuts: readonly Cut[]): string {
  let done = ""
  let from = 0
  for (const { start, end, text: added } of inOrder(cuts)) {
    done += text.slice(from, start) + added
    from = end
  }
  return done + text.slice(from)
}

/** Turns offsets of the text with its cuts made into offsets of the text as typed; what was added stands for what it replaced. */
export function unapply(cuts: readonly Cut[]): (offset: number, side: "start" | "end") => number {
  const steps: { at: number; added: number; cut: Cut }[] = []
  let shift = 0
  for (const cut of inOrder(cuts)) {
    steps.push({ at: cut.start + shift, added: cut.text.length, cut })
    shift += cut.text.length - (cut.end - cut.start)
  }
  return (offset, side) => {
    let back = 0
    for (const { at, added, cut } of steps) {
      if (offset < at || (offset === at && side === "end")) break
      if (offset < at + added) return side === "start" ? cut.start : cut.end
      if (offset === at + added && side === "end") return cut.end
      back += added - (cut.end - cut.start)
    }
    return offset - back
  }
}

function inOrder(cuts: readonly Cut[]): Cut[] {
  return cuts.toSorted((a, b) => a.start - b.start || a.end - b.end)
}
