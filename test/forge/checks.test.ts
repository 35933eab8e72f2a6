import { expect, test } from "vitest"
import { putCheck } from "../../src/forge/checks.ts"
import { forgeOf, head } from "./server.ts"
import { speaker } from "./speaker.ts"

const run = (remarks: number) => ({
  name: "Fiches",
  head,
  conclusion: "failure" as const,
  title: "Fiches",
  summary: "",
  annotations: Array.from({ length: remarks }, (_, index) => ({
    path: "proposals/2025-2026/x.md",
    start_line: index + 1,
    end_line: index + 1,
    annotation_level: "failure" as const,
    title: "x",
    message: "x",
  })),
})

test.each([
  [0, [0]],
  [50, [50]],
  [51, [50, 1]],
  [120, [50, 50, 20]],
])("of %i remarks is sent fifty a request and concluded with the last", async (remarks, batches) => {
  const forge = await forgeOf([])
  expect(await putCheck(speaker(forge).forge, run(remarks))).toEqual({ ok: true, value: null })
  expect(forge.annotations).toEqual(batches)
  const states = forge.runs.map(({ status }) => status)
  expect(states).toEqual([...batches.slice(1).map(() => "in_progress"), "completed"])
  expect(forge.checks).toHaveLength(1)
})

test.each([
  ["the first answer is lost", /^POST/, true],
  ["the first request is lost", /^POST/, false],
  ["a later answer is lost", /^PATCH/, true],
  ["a later request is lost", /^PATCH/, false],
])("when %s, there is one run, concluded, with each remark once", async (_, on, after) => {
  const forge = await forgeOf([])
  forge.faults.push({ on, status: 502, after })
  expect((await putCheck(speaker(forge).forge, run(120))).ok).toBe(true)
  expect(forge.checks).toMatchObject([{ status: "completed" }])
  expect(forge.checks[0]?.annotations).toEqual(run(120).annotations)
})

test("another run’s check of the same commit is not taken for ours", async () => {
  const forge = await forgeOf([])
  await putCheck(speaker(forge).forge, run(1))
  forge.faults.push({ on: /^POST/, status: 502 })
  await putCheck(speaker(forge).forge, run(2))
  expect(forge.checks.map(({ annotations }) => annotations.length)).toEqual([1, 2])
})

test("a forge that keeps failing is given up, and what it forbids is not asked again", async () => {
  const forge = await forgeOf([])
  for (let time = 0; time < 9; time++) forge.faults.push({ on: /^POST/, status: 500 })
  expect(await putCheck(speaker(forge).forge, run(1))).toMatchObject({ ok: false, status: 500 })
  expect(forge.faults).toHaveLength(5)
  forge.faults.splice(0, 5, { on: /^POST/, status: 403 })
  expect(await putCheck(speaker(forge).forge, run(1))).toMatchObject({ ok: false, status: 403 })
  expect(forge.checks).toEqual([])
})
