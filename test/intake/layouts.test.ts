import { expect, test } from "vitest"
import { docxOf, p, r, table } from "./make.ts"
import { answersOf } from "./reading.ts"

const some = [
  "Nom de la collectivité : Ville de Valombreuil",
  "N° de SIRET de la collectivité : 21370985000019",
  "Intitulé du projet collectif : Adapter les écoles aux fortes chaleurs",
]
const lines = (...typed: string[]) => typed.map(line => p(r(line))).join("")
const rows = (...typed: string[][]) => table(typed.map(row => row.map(cell => (cell === "" ? p("") : lines(cell)))))
const read = (...body: string[]) => answersOf(docxOf(lines(...some) + body.join("")))
const values = async (...body: string[]) => (await read(...body)).values
const strays = async (...body: string[]) =>
  (await read(...body)).told.flatMap(one => (one.startsWith("texte-hors-champ") ? [one.slice(17)] : []))

test.each(["=", "→", "=>", "：", "\t", "–"])("%j stands between a label and its answer", async sign => {
  expect(await values(lines(`Adresse complète de la collectivité ${sign} 4 place des Fontaines`))).toMatchObject({
    "/collectivite/adresse": "4 place des Fontaines",
  })
})

test.each([
  ["Courriel impératif", "/collectivite/contact_rh/courriel"],
  ["Email (impératif)", "/collectivite/contact_rh/courriel"],
  ["Mail du contact RH (impératif)", "/collectivite/contact_rh/courriel"],
])("«%s» asks the address of the contact", async (label, pointer) => {
  expect(await values(lines("Contact RH : Mme Jeudessai", `${label} : rh@ville.example`))).toMatchObject({
    [pointer]: "rh@ville.example",
  })
})

test.each([
  ["Valeur ajoutée pour la mission d’une approche transversale en interfilières", "/valeur_ajoutee"],
  ["Objectif opérationel et résultat attendu", "/objectifs"],
])("«%s» is the label of a long answer", async (label, pointer) => {
  expect(await values(lines(`${label} :`, "Croiser les regards."))).toMatchObject({ [pointer]: "Croiser les regards." })
})

test.each([
  ["Y a-t-il une possibilité d’hébergement ?", "/accueil/hebergement"],
  ["Le permis B est-il nécessaire ?", "/accueil/permis_b"],
  ["Le lieu de stage est-il accessible en transports en commun ?", "/accueil/transports_en_commun"],
])("«%s» is a question of the form", async (label, pointer) => {
  expect(await values(lines(`${label} ☐ Oui ☒ Non`))).toMatchObject({ [pointer]: false })
})

test("the title of a part may carry its rank", async () => {
  expect(await values(lines("Partie 3 – Tuteur du projet collectif", "Nom : GABARISSON"))).toMatchObject({
    "/tuteur/nom": "GABARISSON",
  })
})

test("the title of a part that nobody knows ends the answer above it, and is told", async () => {
  const body = lines(
    "Enjeux stratégiques pour la collectivité :",
    "La santé.",
    "RENSEIGNEMENTS UTILES",
    "Permis B : Non",
  )
  expect(await values(body)).toMatchObject({ "/enjeux": "La santé.", "/accueil/permis_b": false })
  expect(await strays(body)).toEqual(["RENSEIGNEMENTS UTILES"])
  // Where the part was begun there is no title to look for.
  const within = lines(
    "Permis B : Non",
    "Autres aspects pratiques :",
    "Des studios.",
    "CANTINE",
    "Hébergement possible : Oui",
  )
  expect(await values(within)).toMatchObject({ "/autres_aspects": "Des studios.\n\nCANTINE" })
  expect(await strays(within)).toEqual([])
})

test("a telephone and an address asked as one are two answers, and what is neither is told", async () => {
  const body = lines("DGS", "Téléphone / Courriel : 02 61 91 00 12 – dgs@ville.example (secrétariat)")
  expect(await values(body)).toMatchObject({ "/dgs/telephone": "+33261910012", "/dgs/courriel": "dgs@ville.example" })
  expect(await strays(body)).toEqual([expect.stringContaining("secrétariat")])
  expect(await values(lines("DGS", "Tél et mail : 02 61 91 00 12"))).toMatchObject({
    "/dgs/telephone": "+33261910012",
    "/dgs/courriel": null,
  })
})

test("a name and a given name parted by a bar are told apart by the capitals of the first", async () => {
  expect(await values(lines("DGS", "Nom / Prénom : MAQUETTEAU / Solenne"))).toMatchObject({
    "/dgs/nom": "MAQUETTEAU",
    "/dgs/prenom": "Solenne",
  })
})

test("two people side by side, under the titles of their parts, are read column by column", async () => {
  const body = rows(
    ["", "Directeur général des services", "Tuteur du projet collectif"],
    ["Nom", "MAQUETTEAU", "GABARISSON"],
    ["Fonction", "", "Directeur général adjoint"],
    ["Tél", "02 61 91 00 12", ""],
  )
  expect(await values(body)).toMatchObject({
    "/dgs/nom": "MAQUETTEAU",
    "/dgs/telephone": "+33261910012",
    "/tuteur/nom": "GABARISSON",
    "/tuteur/fonction": "Directeur général adjoint",
    "/tuteur/telephone": null,
  })
})

test("words that help, below a label whose answer is beside or below it, are told and are no answer", async () => {
  const beside = rows(
    ["Nom du tuteur", "GABARISSON"],
    ["Adresse complète de la collectivité\n(rue, ville)", "4 place X"],
  )
  expect(await values(beside)).toMatchObject({ "/collectivite/adresse": "4 place X" })
  expect(await strays(beside)).toEqual(["(rue, ville)"])
  const below = lines("Enjeux stratégiques pour la collectivité :", "(15 lignes au plus)", "La santé.")
  expect(await values(below)).toMatchObject({ "/enjeux": "La santé." })
  expect(await strays(below)).toEqual(["(15 lignes au plus)"])
})

test("the numbers of the rows are no answers", async () => {
  const body = rows(
    ["1", "Contexte et raisons d’émergence de la mission", "La chaleur."],
    ["2", "Enjeux stratégiques pour la collectivité", "La santé."],
  )
  expect(await values(body)).toMatchObject({ "/contexte": "La chaleur.", "/enjeux": "La santé." })
})

test.each([
  ["in cells of one row, the box after", [["Permis B nécessaire", "Oui", "", "Non", "X"]], false],
  ["in cells of one row, the box before", [["Permis B nécessaire", "X", "Oui", "☐", "Non"]], true],
  [
    "in rows of their own",
    [
      ["Permis B nécessaire", ""],
      ["Oui", ""],
      ["Non", "X"],
    ],
    false,
  ],
  [
    "in rows of their own, none marked",
    [
      ["Permis B nécessaire", ""],
      ["Oui", ""],
      ["Non", ""],
    ],
    null,
  ],
])("the two answers %s", async (_how, cells, value) => {
  expect(await values(rows(...cells))).toMatchObject({ "/accueil/permis_b": value })
})

test("«(suite)» after a label goes on with its answer", async () => {
  const label = "Contexte et raisons d’émergence de la mission"
  expect(await values(lines(`${label} :`, "Il fait chaud.", `${label} (suite) :`, "Très chaud."))).toMatchObject({
    "/contexte": "Il fait chaud.\n\nTrès chaud.",
  })
})

test("a blank copy of the form above the filled one takes no answer from it", async () => {
  const asked = (box: string, words: string) =>
    lines(`Permis B nécessaire : ${box}`, "Enjeux stratégiques pour la collectivité :", words)
  expect(await values(asked("☐ Oui ☐ Non", ""), asked("☐ Oui ☒ Non", "La santé."))).toMatchObject({
    "/accueil/permis_b": false,
    "/enjeux": "La santé.",
  })
})

test("a word of two parts that the end of a line cuts is one word", async () => {
  expect(
    await values(lines("Adresse complète de la collectivité : 4 place des Trois-", "Fontaines", "37995 Valombreuil")),
  ).toMatchObject({ "/collectivite/adresse": "4 place des Trois-Fontaines\n37995 Valombreuil" })
})

test("the prompts of lists that nobody chose from are no answers, where a program made words of them", async () => {
  const prompt = "Choisissez dans la liste."
  expect(await values(lines(`Thèmes : mobilités, ${prompt}, ${prompt}`))).toMatchObject({ "/themes": ["mobilités"] })
  expect(await values(lines(`Thèmes : ${prompt}, ${prompt}`))).toMatchObject({ "/themes": null })
})
