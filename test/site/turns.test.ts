import { beforeEach, expect, test, vi } from "vitest"
import type * as Turns from "../../site/scripts/turns.ts"

let turns: typeof Turns
let frames: (() => void)[]
let done: string[]

beforeEach(async () => {
  frames = []
  done = []
  vi.stubGlobal("requestAnimationFrame", (work: () => void) => frames.push(work))
  vi.resetModules()
  turns = await import("../../site/scripts/turns.ts")
})

/** The page is drawn, and what was waiting for that runs. */
async function draw(): Promise<void> {
  for (const work of frames.splice(0)) work()
  await new Promise(resolve => setTimeout(resolve))
}

function piece(name: string): () => void {
  return () => done.push(name)
}

test("one piece of work is done between two drawings, in the order asked, but for one that goes before", async () => {
  turns.inTurn(piece("first"))
  turns.inTurn(piece("second"))
  turns.inTurn(piece("third"))
  turns.inTurn(piece("seen"), true)
  expect(done).toEqual(["first"])
  await draw()
  expect(done).toEqual(["first", "seen"])
  await draw()
  await draw()
  expect(done).toEqual(["first", "seen", "second", "third"])
  await draw()
  turns.inTurn(piece("later"))
  expect(done.at(-1)).toBe("later")
})

test("what shows at once does not wait, and what waits is put off until it was drawn", async () => {
  turns.inTurn(piece("first"))
  turns.inTurn(piece("second"))
  for (const work of frames.splice(0)) work()
  turns.atOnce(piece("answer"))
  await new Promise(resolve => setTimeout(resolve))
  expect(done).toEqual(["first", "answer"])
  await draw()
  expect(done).toEqual(["first", "answer", "second"])
})

test("a piece that fails holds none up", async () => {
  const failing = () => {
    throw new Error("a bug")
  }
  expect(() => turns.inTurn(failing)).toThrow("a bug")
  turns.inTurn(piece("next"))
  await draw()
  expect(done).toEqual(["next"])
})
