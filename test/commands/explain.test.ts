import { expect, test } from "vitest"
import { rules } from "../../src/check/index.ts"
import { emptyFolder, missions } from "./run.ts"

test("a rule is explained with a wrong and a right example", async () => {
  const { code, out, err } = missions(emptyFolder(), ["explain", "siret-cle"])
  await expect(out).toMatchFileSnapshot("golden/explain-siret-cle.txt")
  expect([code, err]).toEqual([0, ""])
})

test("an unknown rule is a misuse, with the nearest known", () => {
  const { code, out, err } = missions(emptyFolder(), ["explain", "siret-clee"])
  expect([code, out]).toEqual([2, ""])
  expect(err).toBe(
    "Contrôle inconnu : « siret-clee ». Vouliez-vous dire « siret-cle » ? La liste : npx missions explain\n",
  )
  expect(missions(emptyFolder(), ["explain", "siret"]).err).toBe(
    "Contrôle inconnu : « siret ». Vouliez-vous dire « siret-longueur », « siret-cle » ou « collectivite-siret » ? La liste : npx missions explain\n",
  )
  expect(missions(emptyFolder(), ["explain", "__proto__"]).code).toBe(2)
})

test("without a rule, all of them are listed by severity", () => {
  const { code, out } = missions(emptyFolder(), ["explain"])
  expect(code).toBe(0)
  for (const { id, title } of rules)
    expect(out).toMatch(new RegExp(`^ {2}${id} +${title.slice(0, 12).replace(/[.?()]/g, "\\$&")}`, "m"))
  for (const line of out.split("\n")) expect(line.length).toBeLessThanOrEqual(80)
  expect(out.indexOf("Bloquants")).toBeLessThan(out.indexOf("À vérifier"))
})
