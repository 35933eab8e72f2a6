import { setImmediate } from "node:timers/promises"
import { expect, test } from "vitest"
import { beside } from "../../../src/output/pdf/beside.ts"

/** Pieces without end, and how many were done. */
function endless() {
  const pieces = { done: 0 }
  function* work(): Iterable<number> {
    for (;;) yield pieces.done++
  }
  return { pieces, work: work() }
}

async function turns(many: number): Promise<void> {
  for (let turn = 0; turn < many; turn++) await setImmediate()
}

test("pieces of work are done while something is awaited, and left when it is over", async () => {
  const { pieces, work } = endless()
  await beside(turns(20), work)
  expect(pieces.done).toBeGreaterThan(5)
  const { done } = pieces
  await turns(5)
  expect(pieces.done).toBe(done)
})

test("what is awaited is awaited when the pieces are done, and its failure is told", async () => {
  let over = false
  await beside(
    turns(20).then(() => {
      over = true
    }),
    [1, 2],
  )
  expect(over).toBe(true)
  const { work } = endless()
  await expect(
    beside(
      turns(3).then(() => Promise.reject(new Error("en panne"))),
      work,
    ),
  ).rejects.toThrow("en panne")
})
