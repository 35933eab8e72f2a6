import { describe, expect, test } from "vitest"
import { readText } from "../../src/read/text.ts"

const fiche = `---
intitule: "La ville, la nuit : éclairer moins"
themes:
  - culture
  - énergie
collectivite:
  nom: Ville de Brumenelle
  siret: 01760985800014 # relu
  contact_rh:
    courriel: stages@brumenelle.example
dgs:
accueil:
  permis_b: non
---

Un mot avant.

## Contexte et raisons d’émergence de la mission

Brumenelle *compte*.

### Plus loin

Suite.

## ENJEUX STRATEGIQUES POUR LA COLLECTIVITE :

- un
- deux

## Budget
`

function read(text: string) {
  return readText("proposals/2024-2025/ville-de-brumenelle.md", new TextEncoder().encode(text))
}

describe("a plain fiche", () => {
  const draft = read(fiche)

  test("is named by its path", () => {
    expect([draft.edition, draft.slug]).toEqual(["2024-2025", "ville-de-brumenelle"])
  })

  test("gives every value as typed, an empty one as an empty text", () => {
    expect(draft.data).toEqual({
      intitule: "La ville, la nuit : éclairer moins",
      themes: ["culture", "énergie"],
      collectivite: {
        nom: "Ville de Brumenelle",
        siret: "01760985800014",
        contact_rh: { courriel: "stages@brumenelle.example" },
      },
      dgs: "",
      accueil: { permis_b: "non" },
    })
    expect(draft.problems).toEqual([])
    expect(draft.partial).toBe(false)
  })

  test.each([
    ["/intitule", '"La ville, la nuit : éclairer moins"', 2, 11],
    ["/collectivite/siret", "01760985800014", 8, 10],
    ["/themes/1", "énergie", 5, 5],
    ["/collectivite/contact_rh/courriel", "stages@brumenelle.example", 10, 15],
    ["/contexte", "Brumenelle *compte*.\n\n### Plus loin\n\nSuite.", 20, 1],
  ])("places %s", (pointer, source, line, column) => {
    const { start, end } = draft.place(pointer)
    expect(draft.source(pointer)).toBe(source)
    expect(start).toMatchObject({ line, column })
    expect(draft.text.slice(start.offset, end.offset)).toBe(source)
  })

  test.each([
    ["/collectivite/siret", "siret"],
    ["/accueil", "accueil"],
    ["/contexte", "## Contexte et raisons d’émergence de la mission"],
  ])("places the key of %s", (pointer, source) => {
    const { start, end } = draft.keyPlace(pointer)
    expect(draft.text.slice(start.offset, end.offset)).toBe(source)
  })

  test.each([
    ["in a group", "/collectivite/adresse", 10, 40],
    ["in an empty group", "/dgs/nom", 11, 5],
    ["in a missing group", "/tuteur/nom", 14, 1],
    ["on top", "/numero", 14, 1],
  ])("places a value missing %s", (_, pointer, line, column) => {
    expect(draft.place(pointer).start).toMatchObject({ line, column })
    expect(draft.keyPlace(pointer)).toEqual(draft.place(pointer))
    expect(draft.source(pointer)).toBeUndefined()
  })

  test("is cut at its headings", () => {
    expect(draft.sections().map(({ key, exact, heading, markdown }) => [key, exact, heading, markdown])).toEqual([
      [null, false, "", "Un mot avant."],
      [
        "contexte",
        true,
        "Contexte et raisons d’émergence de la mission",
        "Brumenelle *compte*.\n\n### Plus loin\n\nSuite.",
      ],
      ["enjeux", false, "ENJEUX STRATEGIQUES POUR LA COLLECTIVITE :", "- un\n- deux"],
      [null, false, "Budget", ""],
    ])
  })

  test("is parsed once", () => {
    expect(draft.tree()).toBe(draft.tree())
    expect(draft.sections()).toBe(draft.sections())
  })

  test("is worked out again once forgotten", () => {
    const other = read(fiche)
    const tree = other.tree()
    other.forget?.()
    expect(other.tree()).not.toBe(tree)
    expect(other.tree()).toEqual(tree)
    expect([other.text, other.source("/accueil/permis_b")]).toEqual([fiche, "non"])
  })

  test("has a tree whose offsets count from the body", () => {
    const node = draft.sections()[1]?.nodes[0]
    const start = draft.bodyStart + (node?.position?.start.offset ?? 0)
    expect(draft.text.slice(start, start + 10)).toBe("Brumenelle")
  })
})
