import { readFileSync } from "node:fs"
import { expect, test } from "vitest"
import { territories } from "../../src/derive/territories.ts"
import { departementOf, postcodeOf } from "../../src/model/territories.ts"

const root = new URL("../..", import.meta.url).pathname

test.each([
  ["Hôtel de ville, 4 place des Trois-Fontaines, 37995 Valombreuil Cedex", "37", "Centre-Val de Loire"],
  ["BP 12345, 37995 Valombreuil Cedex 9", "37", "Centre-Val de Loire"],
  ["CS 40001\n97400 Saint-Denis", "974", "La Réunion"],
  ["12 cours Napoléon, 20000 Ajaccio", "2A", "Corse"],
  ["20200 Bastia", "2B", "Corse"],
  ["37995", "37", "Centre-Val de Loire"],
])("%s", (address, code, region) => {
  expect(departementOf(address)).toMatchObject({ code, region })
})

test("no postcode, no département", () => {
  expect(departementOf("Hôtel de ville, Valombreuil")).toBeUndefined()
  expect(departementOf("SIRET 21370985000019")).toBeUndefined()
  expect(departementOf("99999 Nulle-Part")).toBeUndefined()
  expect(postcodeOf("BP 12345")).toBeUndefined()
})

test("the list is as fresh as the reference data", async () => {
  for (const [file, text] of Object.entries(await territories(root)))
    expect(readFileSync(`${root}/${file}`, "utf8")).toBe(text)
})

test("nearly every postcode of France leads to its département", () => {
  type Commune = { departement?: string; codesPostaux?: string[] }
  const file = `${root}/node_modules/@etalab/decoupage-administratif/data/communes.json`
  const communes = JSON.parse(readFileSync(file, "utf8")) as Commune[]
  const pairs = communes.flatMap(({ departement, codesPostaux }) =>
    departement ? (codesPostaux ?? []).map(code => [code, departement] as const) : [],
  )
  const wrong = pairs.filter(([code, departement]) => departementOf(code)?.code !== departement)
  expect(pairs.length).toBeGreaterThan(30_000)
  expect(wrong.length / pairs.length).toBeLessThan(0.002)
})
