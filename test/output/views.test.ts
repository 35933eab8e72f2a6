import { expect, test } from "vitest"
import { fields, fiche as form, type Schema } from "../../src/model/fields.ts"
import type { Fiche } from "../../src/model/types.ts"
import { siteAddress } from "../../src/output/address.ts"
import { edition, fiche, proposal, secrets, view } from "./sample.ts"

test("a mission says what is publique, in its place", () => {
  const [mission] = view([proposal("ville-de-valombreuil")]).editions[0]?.missions ?? []
  expect(mission).toMatchObject({
    slug: "ville-de-valombreuil",
    position: 1,
    numeral: "01",
    href: "2025-2026/ville-de-valombreuil/",
    statutLabel: "retenue",
    collectivite: { categorieLabel: "Commune", siret: "21370985000019", population: 62400, millesime: 2025 },
    departement: { code: "37", nom: "Indre-et-Loire" },
    region: "Centre-Val de Loire",
    accueil: { hebergement: true, permis_b: false, transports_en_commun: true },
    autres: [],
  })
  expect(mission?.sections.map(({ key }) => key)).toEqual(["contexte", "enjeux", "objectifs", "valeur_ajoutee"])
  expect(mission?.sections[1]?.html).toContain('<h3 id="ville-de-valombreuil-enjeux-le-detail">')
})

test("nothing interne is anywhere in the view, nor the office’s settings", () => {
  const site = view([proposal("a"), proposal("b", { statut: "retiree" })], { preview: true })
  const text = JSON.stringify({ ...site, fields: [], rules: [] })
  for (const secret of [...secrets, "ville-secrete", "Accord tenu secret"]) expect(text).not.toContain(secret)
  expect(text).toContain("Directeur général adjoint")
})

test("a field that becomes interne leaves every place it had", () => {
  const schema = structuredClone(form)
  for (const path of [["collectivite", "adresse"], ["tuteur", "fonction"], ["contexte"]]) mark(schema, path, "interne")
  const site = view([proposal("a")], { fields: fields(schema) })
  const text = JSON.stringify({ ...site, fields: [] })
  for (const word of ["Trois-Fontaines", "Directeur général adjoint", "27 groupes scolaires", "Indre-et-Loire"])
    expect(text).not.toContain(word)
})

test("a new publique field shows by itself, a new interne one nowhere", () => {
  const schema = structuredClone(form)
  const accueil = schema.properties?.["accueil"]
  if (accueil?.properties)
    Object.assign(accueil.properties, {
      loyer: { title: "Loyer", type: "integer", "x-saisie": "entier", "x-diffusion": "publique" },
      velo: { title: "Vélo", type: "boolean", "x-saisie": "oui-non", "x-diffusion": "publique" },
      code_porte: { title: "Code", type: "string", "x-saisie": "texte", "x-diffusion": "interne" },
    })
  Object.assign(schema.properties ?? {}, {
    calendrier: {
      title: "Calendrier",
      type: "string",
      "x-saisie": "markdown",
      "x-section": true,
      "x-diffusion": "publique",
    },
    notes: { title: "Notes", type: "string", "x-saisie": "markdown", "x-section": true, "x-diffusion": "interne" },
  })
  const more = { ...fiche.accueil, loyer: 35000, velo: true, code_porte: "1234B" }
  const change = { accueil: more, calendrier: "Du lundi au jeudi.", notes: "Candidat suivi de près." } as Partial<Fiche>
  const site = view([proposal("a", change)], { fields: fields(schema) })
  const [mission] = site.editions[0]?.missions ?? []
  expect(mission?.autres).toEqual([
    { pointer: "/accueil/loyer", label: "Loyer", value: "35\u00a0000" },
    { pointer: "/accueil/velo", label: "Vélo", value: "oui" },
  ])
  expect(mission?.valeurs["accueil"]).toMatchObject({ loyer: 35000, velo: true })
  expect(mission?.sections.map(({ key }) => key)).toContain("calendrier")
  for (const word of ["1234B", "suivi de près"]) expect(JSON.stringify(site.editions)).not.toContain(word)
})

test("every question of the form says who may read its answer", () => {
  const leaves = (schema: Schema): Schema[] =>
    Object.values(schema.properties ?? {}).flatMap(child => (child.properties ? leaves(child) : [child]))
  expect(leaves(form).filter(leaf => !["publique", "interne"].includes(leaf["x-diffusion"] ?? ""))).toEqual([])
})

test("retained and taken missions are published, withdrawn ones keep their page, the rest waits for a preview", () => {
  const statuts = ["brouillon", "recue", "a-corriger", "retenue", "non-retenue", "retiree", "pourvue"] as const
  const all = statuts.map((statut, index) => proposal(`f-${statut}`, { statut, numero: index + 1 }))
  const [normal] = view(all).editions
  expect(normal?.missions.map(({ statut }) => statut)).toEqual(["retenue", "pourvue"])
  expect(normal?.withdrawn.map(({ statut }) => statut)).toEqual(["retiree"])
  const [preview] = view(all, { preview: true }).editions
  expect(preview?.missions.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5, 6])
})

test("without number, postcode, statut or answer, still a view", () => {
  const { numero: _, statut: __, resume: ___, ...rest } = fiche
  const bare = proposal("a")
  Object.assign(bare, {
    data: { ...rest, contexte: " ", collectivite: { ...fiche.collectivite, adresse: "Ailleurs" } },
  })
  const [mission] = view([bare], { preview: true }).editions[0]?.missions ?? []
  expect(mission).toMatchObject({ numero: 0, numeral: "—", statut: "recue", region: "Région non précisée" })
  expect(mission).not.toHaveProperty("departement")
  expect(mission?.sections.map(({ key }) => key)).not.toContain("contexte")
})

test("the calendar comes from the édition, in the order of the year", () => {
  const [first] = view([]).editions
  expect(first?.calendar.map(({ id }) => id)).toEqual(Object.keys(edition.calendrier))
  expect(first?.calendar[0]).toEqual({
    id: "cloture",
    label: "Clôture des propositions",
    dates: ["2025-06-19"],
    hour: "23:59",
  })
  expect(first?.calendar[2]?.dates).toHaveLength(3)
})

test.each([
  ["https://stages.example", "/", "https://stages.example/"],
  ["https://stages.example/", "/essai/", "https://stages.example/essai/"],
  ["https://stages.example/essai", "/essai/", "https://stages.example/essai/"],
])("%s under %s is %s", (url, base, address) => {
  expect(siteAddress(url, base)).toBe(address)
})

function mark(schema: Schema, path: string[], diffusion: string): void {
  const [key = "", ...rest] = path
  const child = schema.properties?.[key]
  if (!child) return
  if (rest.length === 0) child["x-diffusion"] = diffusion
  else mark(child, rest, diffusion)
}
