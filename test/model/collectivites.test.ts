import { readFileSync } from "node:fs"
import { expect, test } from "vitest"
import { authorities } from "../../src/derive/authorities.ts"
import { authoritiesOf } from "../../src/model/collectivites.ts"

const root = new URL("../..", import.meta.url).pathname

test("the extract is as fresh as the reference data", () => {
  for (const [file, text] of Object.entries(authorities(root))) expect(readFileSync(root + file, "utf8")).toBe(text)
})

test("it knows the large authorities by both figures and is small", () => {
  const known = authoritiesOf({})
  expect(known.size).toBeGreaterThan(550)
  expect(known.get("213702616")).toMatchObject({ nom: "Tours", categorie: "commune" })
  expect(known.get("200057867")).toMatchObject({ nom: "Plaine Commune", categorie: "ept" })
  const dual = [...known.values()].filter(({ municipale = 0, totale = 0 }) => municipale <= 40_000 && totale > 40_000)
  expect(dual.map(({ categorie }) => categorie)).toEqual(Array(8).fill("epci"))
  expect(readFileSync(`${root}src/model/collectivites.json`).length).toBeLessThan(36_000)
})

test("the authorities of an édition come on top", () => {
  const own = { siren: "213702616", nom: "Ville de Tours", categorie: "commune" as const, population: 1 }
  expect(authoritiesOf({ collectivites: [own] }).get("213702616")).toEqual(own)
})
