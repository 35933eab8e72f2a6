import { expect, test } from "vitest"
import { type Block, within } from "../../src/report/room.ts"
import fc from "../draw.ts"

const point = (text: string, rank = 1): Block => ({ text, rank, points: 1 })

test("all that has room is kept, in its order", () => {
  const blocks = [{ text: "a", rank: 0 }, point("b", 2), point("c", 1), { text: "d", rank: 6, what: "la fin" }]
  expect(within(blocks, 10_000)).toEqual(["a", "b", "c", "d"])
})

test("what is given up is told before the last parts; a point left out leaves out those after it", () => {
  const long = "x".repeat(500)
  const blocks = [
    { text: "tête", rank: 0 },
    point(long),
    point(long),
    point("court"),
    { text: long, rank: 5, what: "le texte corrigé" },
    { text: "fin", rank: 0 },
  ]
  expect(within(blocks, 1700)).toEqual([
    "tête",
    long,
    "**Rapport coupé** : faute de place, 2 points et le texte corrigé ne figurent pas ici. La suite : `npx missions check`.",
    "fin",
  ])
  expect(within([{ text: "a", rank: 0 }], 10_000, 3)).toEqual(["3 autres points ne sont pas montrés ici.", "a"])
})

test("never over its room, whatever the blocks", () => {
  const block = fc.record({
    text: fc.string({ maxLength: 400 }),
    rank: fc.integer({ min: 1, max: 6 }),
    points: fc.nat(3),
  })
  fc.assert(
    fc.property(fc.array(block, { maxLength: 50 }), fc.integer({ min: 1100, max: 6000 }), (blocks, room) => {
      expect(Buffer.byteLength(within(blocks, room).join("\n\n"))).toBeLessThanOrEqual(room)
    }),
  )
})
