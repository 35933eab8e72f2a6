import { describe, expect, test } from "vitest"
import { leftovers } from "../../src/check/leftover.ts"
import { kindOfName, mayBeSame } from "../../src/check/names.ts"
import { contactsIn, maskAll, maskContacts, maskValue } from "../../src/model/mask.ts"
import { rulesOf, sound } from "./base.ts"
import { withExcerpt } from "./excerpt.ts"

describe("the tutor's function", () => {
  const told = (fonction: string, categorie = "commune") =>
    rulesOf(
      withExcerpt(`tuteur:\n  fonction: ${fonction}`, sound.replace("categorie: commune", `categorie: ${categorie}`)),
    ).includes("tuteur-fonction")

  test.each([
    "DGS",
    "DGA Culture, sport et vie étudiante",
    "D.G.A.S.",
    "DGST",
    "Directeur général",
    "Directrice Générale des Services",
    "directeur général adjoint chargé de la transition",
    "Directeur·rice général·e adjoint·e",
    "Directrice adjointe générale des services",
    "Directeur général délégué",
    "Directeur(trice) général(e) adjoint(e)",
    "Dir. gén. adjoint ressources",
    "Membre de la direction générale, pôle ressources",
  ])("%s is one", fonction => expect(told(fonction)).toBe(false))

  test.each([
    "Chargée de mission",
    "Directeur des ressources humaines",
    "Chef de projet",
    "Directeur de cabinet",
    "Maire",
    "Adjoint au maire",
    "Secrétaire",
    "Digue et ports",
  ])("%s is to be checked", fonction => expect(told(fonction)).toBe(true))

  test.each([
    ["Directeur départemental adjoint", "sdis"],
    ["Directrice du centre de gestion", "cdg"],
    ["Directrice du CCAS", "ccas"],
    ["Directeur", "syndicat"],
  ])("%s of a %s is one", (fonction, categorie) => expect(told(fonction, categorie)).toBe(false))

  test("a director in an assimilated body is not any project's head", () => {
    expect(told("Cheffe de projet", "sdis")).toBe(true)
    expect(told("Directeur départemental adjoint", "commune")).toBe(true)
  })
})

test.each([
  ["Ville de Nantes", "commune"],
  ["Commune d’Anse-Balisier", "commune"],
  ["Nantes Métropole", "epci"],
  ["Métropole Européenne de Lille", "epci"],
  ["CA du Grand Dole", "epci"],
  ["Communauté d'agglomération du Grand Dole", "epci"],
  ["Plaine Commune", undefined],
  ["Est Ensemble", undefined],
  ["Villeurbanne", undefined],
  ["Cagnes-sur-Mer", undefined],
  ["Établissement public territorial Plaine Commune", "ept"],
  ["Centre communal d’action sociale de Lyon", "ccas"],
  ["Service départemental d’incendie et de secours de la Sarmoise", "sdis"],
  ["Syndicat mixte Énergies et Données", "syndicat"],
])("«%s» says it is: %s", (name, kind) => expect(kindOfName(name)).toBe(kind))

test.each([
  ["Communauté d’agglomération du Boulonnais", "CA du Boulonnais", true],
  ["Saint-Ouen", "Saint-Ouen-sur-Seine", true],
  ["Grand Auch Cœur de Gascogne", "CA Grand Auch Coeur de Gascogne", true],
  ["Ville de Lyon", "Paris", false],
  ["Métropole", "Paris", true],
])("«%s» and «%s» may be the same: %s", (one, other, same) => expect(mayBeSame(one, other)).toBe(same))

test.each([
  "Le bilan est À COMPLÉTER",
  "[à préciser avec le tuteur]",
  "xxxx",
  "Voir XXX",
  "nom : ………",
  "Date : ______",
  "TODO",
  "Lorem ipsum dolor",
  "- à compléter",
  "Choisissez un élément.",
])("«%s» is left to fill in", text => expect(leftovers(text)).toHaveLength(1))

test.each([
  "Le dispositif est à compléter par une convention.",
  "Dates (à préciser avec l’équipe).",
  "UNE GOUVERNANCE À DÉFINIR",
  "et cætera…",
  "Attendus : 1, 2, 3...",
  "La page XX du rapport",
  "voir l’axe III.",
  "maxxx.fr",
])("«%s» is prose", text => expect(leftovers(text)).toEqual([]))

test("contacts are found, and other numbers are not", () => {
  const found = (text: string) => contactsIn(text).map(({ value }) => value)
  expect(found("p.nom@mairie.example, 02 61 91 00 12, 0692 12 34 56, +33 2 61 91 00 12")).toEqual([
    "p.nom@mairie.example",
    "02 61 91 00 12",
    "0692 12 34 56",
    "+33 2 61 91 00 12",
  ])
  expect(
    found(
      "SIRET 213 709 850 00019, 12 500 000 €, 2020-2025, 06 39 98 communes, 01.02.2025, @ville, 13 octobre – 19 décembre",
    ),
  ).toEqual([])
})

test("masks keep a shape and nothing else", () => {
  expect(maskValue("prenom.nom@mairie.example")).toBe("p…@mairie.example")
  expect(maskValue("+33261910012")).toBe("02 ‥ ‥ ‥ 12")
  expect(maskValue("MAQUETTEAU")).toBe("M…")
  expect(maskContacts("écrire à a.b@c.fr ou au 02.61.91.00.12")).toBe("écrire à a…@c.fr ou au 02 ‥ ‥ ‥ 12")
  expect(maskAll("voir Mme MAQUETTEAU", ["MAQUETTEAU"])).toBe("voir Mme M…")
})
