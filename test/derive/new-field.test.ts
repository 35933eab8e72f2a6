import { expect, test } from "vitest"
import { readBySchema } from "../../src/check/schema.ts"
import { blank } from "../../src/derive/blank.ts"
import { withTable } from "../../src/derive/readme-table.ts"
import { types } from "../../src/derive/types.ts"
import { edition, fiche, fields, type Schema } from "../../src/model/fields.ts"
import { readText } from "../../src/read/text.ts"

const question: Schema = {
  title: "Restauration sur place",
  description: "Les élèves peuvent-ils déjeuner au restaurant du personnel ?",
  type: "boolean",
  examples: ["oui"],
  "x-saisie": "oui-non",
  "x-diffusion": "publique",
  "x-pourquoi": "les élèves règlent neuf semaines de repas",
}
const added = withField("accueil", "restauration", question)

test("a field added to the schema is there in the form’s order", () => {
  const pointers = fields(added).map(({ pointer }) => pointer)
  const at = pointers.indexOf("/accueil/restauration")
  expect(pointers.slice(at - 1, at + 2)).toEqual([
    "/accueil/transports_en_commun",
    "/accueil/restauration",
    "/contexte",
  ])
  expect(fields(added)[at]).toMatchObject({ label: "Restauration sur place", required: true, saisie: "oui-non" })
})

test("the type follows", async () => {
  const text = (await types({ fiche: added, edition }))["src/model/fiche.types.ts"]
  expect(text).toContain(
    "    transports_en_commun: boolean\n    /**\n     * Restauration sur place\n     */\n    restauration: boolean\n",
  )
})

test("the blank fiche follows", () => {
  expect(blank(added)).toContain(
    "  # Restauration sur place (obligatoire)\n  # Au choix : oui, non\n  restauration:\n---\n",
  )
})

test("the table of the README follows", () => {
  const text = withTable("a\n<!-- champs:début -->\nold\n<!-- champs:fin -->\nb", added)
  expect(text).toContain(
    "| `accueil.restauration` | Aspects pratiques et logistiques : Restauration sur place | oui-non | yes | publique |",
  )
  expect(text).not.toContain("old")
  expect(text.endsWith("<!-- champs:fin -->\nb")).toBe(true)
})

test("what the check tells follows", () => {
  const without = "---\naccueil:\n  hebergement: oui\n---\n"
  expect(complaints(without)).toContainEqual(
    expect.objectContaining({ rule: "champ-manquant", field: "/accueil/restauration" }),
  )
  const wrong = "---\naccueil:\n  restauration: parfois\n---\n"
  expect(complaints(wrong)).toContainEqual(expect.objectContaining({ rule: "oui-non", field: "/accueil/restauration" }))
  const right = complaints("---\naccueil:\n  restauration: Oui\n---\n")
  expect(right.filter(({ field, rule }) => field === "/accueil/restauration" && rule === "champ-manquant")).toEqual([])
})

function complaints(text: string) {
  return readBySchema(readText("a.md", new TextEncoder().encode(text), { edition: "2025-2026" }), added, "2025-2026")
    .complaints
}

function withField(group: string, key: string, field: Schema): Schema {
  const copy = structuredClone(fiche)
  const parent = copy.properties?.[group]
  if (!parent?.properties) throw new Error(`No group ${group}`)
  parent.properties[key] = field
  parent.required = [...(parent.required ?? []), key]
  return copy
}
