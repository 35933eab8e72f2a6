import { expect, test } from "vitest"
import { checkProposals } from "../../src/check/index.ts"
import { draftOf, editionName, editionOf, editionText, helpBase, sound } from "./base.ts"
import { withExcerpt } from "./excerpt.ts"

function catalogueOf(texts: { [slug: string]: string }, options: { preview?: boolean; edition?: string } = {}) {
  const drafts = Object.entries(texts).map(([slug, text]) => draftOf(text, slug))
  return checkProposals(editionName, editionOf(options.edition ?? editionText), drafts, { helpBase, ...options })
    .catalogue
}

const kept = withExcerpt("statut: retenue\nnumero: 1")

test("without preview, what is retained, provided for or withdrawn; the rest is listed with its reason", () => {
  const texts = {
    a: kept,
    b: sound,
    c: withExcerpt("statut: brouillon"),
    d: withExcerpt("statut: retenue\nnumero: 2\nintitule: Non"),
    e: withExcerpt("statut: non-retenue"),
  }
  const { proposals, leftOut } = catalogueOf(
    Object.fromEntries(Object.entries(texts).map(([slug, text], index) => [slug, elsewhere(text, index)])),
  )
  expect(proposals.map(({ slug }) => slug)).toEqual(["a"])
  expect(leftOut.map(({ slug, statut, reason, blocking }) => [slug, statut, reason, blocking])).toEqual([
    ["b", "recue", "Reçue, pas encore retenue.", 0],
    ["c", "brouillon", "Brouillon.", 0],
    ["d", "retenue", "1 point bloquant.", 1],
    ["e", "non-retenue", "Non retenue.", 0],
  ])
})

test("with preview, every sound fiche, whatever its statut; a draft that is not whole still waits", () => {
  const texts = { a: kept, b: elsewhere(sound, 1), c: elsewhere(withExcerpt("statut: brouillon\nintitule: Non"), 2) }
  const { proposals, leftOut } = catalogueOf(texts, { preview: true })
  expect(proposals.map(({ slug }) => slug)).toEqual(["a", "b"])
  expect(leftOut).toMatchObject([{ slug: "c", reason: "Brouillon qui reste à compléter." }])
})

test("a finding the édition plays down never lets an incomplete fiche through", () => {
  const edition = `${editionText}severites:\n  champ-manquant: conseil\n`
  const texts = { a: kept.replace(/ {2}fonction: .*\n/, "") }
  expect(catalogueOf(texts, { edition })).toMatchObject({
    proposals: [],
    leftOut: [{ reason: "Des réponses demandées par le formulaire manquent.", blocking: 0 }],
  })
})

test("reading order: région, then authority, both in French order; no région comes last", () => {
  const at = (index: number, nom: string, address: string) =>
    elsewhere(kept, index)
      .replace("numero: 1", `numero: ${index + 1}`)
      .replace("nom: Ville de Valombreuil", `nom: ${nom}`)
      .replace(/ {2}adresse: .*/, `  adresse: Hôtel de ville, ${address}`)
  const texts = {
    a: at(0, "Zeta", "35995 Ponant"),
    b: at(1, "Étang-sur-Mer", "35995 Ponant"),
    c: at(2, "Eus", "35995 Ponant"),
    d: at(3, "Le Mans", "72995 Orvelle"),
    e: at(4, "Abyme", "97195 Abyme"),
    f: at(5, "Aix", "sans code postal"),
    g: at(6, "Œuvre", "63995 Montferrial"),
  }
  // Auvergne-Rhône-Alpes, Bretagne, Guadeloupe, Pays de la Loire, then what has none.
  expect(catalogueOf(texts).proposals.map(({ slug }) => slug)).toEqual(["g", "b", "c", "a", "e", "d", "f"])
})

test("a proposal carries its values, its sections as trees and its dates", () => {
  const draft = draftOf(kept)
  draft.modified = "2025-06-10T10:00:00+02:00"
  const [proposal] = checkProposals(editionName, editionOf(), [draft], { helpBase }).catalogue.proposals
  expect(proposal).toMatchObject({
    slug: "ville-de-valombreuil",
    edition: editionName,
    added: "2025-06-02T10:00:00+02:00",
    modified: "2025-06-10T10:00:00+02:00",
    data: {
      numero: 1,
      collectivite: { siret: "21370985000019" },
      tuteur: { telephone: "+33639980012" },
      accueil: { hebergement: true, permis_b: false },
    },
  })
  expect([...(proposal?.sections.keys() ?? [])]).toEqual([
    "contexte",
    "enjeux",
    "objectifs",
    "valeur_ajoutee",
    "autres_aspects",
  ])
  expect(proposal?.sections.get("objectifs")?.[0]?.type).toBe("list")
  expect(proposal?.data.enjeux).toMatch(/^Les fermetures d’écoles .* plusieurs mandats\.$/)
})

test("themes are those of the édition, as it writes them, each once", () => {
  const [proposal] = catalogueOf({ a: withExcerpt("themes: Education, SANTÉ, éducation", kept) }).proposals
  expect(proposal?.data.themes).toEqual(["éducation", "santé"])
})

/** The same fiche for another authority, so that each has its own SIREN. */
function elsewhere(text: string, index: number): string {
  const sirets = [
    "213 709 850 00019",
    "213 709 991 00011",
    "200 986 016 00018",
    "222 509 853 00016",
    "200 959 021 00011",
    "218 309 854 00014",
    "212 909 857 00014",
  ]
  return text.replace("213 709 850 00019", sirets[index] ?? "")
}
