import { expect, test } from "vitest"
import type { Inspection } from "../../src/check/index.ts"
import { memoryOf } from "../../src/commands/memory.ts"
import { openCache } from "../../src/output/cache.ts"
import { draftOf, sound } from "../check/base.ts"
import { emptyFolder } from "./run.ts"

const inspection: Inspection = { values: { intitule: "x" }, sound: true, findings: [], sketch: [] }
const common = ["program", "https://aide.example/", "2025-2026", "edition.yml"]

test("what was found is recalled for the same bytes at the same path, by the same program and édition, and for nothing else", () => {
  const folder = emptyFolder()
  const cache = openCache(folder, "controles")
  memoryOf(cache, common).keep(draftOf(sound), inspection)
  cache.save()
  const recall = (parts: string[], draft = draftOf(sound)) =>
    memoryOf(openCache(folder, "controles"), parts).recall(draft)
  expect(recall(common)).toEqual(inspection)
  for (const index of common.keys()) expect(recall(common.with(index, "other"))).toBeUndefined()
  // Where one part ends and the next begins is part of the key.
  expect(recall(["programh", "ttps://aide.example/", ...common.slice(2)])).toBeUndefined()
  expect(recall(common, draftOf(`${sound} `))).toBeUndefined()
  expect(recall(common, draftOf(sound, "autre-ville"))).toBeUndefined()
})

test("what has no bytes is never remembered", () => {
  const cache = openCache(emptyFolder(), "controles")
  const memory = memoryOf(cache, common)
  memory.keep(draftOf(""), inspection)
  expect(memory.recall(draftOf(""))).toBeUndefined()
})
