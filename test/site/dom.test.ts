import { expect, test } from "vitest"
import { rising } from "../../site/scripts/dom.ts"
import fc from "../draw.ts"

/** The length of the longest rising run, found by trying all. */
function longest(numbers: readonly number[], above = -1): number {
  const [first, ...others] = numbers
  if (first === undefined) return 0
  return Math.max(longest(others, above), first > above ? 1 + longest(others, first) : 0)
}

test("what need not move is the longest run that is in order already", () => {
  const order = fc
    .uniqueArray(fc.integer({ min: 0, max: 99 }), { maxLength: 9 })
    .chain(known => fc.shuffledSubarray([...known, -1, -1], { minLength: known.length }))
  fc.assert(
    fc.property(order, numbers => {
      const still = [...rising(numbers)].sort((a, b) => a - b).map(at => numbers[at] ?? -1)
      expect(still).toEqual(still.toSorted((a, b) => a - b))
      expect(still.every(number => number >= 0)).toBe(true)
      expect(still.length).toBe(longest(numbers))
    }),
  )
})

test("one that goes last leaves the others where they are", () => {
  expect([...rising([1, 2, 3, 4, 0])]).toHaveLength(4)
})

test("what is held stays, and with it the longest run that goes through it", () => {
  const order = fc.uniqueArray(fc.integer({ min: 0, max: 99 }), { minLength: 1, maxLength: 8 })
  fc.assert(
    fc.property(order, fc.nat(), (numbers, any) => {
      const held = any % numbers.length
      const still = [...rising(numbers, held)].sort((a, b) => a - b)
      expect(still).toContain(held)
      const kept = still.map(at => numbers[at] ?? -1)
      expect(kept).toEqual(kept.toSorted((a, b) => a - b))
      const through = numbers[held] ?? -1
      const before = numbers.slice(0, held).filter(number => number < through)
      const after = numbers.slice(held + 1).filter(number => number > through)
      expect(still.length).toBe(longest(before) + 1 + longest(after))
    }),
  )
})
