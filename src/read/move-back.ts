import type { Pointer } from "../model/types.ts"
import { unapply } from "./cuts.ts"
import type { Cut, Fault } from "./fault.ts"
import type { Placed } from "./typed.ts"

/** A fault of a text whose cuts are made, where it stands in the file: `offset` is where the text as typed starts there. */
export function moveFault(fault: Fault, cuts: readonly Cut[], offset: number): Fault {
  const back = unapply(cuts)
  const move = (cut: Cut): Cut => ({
    start: back(cut.start, "start") + offset,
    end: back(cut.end, "end") + offset,
    text: cut.text,
  })
  const start = back(fault.start, "start") + offset
  const end = Math.max(start, back(fault.end, "end") + offset)
  return { ...fault, start, end, ...(fault.fix ? { fix: { ...fault.fix, cuts: fault.fix.cuts.map(move) } } : {}) }
}

/** The same for the places of values. */
export function movePlaces(places: Map<Pointer, Placed>, cuts: readonly Cut[], offset: number): Map<Pointer, Placed> {
  const back = unapply(cuts)
  const range = ([start, end]: readonly [number, number]): readonly [number, number] => {
    const from = back(start, "start") + offset
    return [from, Math.max(from, back(end, "end") + offset)]
  }
  const found = new Map<Pointer, Placed>()
  for (const [pointer, { key, value }] of places) {
    found.set(pointer, key ? { key: range(key), value: range(value) } : { value: range(value) })
  }
  return found
}
