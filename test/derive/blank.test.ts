import { expect, test } from "vitest"
import { blank } from "../../src/derive/blank.ts"
import { fields } from "../../src/model/fields.ts"
import { readText } from "../../src/read/text.ts"

function read(text: string) {
  return readText("proposals/2025-2026/a.md", new TextEncoder().encode(text))
}

test("the blank fiche asks every question of authors, in order, and none of the office", () => {
  const draft = read(blank())
  expect(draft.problems).toEqual([])
  const asked = fields().filter(({ office }) => !office)
  for (const { pointer } of asked) expect(draft.source(pointer), pointer).toBeDefined()
  expect(Object.keys(draft.data)).toEqual([
    ...new Set(asked.filter(({ section }) => !section).map(({ path }) => path[0])),
  ])
  expect(draft.sections().map(({ key, exact }) => [key, exact])).toEqual(
    asked.filter(({ section }) => section).map(({ key }) => [key, true]),
  )
})

test("an answer given is written so that it reads back the same", () => {
  for (const name of [
    "Ville de Valombreuil",
    "Ville d’Orvelle : le « sud »",
    'a "b" # c',
    "- tiret",
    "oui",
    "  bords  ",
    "ligne\nligne",
  ]) {
    const draft = read(blank(undefined, { "/collectivite/nom": name }))
    expect(draft.data["collectivite"]).toMatchObject({ nom: name })
  }
  expect(blank(undefined, { "/collectivite/nom": "Ville de Valombreuil" })).toContain("  nom: Ville de Valombreuil\n")
})
