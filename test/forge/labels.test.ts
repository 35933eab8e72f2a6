import { expect, test } from "vitest"
import { labels } from "../../src/commands/review-tell.ts"
import { putLabels } from "../../src/forge/labels.ts"
import { type Forge, forgeOf } from "./server.ts"
import { speaker } from "./speaker.ts"

function put(forge: Forge, ...wanted: string[]) {
  return putLabels(speaker(forge).forge, 7, labels, new Set(wanted))
}

test("ours that are wanted are put on, our others taken off, those of people stay", async () => {
  const forge = await forgeOf([])
  for (const name of ["à corriger", "urgent", "hors délai"]) forge.labels.add(name)
  expect(await put(forge, "prête à relire", "hors délai")).toEqual({ ok: true, value: null })
  expect([...forge.labels].sort()).toEqual(["hors délai", "prête à relire", "urgent"])
  expect([...forge.known.keys()]).toEqual(["prête à relire"])
})

test("one that is there already is found beyond the first page, and not put on again", async () => {
  const forge = await forgeOf([])
  for (let rank = 0; rank < 120; rank++) forge.labels.add(`étiquette ${rank}`)
  forge.labels.add("touche au code")
  await put(forge, "touche au code")
  expect(forge.asked.filter(asked => !asked.startsWith("GET /issues/7/labels"))).toEqual([])
  await put(forge)
  expect(forge.labels.has("touche au code")).toBe(false)
})

test("one the repository knows keeps the colour it has there", async () => {
  const forge = await forgeOf([])
  forge.known.set("à corriger", { color: "000000" })
  await put(forge, "à corriger")
  expect(forge.known.get("à corriger")).toEqual({ color: "000000" })
  expect([...forge.labels]).toEqual(["à corriger"])
})

test("one that another run makes meanwhile is put on all the same", async () => {
  const forge = await forgeOf([])
  forge.before = asked => {
    if (asked === "POST /labels") forge.known.set("à corriger", {})
  }
  expect((await put(forge, "à corriger")).ok).toBe(true)
  expect([...forge.labels]).toEqual(["à corriger"])
})

test("one that another run takes off meanwhile is off", async () => {
  const forge = await forgeOf([])
  forge.labels.add("à corriger")
  forge.before = asked => {
    if (asked.startsWith("DELETE")) forge.labels.clear()
  }
  expect((await put(forge)).ok).toBe(true)
})

test.each([
  ["read", /^GET \/issues/, 404],
  ["looked up", /^GET \/labels/, 403],
  ["made", /^POST \/labels$/, 403],
  ["put on", /^POST \/issues/, 422],
] as const)("refused when labels are %s: said", async (_, on, status) => {
  const forge = await forgeOf([])
  forge.faults.push({ on, status })
  expect(await put(forge, "à corriger")).toMatchObject({ ok: false, status })
  expect([...forge.labels]).toEqual([])
})
