import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import process from "node:process"
import { afterAll, describe, expect, test } from "vitest"
import { figure, type Target } from "./figures.ts"
import { measure, median } from "./measure.ts"
import { table } from "./table.ts"

const folder = mkdtempSync(join(tmpdir(), "missions-measure-"))
afterAll(() => rmSync(folder, { recursive: true }))

const program = (code: string) => [process.execPath, "-e", code]

describe("measuring", () => {
  test("takes ways in turn, and tells time, memory and output of each", async () => {
    const order: string[] = []
    const large = "const held = Buffer.alloc(150e6, 1); console.log(held.length)"
    const slow = "setTimeout(() => console.log('done'), 300)"
    const [first, second] = await measure(
      [
        { name: "large", command: program(large), before: () => order.push("large") },
        { name: "slow", command: program(slow), before: () => order.push("slow") },
      ],
      { folder, runs: 2, budget: 60 },
    )
    expect(order).toEqual(["large", "slow", "large", "slow"])
    expect(first.memory).toBeGreaterThan(150e6)
    expect(first.outputs).toEqual(["150000000\n", "150000000\n"])
    expect(second.memory).toBeLessThan(150e6)
    expect(second.seconds).toBeGreaterThan(0.3)
  })

  test("runs once when there is no time, and says what failed", async () => {
    const [once] = await measure([{ name: "empty", command: program("") }], { folder, runs: 9, budget: 0 })
    expect(once.all).toHaveLength(1)
    const wrong = measure([{ name: "wrong", command: program("console.error('no'); process.exit(3)") }], {
      folder,
      runs: 1,
      budget: 1,
    })
    await expect(wrong).rejects.toThrow(/wrong ended with 3[\s\S]*no/)
  })

  test("takes the middle of the runs", () => {
    expect(median([5, 1, 9])).toBe(5)
    expect(median([4, 1, 2, 9])).toBe(3)
  })
})

describe("a figure", () => {
  const line = { group: "check", fiches: 72, name: "check", unit: "s", runs: 5 } as const

  test("is judged by its ratio, by itself, or by how many times it is faster", () => {
    const floor = { name: "floor", value: 2 }
    expect(figure({ ...line, ours: 3, floor, target: { of: "ratio", most: 1.5 } })).toMatchObject({
      ratio: 1.5,
      reached: true,
    })
    expect(figure({ ...line, ours: 3.1, floor, target: { of: "ratio", most: 1.5 } }).reached).toBe(false)
    expect(figure({ ...line, ours: 0.2, floor, target: { of: "ratio", least: 8 } })).toMatchObject({
      ratio: 10,
      reached: true,
    })
    expect(figure({ ...line, ours: 0.5, floor, target: { of: "figure", most: 0.4 } })).toMatchObject({
      ratio: 0.25,
      reached: false,
    })
    const rate = { ...line, unit: "a second", ours: 50, floor: { name: "floor", value: 40 } } as const
    expect(figure({ ...rate, target: { of: "ratio", least: 0.9 } })).toMatchObject({ ratio: 1.25, reached: true })
  })

  test("is judged only at the size its target speaks of", () => {
    const target: Target = { of: "figure", most: 0.4, at: [1000] }
    expect(figure({ ...line, ours: 0.1, target }).reached).toBeUndefined()
    expect(figure({ ...line, fiches: 1000, ours: 0.1, target }).reached).toBe(true)
  })

  test("is one line of the table", () => {
    const shown = figure({
      ...line,
      ours: 0.1234,
      floor: { name: "read", value: 0.1 },
      target: { of: "ratio", most: 1.5, at: [72] },
    })
    expect(table([shown], false)).toMatch(
      /check, 72 fiches\n {2}check +0\.123 s +0\.100 s +read +1\.23 × +≤ 1\.5 × at 72 +reached/,
    )
  })
})
