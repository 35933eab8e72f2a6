import { expect, test } from "vitest"
import { fiche } from "../../src/model/fields.ts"
import { docxOf, p, r, table } from "./make.ts"
import { answersOf, readBytes } from "./reading.ts"

/** A form typed line by line; `|` parts the cells of a row. */
const typed = (...lines: string[]) =>
  docxOf(
    lines.map(line => (line.includes("|") ? table([line.split("|").map(cell => p(r(cell)))]) : p(r(line)))).join(""),
  )
const some = [
  "Nom de la collectivité : Ville de Valombreuil",
  "Adresse complète de la collectivité : 4 place des Fontaines, 37995 Valombreuil",
  "N° de SIRET de la collectivité : 21370985000019",
  "Intitulé du projet collectif : Adapter les écoles aux fortes chaleurs",
]
const values = async (...lines: string[]) => (await answersOf(typed(...some, ...lines))).values
const told = async (...lines: string[]) =>
  (await answersOf(typed(...some, ...lines))).told.filter(
    one => !/^(?:champ-manquant|section-vide|case-vide)/.test(one),
  )

test("several labels on a line, and rows of labels above rows of answers", async () => {
  expect(await values("TUTEUR DU PROJET COLLECTIF", "Nom : GABARISSON    Prénom : Barnabé")).toMatchObject({
    "/tuteur/nom": "GABARISSON",
    "/tuteur/prenom": "Barnabé",
  })
  const rows = docxOf(
    some.map(line => p(r(line))).join("") +
      p(r("Tuteur")) +
      table([
        [p(r("Nom")), p(r("Prénom")), p(r("Courriel"))],
        [p(r("GABARISSON")), p(r("Barnabé")), p(r("b.g@ville.example"))],
      ]),
  )
  expect((await answersOf(rows)).values).toMatchObject({
    "/tuteur/nom": "GABARISSON",
    "/tuteur/prenom": "Barnabé",
    "/tuteur/courriel": "b.g@ville.example",
  })
})

test.each([
  ["Nom et prénom : Mme Solenne MAQUETTEAU", "MAQUETTEAU", "Solenne"],
  ["NOM Prénom : DE LA TROMBONNIÈRE Jean-Baptiste", "DE LA TROMBONNIÈRE", "Jean-Baptiste"],
  ["Prénom et nom : Marie Laure D’ÉCHANTILLON", "D’ÉCHANTILLON", "Marie Laure"],
  ["Nom, prénom : Camille Martin", null, null],
])("%s", async (line, nom, prenom) => {
  expect(await values("DGS", line)).toMatchObject({ "/dgs/nom": nom, "/dgs/prenom": prenom })
  if (nom === null) expect(await told("DGS", line)).toEqual(["reponse-non-comprise /dgs/nom Camille Martin"])
})

test.each([
  ["Possibilité d’hébergement : ☒ Yes ☐ No", "reponse-non-comprise /accueil/hebergement ☒ Yes ☐ No"],
  [
    "Possibilité d’hébergement|☐ Oui|☐ Non|☒ À étudier",
    "reponse-non-comprise /accueil/hebergement ☐ Oui ☐ Non ☒ À étudier",
  ],
  ["Possibilité d’hébergement : Oui ✓ Non", "case-ambigue /accueil/hebergement Oui ✓ Non"],
  ["Possibilité d’hébergement|Oui/Non", undefined],
])("boxes that say neither yes nor no choose nothing, and are told as typed: %s", async (line, warning) => {
  expect((await values(line))["/accueil/hebergement"]).toBe(null)
  expect(await told(line)).toEqual(warning === undefined ? [] : [warning])
})

test("the title of a part that nobody knows, even an empty one, is no line of the short answer above", async () => {
  const styles = '<w:styles><w:style w:type="paragraph" w:styleId="T1"><w:name w:val="heading 1"/></w:style></w:styles>'
  const title = p(r("Budget"), '<w:pStyle w:val="T1"/>')
  const form = docxOf([...some.map(line => p(r(line))), title, p("")].join(""), { styles })
  const read = await answersOf(form)
  expect(read.values["/intitule"]).toBe("Adapter les écoles aux fortes chaleurs")
  expect(read.told).toContain("texte-hors-champ Budget")
})

test("a label cut by a soft break is one label", async () => {
  const line = "Adresse des locaux dans lesquels\nsera accueillie l’équipe : 3 rue du Four, 37000 Tours"
  expect((await values(line))["/collectivite/adresse_accueil"]).toBe("3 rue du Four, 37000 Tours")
  expect((await values("Enjeux stratégiques\npour la collectivité\nLa santé.\nLa sûreté."))["/enjeux"]).toBe(
    "La santé.\\\nLa sûreté.",
  )
})

test("a label that names its part needs no heading", async () => {
  expect(await values("Courriel du tuteur : b.g@ville.example", "Nom du DGS : MAQUETTEAU")).toMatchObject({
    "/tuteur/courriel": "b.g@ville.example",
    "/dgs/nom": "MAQUETTEAU",
  })
})

test("in a table headed Oui and Non, another column is told: its words, or that the mark is under it", async () => {
  const rows = [
    ["", "Oui", "Non", "À étudier", "Précisions"],
    ["Possibilité d’hébergement", "", "", "X", ""],
    ["Permis B nécessaire", "☐", "☒", "☐", "véhicule de service"],
    ["Accès en transports en commun", "X", "", "", ""],
  ]
  const form = docxOf(some.map(line => p(r(line))).join("") + table(rows.map(row => row.map(cell => p(r(cell))))))
  const read = await answersOf(form)
  expect(read.values).toMatchObject({
    "/accueil/hebergement": null,
    "/accueil/permis_b": false,
    "/accueil/transports_en_commun": true,
  })
  expect(read.told).toContain("reponse-non-comprise /accueil/hebergement ☐ Oui ☐ Non ☒ À étudier")
  expect(read.told).toContain("texte-hors-champ /accueil/permis_b véhicule de service")
  expect(read.told).not.toContain("texte-hors-champ Oui")
})

test("a table headed Oui and Non is read by its columns", async () => {
  const body =
    some.map(line => p(r(line))).join("") +
    table([
      [p(""), p(r("Oui")), p(r("Non"))],
      [p(r("Possibilité d’hébergement")), p(r("X")), p("")],
      [p(r("Permis B nécessaire")), p(""), p(r("☒"))],
      [p(r("Accès en transports en commun")), p(r("☐")), p(r("☐"))],
    ])
  expect((await answersOf(docxOf(body))).values).toMatchObject({
    "/accueil/hebergement": true,
    "/accueil/permis_b": false,
    "/accueil/transports_en_commun": null,
  })
})

test("dotted lines and prompts are no answers", async () => {
  expect(
    await values(
      "Fonction : ……………………………",
      "Tuteur",
      "Nom : ........GABARISSON........",
      "Prénom : Cliquez ou appuyez ici pour entrer du texte.",
      "Enjeux stratégiques pour la collectivité",
      "……………………………………",
    ),
  ).toMatchObject({ "/tuteur/nom": "GABARISSON", "/tuteur/prenom": null, "/enjeux": null })
})

test.each([
  [
    "Courriel : Secrétariat – dgs@ville.example",
    "/dgs/courriel",
    "dgs@ville.example",
    ["texte-hors-champ /dgs/courriel Secrétariat"],
  ],
  [
    "Courriel : a@ville.example ; b@ville.example",
    "/dgs/courriel",
    "a@ville.example",
    ["courriel-multiple /dgs/courriel b@ville.example"],
  ],
  ["Courriel : a(at)ville.example", "/dgs/courriel", null, ["courriel-invalide /dgs/courriel a(at)ville.example"]],
  [
    "Tél : 02 61 91 00 12 / 06 39 98 00 12",
    "/dgs/telephone",
    "+33261910012",
    ["telephone-multiple /dgs/telephone 06 39 98 00 12"],
  ],
  ["Tél : 02 61 91 00 12 (poste 12)", "/dgs/telephone", "+33261910012", ["texte-hors-champ /dgs/telephone poste 12"]],
  ["Tél : 02 61 91 00", "/dgs/telephone", null, ["telephone-invalide /dgs/telephone 02 61 91 00"]],
])("%s", async (line, pointer, value, warnings) => {
  expect((await values("DGS", line))[pointer]).toBe(value)
  expect(await told("DGS", line)).toEqual(warnings)
})

test.each([
  ["21370985000018", "21370985000018", ["siret-invalide /collectivite/siret 21370985000018"]],
  ["213 709 850 00019 (siège)", "21370985000019", ["texte-hors-champ /collectivite/siret siège"]],
  ["2137098500001", null, ["siret-invalide /collectivite/siret 2137098500001"]],
  ["en cours", null, ["siret-invalide /collectivite/siret en cours"]],
])("SIRET %s", async (siret, value, warnings) => {
  const lines = some.map(line => line.replace("21370985000019", siret))
  const found = await answersOf(typed(...lines))
  expect(found.values["/collectivite/siret"]).toBe(value)
  expect(found.told.filter(one => one.includes("siret") && !one.startsWith("champ"))).toEqual(warnings)
})

test("an overseas number is dialled as on the spot", async () => {
  const lines = some.map(line => line.replace("37995 Valombreuil", "97490 Sainte-Clotilde"))
  const found = await answersOf(typed(...lines, "DGS", "Tél : 0692 12 34 56"))
  expect(found.values["/dgs/telephone"]).toBe("+262692123456")
})

test("what finds no place is kept in a warning", async () => {
  const body =
    table([[p(r("Nom de la collectivité : Ville de Valombreuil"))]]) +
    p(r("Merci de nous rappeler.")) +
    some
      .slice(1)
      .map(line => p(r(line)))
      .join("")
  expect((await answersOf(docxOf(body))).told).toContain("texte-hors-champ Merci de nous rappeler.")
})

test("an answer that begins like a label stays an answer", async () => {
  const found = await values(
    "Contexte et raisons d’émergence de la mission",
    "Objectifs : nous voulons agir.",
    "Enjeux",
    "Le climat change.",
    "Enjeux stratégiques pour la collectivité",
    "La santé.",
    "Objectifs opérationnels et résultats attendus",
    "Un rapport.",
  )
  expect(found).toMatchObject({
    "/contexte": "Objectifs : nous voulons agir.\n\nEnjeux\n\nLe climat change.",
    "/enjeux": "La santé.",
    "/objectifs": "Un rapport.",
  })
})

test("shortened labels are found where nothing better asks", async () => {
  const found = await answersOf(
    typed(...some, "Contexte :", "Le parc est ancien.", "Objectifs", "Un rapport.", "Hébergement : ☒ Oui ☐ Non"),
  )
  expect(found.values).toMatchObject({
    "/contexte": "Le parc est ancien.",
    "/objectifs": "Un rapport.",
    "/accueil/hebergement": true,
  })
  expect(found.told).toContain("libelle-approche /contexte Contexte :")
})

test("a whole form twice is two proposals, a second blank one is none", async () => {
  const other = ["Nom de la collectivité : Ville de Kerhoazel", "Intitulé du projet collectif : Du port au quartier"]
  const twice = await readBytes(typed(...some, ...other))
  expect("proposals" in twice && twice.proposals.map(one => one.values.get("/collectivite/nom")?.value)).toEqual([
    "Ville de Valombreuil",
    "Ville de Kerhoazel",
  ])
  const blank = await readBytes(typed(...some, "Nom de la collectivité :", "Intitulé du projet collectif :"))
  expect("proposals" in blank && blank.proposals).toHaveLength(1)
})

test("a field added to the schema is looked for under its label", async () => {
  const accueil = fiche.properties?.["accueil"] ?? {}
  const asked = { title: "Restauration sur place", type: "boolean", "x-saisie": "oui-non" }
  const added = {
    ...fiche,
    properties: {
      ...fiche.properties,
      accueil: { ...accueil, properties: { ...accueil.properties, restauration: asked } },
    },
  }
  const found = await answersOf(typed(...some, "Restauration sur place : ☐ Oui ☒ Non"), added)
  expect(found.values["/accueil/restauration"]).toBe(false)
})

test("a function that is the title of a part is an answer, and the part goes on", async () => {
  const fonction = "Directrice générale des services"
  const lines = ["DGS", "Nom : D’ÉCHANTILLON", "Tuteur", "Nom : COQUILLART"]
  const after = ["Courriel : b.c@ville.example"]
  for (const asked of [[`Fonction :|${fonction}`], ["Fonction :", fonction], [`Fonction : ${fonction}`]])
    expect(await values(...lines, ...asked, ...after)).toMatchObject({
      "/dgs/courriel": null,
      "/tuteur/nom": "COQUILLART",
      "/tuteur/fonction": fonction,
      "/tuteur/courriel": "b.c@ville.example",
    })
  // The tutor may be asked first.
  expect(await values("Tuteur", `Fonction :|${fonction}`, "DGS", "Nom : D’ÉCHANTILLON")).toMatchObject({
    "/tuteur/fonction": fonction,
    "/dgs/nom": "D’ÉCHANTILLON",
  })
})

test("a notice between the title of a part and its first question is no answer", async () => {
  const notice = "LE PROJET DOIT FAIRE L’OBJET D’UN PORTAGE PAR LE/LA DGS OU UN/UNE DGA"
  const inner = table([[p(r("Nom :")), p(r("GABARISSON"))]])
  const form =
    some.map(line => p(r(line))).join("") + table([[p(r("TUTEUR DU PROJET COLLECTIF")) + p(r(notice)) + inner]])
  expect((await answersOf(docxOf(form))).values["/tuteur/nom"]).toBe("GABARISSON")
})

test("a colon, a box, a digit may each have a cell of its own", async () => {
  const rows = [
    "Nom de la collectivité|:|Ville de Valombreuil",
    `N° de SIRET de la collectivité|${[..."21370985000019"].join("|")}`,
    "Intitulé du projet collectif|:|Adapter les écoles aux fortes chaleurs",
    "Permis B nécessaire|☐ Oui|☒ Non",
    "Possibilité d’hébergement|☒ Oui|☐ Non",
  ]
  const found = (await answersOf(typed(...rows))).values
  expect(found).toMatchObject({
    "/collectivite/nom": "Ville de Valombreuil",
    "/collectivite/siret": "21370985000019",
    "/accueil/permis_b": false,
    "/accueil/hebergement": true,
  })
})

test("labels that leave out the middle of the form’s, or say it in other words, ask the same", async () => {
  const found = await values(
    "DGS",
    "Portable : 06 39 98 00 12",
    "Lieu d’accueil de l’équipe : 3 rue du Four, 37995 Valombreuil",
    "Transports en commun : Oui",
    "Valeur ajoutée de l’inter-filières :",
    "Chaque filière y apporte sa part.",
  )
  expect(found).toMatchObject({
    "/dgs/telephone": "+33639980012",
    "/collectivite/adresse_accueil": "3 rue du Four, 37995 Valombreuil",
    "/accueil/transports_en_commun": true,
    "/valeur_ajoutee": "Chaque filière y apporte sa part.",
  })
})

test("in a form laid out in one cell, the titles of its parts are no answers", async () => {
  const lines = [
    ...some,
    "Enjeux stratégiques pour la collectivité",
    "La santé des agents.",
    "ASPECTS PRATIQUES ET LOGISTIQUES",
  ]
  const cell = docxOf(table([[[...lines, "Permis B nécessaire : Non"].map(line => p(r(line))).join("")]]))
  expect((await answersOf(cell)).values).toMatchObject({
    "/enjeux": "La santé des agents.",
    "/accueil/permis_b": false,
  })
})
