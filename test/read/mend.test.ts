import { describe, expect, test } from "vitest"
import { brief, fixed, head, read, readHead } from "./reading.ts"

// What was typed, what it means, what is told (rule, cause, line of the file, confidence), and how it is put right.
const certain: [what: string, typed: string, data: object, told: string, right: string][] = [
  [
    "answers on the lines below their questions, at the margin",
    "accueil:\n  hebergement:\noui\ndgs:\n  prenom:\nZoé\n  telephone:\n02 61 91 00 12\n  courriel:\na@mairie.example",
    {
      accueil: { hebergement: "oui" },
      dgs: { prenom: "Zoé", telephone: "02 61 91 00 12", courriel: "a@mairie.example" },
    },
    "en-tete-illisible dessous 3 certain",
    'accueil:\n  hebergement: "oui"\ndgs:\n  prenom: "Zoé"\n  telephone: "02 61 91 00 12"\n  courriel: "a@mairie.example"',
  ],
  [
    "a colon between words",
    "intitule: Adapter les écoles : bâtir une stratégie",
    { intitule: "Adapter les écoles : bâtir une stratégie" },
    "en-tete-illisible deux-points 2 certain",
    'intitule: "Adapter les écoles : bâtir une stratégie"',
  ],
  [
    "a no-break space before a colon between words",
    "intitule: Adapter les écoles\u00a0: bâtir",
    { intitule: "Adapter les écoles\u00a0: bâtir" },
    "en-tete-illisible deux-points 2 certain",
    'intitule: "Adapter les écoles\u00a0: bâtir"',
  ],
  [
    "a colon and a note",
    "intitule: Plan : la suite # relu",
    { intitule: "Plan : la suite" },
    "en-tete-illisible deux-points 2 certain",
    'intitule: "Plan : la suite" # relu',
  ],
  [
    "a colon at the end",
    "intitule: Adapter les écoles :",
    { intitule: "Adapter les écoles :" },
    "en-tete-illisible deux-points 2 certain",
    'intitule: "Adapter les écoles :"',
  ],
  [
    "a colon and straight quotes",
    'intitule: Le "grand" plan : agir',
    { intitule: 'Le "grand" plan : agir' },
    "en-tete-illisible deux-points 2 certain",
    `intitule: 'Le "grand" plan : agir'`,
  ],
  [
    "a colon in a list",
    "themes:\n  - culture : les arts\n  - eau",
    { themes: ["culture : les arts", "eau"] },
    "en-tete-illisible deux-points 3 certain",
    'themes:\n  - "culture : les arts"\n  - eau',
  ],
  [
    "a colon on a line that goes on",
    "resume: Onze écoles ferment\n  Le but : agir",
    { resume: "Onze écoles ferment Le but : agir" },
    "en-tete-illisible deux-points 2 certain",
    'resume: "Onze écoles ferment Le but : agir"',
  ],
  [
    "a no-break space before the colon",
    "intitule\u00a0: Agir",
    { intitule: "Agir" },
    "ecriture espace-insecable 2 certain",
    "intitule: Agir",
  ],
  [
    "a no-break space after the colon",
    "intitule:\u00a0Agir",
    { intitule: "Agir" },
    "ecriture espace-insecable 2 certain",
    "intitule: Agir",
  ],
  [
    "a thin space after an empty answer",
    "dgs:\u202f\n  nom: A",
    { dgs: { nom: "A" } },
    "ecriture espace-insecable 2 certain",
    "dgs:\n  nom: A",
  ],
  [
    "no-break spaces before a line",
    "dgs:\n\u00a0\u00a0nom: A\n  prenom: B",
    { dgs: { nom: "A", prenom: "B" } },
    "ecriture espace-insecable 3 certain",
    "dgs:\n  nom: A\n  prenom: B",
  ],
  [
    "a no-break space after a dash",
    "themes:\n  -\u00a0eau",
    { themes: ["eau"] },
    "ecriture espace-insecable 3 certain",
    "themes:\n  - eau",
  ],
  [
    "a no-break space after quotes",
    'intitule: "Agir"\u00a0',
    { intitule: "Agir" },
    "ecriture espace-insecable 2 certain",
    'intitule: "Agir"',
  ],
  [
    "an invisible space before a key",
    "\u200bintitule: Agir",
    { intitule: "Agir" },
    "ecriture espace-insecable 2 certain",
    "intitule: Agir",
  ],
  [
    "tabs",
    "collectivite:\n\tnom: A\n\tcontact_rh:\n\t\tnom: B",
    { collectivite: { nom: "A", contact_rh: { nom: "B" } } },
    "en-tete-illisible tabulation 3 certain",
    "collectivite:\n  nom: A\n  contact_rh:\n    nom: B",
  ],
  [
    "curly quotes",
    "intitule: “Agir”",
    { intitule: "Agir" },
    "ecriture guillemets-courbes 2 certain",
    'intitule: "Agir"',
  ],
  [
    "a curly and a straight quote",
    'intitule: “Agir"',
    { intitule: "Agir" },
    "ecriture guillemets-courbes 2 certain",
    'intitule: "Agir"',
  ],
  [
    "a quote never closed",
    'intitule: "Agir\nthemes:\n  - "eau"',
    { intitule: "Agir", themes: ["eau"] },
    "en-tete-illisible guillemets 2 certain",
    'intitule: "Agir"\nthemes:\n  - "eau"',
  ],
  [
    "a quote closed by a curly one",
    'intitule: "Agir”',
    { intitule: "Agir" },
    "en-tete-illisible guillemets 2 certain",
    'intitule: "Agir"',
  ],
  [
    "an apostrophe in single quotes",
    "intitule: 'L'eau'",
    { intitule: "L'eau" },
    "en-tete-illisible guillemets 2 certain",
    `intitule: "L'eau"`,
  ],
  [
    "quotes in quotes",
    'intitule: "Un "bon" titre"',
    { intitule: 'Un "bon" titre' },
    "en-tete-illisible guillemets 2 certain",
    `intitule: 'Un "bon" titre'`,
  ],
  [
    "quotes around the first words",
    'intitule: "Demain" à l\'école',
    { intitule: '"Demain" à l\'école' },
    "en-tete-illisible guillemets 2 certain",
    `intitule: '"Demain" à l''école'`,
  ],
  [
    "a backslash in double quotes",
    'intitule: "Le dossier C:\\partage"',
    { intitule: "Le dossier C:\\partage" },
    "en-tete-illisible barre 2 certain",
    "intitule: 'Le dossier C:\\partage'",
  ],
  [
    "a folder whose name would be cut, and a note",
    'intitule: "Réorganiser le \\"dossier\\" C:\\nouveau de la Ville" # relu',
    { intitule: 'Réorganiser le "dossier" C:\\nouveau de la Ville' },
    "en-tete-illisible barre 2 certain",
    `intitule: 'Réorganiser le "dossier" C:\\nouveau de la Ville' # relu`,
  ],
  [
    "a folder of a server",
    'intitule: "Ranger \\\\serveur\\nouveau\\tests"',
    { intitule: "Ranger \\\\serveur\\nouveau\\tests" },
    "en-tete-illisible barre 2 certain",
    "intitule: 'Ranger \\\\serveur\\nouveau\\tests'",
  ],
  [
    "words parted by a backslash",
    'intitule: "Écoles\\bâtiments"',
    { intitule: "Écoles\\bâtiments" },
    "en-tete-illisible barre 2 certain",
    "intitule: 'Écoles\\bâtiments'",
  ],
  ...[
    "@agir",
    "%agir",
    "`agir`",
    "*Agir* ensemble",
    "*agir",
    "& Cie",
    "- agir",
    "[Agir] ensemble",
    "[Agir]",
    "{agir}",
    "? agir",
    ", agir",
    "> agir",
  ].map((text): [string, string, object, string, string] => [
    `a sign before words: ${text}`,
    `intitule: ${text}`,
    { intitule: text },
    "en-tete-illisible signe 2 certain",
    `intitule: "${text}"`,
  ]),
  [
    "questions named by their whole path",
    "collectivite.nom: Ville : centre\ncollectivite.contact_rh.nom: Zoé\ncollectivite.contact_rh.courriel: a@b.example\ndgs.nom: X # relu\nintitule: Agir",
    {
      collectivite: { nom: "Ville : centre", contact_rh: { nom: "Zoé", courriel: "a@b.example" } },
      dgs: { nom: "X" },
      intitule: "Agir",
    },
    "cle-mal-ecrite points 2 certain, en-tete-illisible deux-points 2 certain",
    'collectivite:\n  nom: "Ville : centre"\n  contact_rh:\n    nom: Zoé\n    courriel: a@b.example\ndgs:\n  nom: X # relu\nintitule: Agir',
  ],
  [
    "a question named by its whole path below its group",
    "dgs:\n  nom: X\ndgs.prenom: Zoé\nintitule: Agir",
    { dgs: { nom: "X", prenom: "Zoé" }, intitule: "Agir" },
    "cle-mal-ecrite points 4 certain",
    "dgs:\n  nom: X\n  prenom: Zoé\nintitule: Agir",
  ],
  [
    "a question joined to the one above",
    "dgs:\n  nom: MAQUETTEAU prenom: Solenne\n  courriel: a@b.example",
    { dgs: { nom: "MAQUETTEAU", prenom: "Solenne", courriel: "a@b.example" } },
    "en-tete-illisible jointes 3 certain",
    "dgs:\n  nom: MAQUETTEAU\n  prenom: Solenne\n  courriel: a@b.example",
  ],
  [
    "a group joined on a line, the first answer empty",
    "dgs:\n  prenom: nom: MAQUETTEAU courriel: a@b.example telephone: 02 61 91 00 12",
    { dgs: { prenom: "", nom: "MAQUETTEAU", courriel: "a@b.example", telephone: "02 61 91 00 12" } },
    "en-tete-illisible jointes 3 certain",
    "dgs:\n  prenom:\n  nom: MAQUETTEAU\n  courriel: a@b.example\n  telephone: 02 61 91 00 12",
  ],
  [
    "a word that is a question answered below",
    "tuteur:\n  fonction: Chargée du courriel: tri et réponse\n  courriel: a@b.example",
    { tuteur: { fonction: "Chargée du courriel: tri et réponse", courriel: "a@b.example" } },
    "en-tete-illisible deux-points 3 certain",
    'tuteur:\n  fonction: "Chargée du courriel: tri et réponse"\n  courriel: a@b.example',
  ],
  [
    "a word that is a title of the text",
    "intitule: Changer le contexte: une méthode",
    { intitule: "Changer le contexte: une méthode" },
    "en-tete-illisible deux-points 2 certain",
    'intitule: "Changer le contexte: une méthode"',
  ],
  [
    "a word that is a question of the school's",
    "intitule: Changer le statut: une méthode",
    { intitule: "Changer le statut: une méthode" },
    "en-tete-illisible deux-points 2 certain",
    'intitule: "Changer le statut: une méthode"',
  ],
  [
    "the lines of an address",
    "collectivite:\n  adresse: Hôtel de ville\n    4 place Haute\n    37995 Valombreuil\n  nom: Ville",
    { collectivite: { adresse: "Hôtel de ville\n4 place Haute\n37995 Valombreuil\n", nom: "Ville" } },
    "ecriture lignes 3 certain",
    "collectivite:\n  adresse: |\n    Hôtel de ville\n    4 place Haute\n    37995 Valombreuil\n  nom: Ville",
  ],
  [
    "the lines of an address below its question, and a fault",
    "intitule: Agir : vite\ncollectivite:\n    adresse:\n      Hôtel de ville\n      4 bis, place Haute",
    { intitule: "Agir : vite", collectivite: { adresse: "Hôtel de ville\n4 bis, place Haute\n" } },
    "en-tete-illisible deux-points 2 certain, ecriture lignes 4 certain",
    'intitule: "Agir : vite"\ncollectivite:\n    adresse: |\n      Hôtel de ville\n      4 bis, place Haute',
  ],
  [
    "a number sign that would cut the answer",
    "intitule: Le plan #2 de la Ville",
    { intitule: "Le plan #2 de la Ville" },
    "en-tete-illisible diese 2 certain",
    'intitule: "Le plan #2 de la Ville"',
  ],
  [
    "no space after a colon",
    "intitule:Agir\nstatut: recue",
    { intitule: "Agir", statut: "recue" },
    "en-tete-illisible espace 2 certain",
    "intitule: Agir\nstatut: recue",
  ],
  ["a wide colon", "intitule： Agir", { intitule: "Agir" }, "en-tete-illisible espace 2 certain", "intitule: Agir"],
  ["a key with accents", "Intitulé: Agir", { intitule: "Agir" }, "cle-mal-ecrite intitule 2 certain", "intitule: Agir"],
  [
    "the form's label for a key",
    "Intitulé du projet collectif : Agir\ntuteur:\n  Tél: 02 61 91 00 12",
    { intitule: "Agir", tuteur: { telephone: "02 61 91 00 12" } },
    "cle-mal-ecrite intitule 2 certain, cle-mal-ecrite telephone 4 certain",
    "intitule : Agir\ntuteur:\n  telephone: 02 61 91 00 12",
  ],
  [
    "an answer a little out of line",
    "dgs:\n  nom: A\n   prenom: B\n courriel: C",
    { dgs: { nom: "A", prenom: "B", courriel: "C" } },
    "en-tete-illisible retrait 4 certain",
    "dgs:\n  nom: A\n  prenom: B\n  courriel: C",
  ],
  [
    "a group out of line, and what is in it",
    "intitule: Agir\n dgs:\n   nom: A\nstatut: recue",
    { intitule: "Agir", dgs: { nom: "A" }, statut: "recue" },
    "en-tete-illisible retrait 3 certain",
    "intitule: Agir\ndgs:\n  nom: A\nstatut: recue",
  ],
  [
    "no indentation at all",
    "collectivite:\nnom: A\ncontact_rh:\nnom: B\ncourriel: C\ndgs:\nnom: D\nstatut: recue",
    { collectivite: { nom: "A", contact_rh: { nom: "B", courriel: "C" } }, dgs: { nom: "D" }, statut: "recue" },
    "en-tete-illisible retrait 3 certain",
    "collectivite:\n  nom: A\n  contact_rh:\n    nom: B\n    courriel: C\ndgs:\n  nom: D\nstatut: recue",
  ],
  [
    "an answer cut by a new line",
    "intitule: Adapter les écoles\naux fortes chaleurs\nstatut: recue",
    { intitule: "Adapter les écoles aux fortes chaleurs", statut: "recue" },
    "en-tete-illisible suite 2 certain",
    'intitule: "Adapter les écoles aux fortes chaleurs"\nstatut: recue',
  ],
  [
    "an address on several lines",
    "collectivite:\n  adresse: Hôtel de ville\n4 place des Trois-Fontaines\n  nom: A",
    { collectivite: { adresse: "Hôtel de ville\n4 place des Trois-Fontaines\n", nom: "A" } },
    "en-tete-illisible suite 3 certain",
    "collectivite:\n  adresse: |\n    Hôtel de ville\n    4 place des Trois-Fontaines\n  nom: A",
  ],
  [
    "bullets",
    "themes:\n  • eau\n  • énergie",
    { themes: ["eau", "énergie"] },
    "en-tete-illisible puce 3 certain",
    "themes:\n  - eau\n  - énergie",
  ],
  [
    "the same answer twice",
    "statut: recue\nintitule: Agir\nstatut: recue",
    { statut: "recue", intitule: "Agir" },
    "cle-en-double /statut 4 certain",
    "statut: recue\nintitule: Agir",
  ],
  [
    "several at once",
    "intitule\u00a0: Agir : maintenant\ndgs:\n\tnom: 'D'Arc'\n\tprenom: @",
    { intitule: "Agir : maintenant", dgs: { nom: "D'Arc", prenom: "@" } },
    "en-tete-illisible deux-points 2 certain, en-tete-illisible guillemets 4 certain, en-tete-illisible signe 5 certain, " +
      "ecriture espace-insecable 2 certain, en-tete-illisible tabulation 4 certain",
    `intitule: "Agir : maintenant"\ndgs:\n  nom: "D'Arc"\n  prenom: "@"`,
  ],
]

describe("what is meant is certain", () => {
  test.each(certain)("%s", (_, typed, data, told, right) => {
    const draft = readHead(typed)
    expect(draft.data).toEqual(data)
    expect(draft.problems.map(brief).join(", ")).toBe(told)
    expect(draft.partial).toBe(false)
    const again = read(fixed(draft))
    expect(head(again.text)).toBe(right)
    expect(again.data).toEqual(data)
    expect(again.problems).toEqual([])
  })
})

const sealed = [
  "-----BEGIN AGE ENCRYPTED FILE-----",
  "YWdlLWVuY3J5cHRpb24ub3Jn+/",
  "/a==",
  "-----END AGE ENCRYPTED FILE-----",
]

describe("nothing is wrong", () => {
  test.each([
    [
      "a time and an address",
      "intitule: Dès 12:30, voir https://ville.example/a#b",
      { intitule: "Dès 12:30, voir https://ville.example/a#b" },
    ],
    ["a note", "statut: recue # par le service\n# fin", { statut: "recue" }],
    [
      "the escapes of programs",
      'intitule: "\\u00c9coles \\"vives\\" \\\\ C:\\\\nouveau\\nla suite"',
      { intitule: 'Écoles "vives" \\ C:\\nouveau\nla suite' },
    ],
    ["a note in words", "intitule: Agir # deux mots", { intitule: "Agir" }],
    ["a dated note of the office", "intitule: Agir # 12/09 : relancée", { intitule: "Agir" }],
    ["a title before a note", "# ## Identité\n## Collectivité\nintitule: Agir", { intitule: "Agir" }],
    [
      "a block",
      "collectivite:\n  adresse: |\n    Hôtel : de ville\n    - 4 place\n    @ l’étage",
      { collectivite: { adresse: "Hôtel : de ville\n- 4 place\n@ l’étage\n" } },
    ],
    ["a line that would be a second answer in its group", "dgs:\n  nom: A\nnom: B", { dgs: { nom: "A" }, nom: "B" }],
    ["what is sealed", `confidentiel: |\n  ${sealed.join("\n  ")}`, { confidentiel: `${sealed.join("\n")}\n` }],
    ["quotes over two lines", 'intitule: "Agir\n  ici : là"', { intitule: "Agir ici : là" }],
    ["words over two lines", "intitule: Agir\n  ici", { intitule: "Agir ici" }],
    ["a list on one line", "themes: [eau, énergie]", { themes: ["eau", "énergie"] }],
    [
      "a list at the margin",
      "themes:\n- eau\n- énergie\nstatut: recue",
      { themes: ["eau", "énergie"], statut: "recue" },
    ],
    ["a space before the colon", "intitule : Agir", { intitule: "Agir" }],
    ["a tab after the colon", "intitule:\tAgir", { intitule: "Agir" }],
    ["four spaces", "dgs:\n    nom: A\n    prenom: B", { dgs: { nom: "A", prenom: "B" } }],
    ["guillemets", "intitule: « Agir » ensemble", { intitule: "« Agir » ensemble" }],
    ["a curly word", "intitule: “Agir” et “faire”", { intitule: "“Agir” et “faire”" }],
    ["an unknown key", "inconnue: oui", { inconnue: "oui" }],
    ["nothing", "", {}],
    ["a zero before digits", "collectivite:\n  siret: 01234567890123", { collectivite: { siret: "01234567890123" } }],
    [
      "words other programs would turn into values",
      "intitule: null\nstatut: yes\nnumero: 1e3\nresume: 2025-01-01",
      { intitule: "null", statut: "yes", numero: "1e3", resume: "2025-01-01" },
    ],
  ])("%s", (_, typed, data) => {
    const draft = readHead(typed)
    expect(draft.data).toEqual(data)
    expect(draft.problems).toEqual([])
    expect(draft.partial).toBe(false)
  })
})

describe("what can't be read leaves the rest", () => {
  test.each([
    [
      "a line of signs",
      "intitule: Agir\n{{{{\nstatut: recue",
      { intitule: "Agir", statut: "recue" },
      "en-tete-illisible incompris 3",
    ],
    [
      "lines inside a group",
      "dgs:\n  nom: A\n  prenom: ]]: [\n  [ ] : { : x\n  courriel: C\nstatut: recue",
      { dgs: { nom: "A", courriel: "C" }, statut: "recue" },
      "en-tete-illisible incompris 4",
    ],
    ["a list", "- a\n- b", {}, "en-tete-illisible incompris 2"],
    ["words", "bonjour", {}, "en-tete-illisible incompris 2"],
    ["a key of another alphabet", "Ma clé: x\nintitule: Agir", { intitule: "Agir" }, "cle-mal-ecrite 2"],
  ])("%s", (_, typed, data, told) => {
    const draft = readHead(typed)
    expect(draft.data).toEqual(data)
    expect(draft.problems.map(brief).join(", ")).toBe(told)
    expect(draft.partial).toBe(true)
  })

  test("two answers for one question: the first counts, unless it is empty", () => {
    expect(readHead("intitule: un\nintitule: deux").data).toEqual({ intitule: "un" })
    expect(readHead("intitule:\nintitule: deux").data).toEqual({ intitule: "deux" })
    expect(readHead("intitule: un\nintitule: deux").problems.map(brief)).toEqual(["cle-en-double /intitule 3"])
  })
})

test("a line that can't be moved leaves the other corrections", () => {
  const draft = readHead("intitule: A : B\ndgs:\n  nom: C\nnom: D")
  expect(draft.data).toEqual({ intitule: "A : B", dgs: { nom: "C" }, nom: "D" })
  expect(draft.problems.map(brief)).toEqual(["en-tete-illisible deux-points 2 certain"])
})

test("places are those of the file as typed", () => {
  const draft = readHead("intitule\u00a0: Agir : maintenant\ndgs:\n\tnom: 'D'Arc'\n\tprenom: B")
  expect(["/intitule", "/dgs/nom", "/dgs/prenom"].map(draft.source)).toEqual(["Agir : maintenant", "'D'Arc'", "B"])
  expect(draft.place("/dgs/prenom").start).toEqual({ line: 5, column: 10, offset: 61 })
  const key = draft.keyPlace("/intitule")
  expect(draft.text.slice(key.start.offset, key.end.offset)).toBe("intitule")
  expect(draft.problems[0]).toMatchObject({ field: "/intitule", value: "Agir : maintenant" })
})

test("lines joined when they were pasted are one fault, and no quotes are put around the questions", () => {
  const draft = readHead("intitule: Agir collectivite: nom: Ville de Valombreuil categorie: commune")
  expect(draft.problems.map(({ rule, span, fixes }) => [rule, span.start.line, fixes ?? []])).toEqual([
    ["en-tete-illisible", 2, []],
  ])
  expect(draft.partial).toBe(true)
  expect(fixed(draft)).toBe(draft.text)
})
