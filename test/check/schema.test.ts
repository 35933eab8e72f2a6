import { readFileSync } from "node:fs"
import { Ajv2020 } from "ajv/dist/2020.js"
import { expect, test } from "vitest"
import { readBySchema } from "../../src/check/schema.ts"
import { edition, fiche, fields, type Schema } from "../../src/model/fields.ts"
import { draftOf, rulesOf, sound, tell } from "./base.ts"

function without(pattern: RegExp): string {
  expect(sound).toMatch(pattern)
  return sound.replace(pattern, "")
}

test.each([
  ["a group that is not there", without(/tuteur:\n(?: {2}.*\n)+/), ["champ-manquant"]],
  ["a group inside a group", without(/ {2}contact_rh:\n(?: {4}.*\n)+/), ["champ-manquant"]],
  ["a group without answers", sound.replace(/dgs:\n(?: {2}.*\n)+/, "dgs:\n"), ["champ-manquant"]],
  [
    "a group that is one word",
    sound.replace(/dgs:\n(?: {2}.*\n)+/, "dgs: Solenne MAQUETTEAU\n"),
    ["valeur-inattendue"],
  ],
  ["a misspelt group", sound.replace("tuteur:", "tutuer:"), ["cle-inconnue"]],
  ["a misspelt question", sound.replace("  siret:", "  siert:"), ["cle-inconnue"]],
  [
    "a group whose questions are named by their whole path",
    sound.replace(/dgs:\n(?: {2}.*\n)+/, group => group.replace("dgs:\n", "").replaceAll(/^ {2}/gm, "dgs.")),
    ["cle-mal-ecrite"],
  ],
  [
    "a question named by its whole path, far from its group",
    without(/ {2}nom: MAQUETTEAU\n/).replace("\naccueil:", "\ndgs.nom: MAQUETTEAU\naccueil:"),
    ["cle-mal-ecrite"],
  ],
  [
    "a word that a backslash would cut",
    sound.replace(/intitule: .*/, () => String.raw`intitule: "Adapter les écoles\nouvelles aux fortes chaleurs"`),
    ["valeur-inattendue"],
  ],
  ["a group in capitals", sound.replace("tuteur:", "TUTEUR:"), ["cle-mal-ecrite"]],
  [
    "a question at the wrong place",
    without(/ {2}siret: .*\n/).replace("intitule:", "siret: 213 709 850 00019\nintitule:"),
    ["cle-inconnue"],
  ],
  [
    "a section written as a short answer",
    without(/## Enjeux[^#]*/).replace(
      "intitule:",
      "enjeux: Les fermetures pèsent d’abord sur les familles.\nintitule:",
    ),
    ["cle-inconnue"],
  ],
  ["an empty front matter above", `---\n---\n\n${sound}`, ["cle-en-double"]],
  ["another program's front matter above", `---\ntitle: Fiche\nauthor: Jean\n---\n\n${sound}`, ["cle-en-double"]],
  ["one answer above", `---\nintitule: Un autre titre de mission\n---\n\n${sound}`, ["cle-en-double"]],
  [
    "the answers in two front matters",
    sound.replace(
      "tuteur:\n",
      "---\n\n---\nintitule: Un autre titre\nstatut: recue\ndgs:\n  prenom: Solenne\ntuteur:\n",
    ),
    ["cle-en-double"],
  ],
  ["a misspelt heading", sound.replace("## Enjeux stratégiques", "## Enjeu stratégique"), ["section-inconnue"]],
  ["an unreadable line", sound.replace("intitule: Adapter", "intitule: [Adapter"), ["en-tete-illisible"]],
  ["a body that never starts", sound.slice(0, sound.indexOf("\n---\n") + 1), ["en-tete-non-ferme"]],
  ["a wrong language", sound.replace("---", "---toml"), ["en-tete-autre-langage"]],
  ["a SIREN for a SIRET", sound.replace(" 00019", ""), ["siret-longueur"]],
  ["a placeholder for a phone", sound.replace("06 39 98 00 12", "à compléter"), ["a-completer"]],
  ["a placeholder for a section", sound.replace(/Les fermetures d’écoles .*/, "…"), ["a-completer"]],
])("one cause, one finding: %s", (_, text, expected) => {
  expect(rulesOf(text)).toEqual(expected)
  expect(tell(text)).toHaveLength(1)
})

test("a question of a later édition is not asked of an older one", () => {
  const later: Schema = {
    ...fiche,
    required: [...(fiche.required ?? []), "budget"],
    properties: {
      ...fiche.properties,
      budget: {
        type: "string",
        title: "Budget",
        minLength: 3,
        maxLength: 40,
        "x-saisie": "texte",
        "x-depuis": "2026-2027",
      },
    },
  }
  const draft = draftOf(sound)
  expect(readBySchema(draft, later, "2025-2026")).toMatchObject({ sound: true, complaints: [] })
  expect(readBySchema(draft, later, "2026-2027")).toMatchObject({
    sound: false,
    complaints: [{ rule: "champ-manquant", field: "/budget" }],
  })
  const answered = draftOf(sound.replace("intitule:", "budget: de\nintitule:"))
  expect(readBySchema(answered, later, "2025-2026").complaints).toMatchObject([
    { rule: "champ-trop-court", field: "/budget" },
  ])
})

test("a missing answer says what to add after which line, and adding it there is enough", () => {
  for (const pattern of [
    /intitule: .*\n/,
    / {2}fonction: .*\n/,
    / {2}contact_rh:\n(?: {4}.*\n)+/,
    /dgs:\n(?: {2}.*\n)+/,
    / {2}permis_b: .*\n/,
  ]) {
    const text = without(pattern)
    const [finding, ...others] = tell(text)
    const [fix] = finding?.fixes ?? []
    const [edit] = fix?.edits ?? []
    expect(others).toEqual([])
    expect(fix?.confidence).toBe("to-complete")
    const added = text.slice(0, edit?.start.offset) + edit?.text + text.slice(edit?.end.offset)
    expect(new Set(rulesOf(added))).toEqual(new Set(["a-completer"]))
    const line = Number(/après la ligne (\d+)/.exec(fix?.label ?? "")?.[1])
    expect(added.split("\n").slice(line)[0]).toContain(edit?.text.trim().split("\n")[0])
  }
})

test("a missing section goes before the one that follows it in the form", () => {
  const text = without(/## Enjeux[^#]*/)
  const [edit] = tell(text)[0]?.fixes[0]?.edits ?? []
  expect(text.slice(edit?.start.offset)).toMatch(/^## Objectifs/)
})

test("no sentence names a question by its key where the form has words for it", () => {
  for (const text of [
    without(/ {2}fonction: .*\n/),
    sound.replace("hebergement: oui", "hebergement: peut-être"),
    sound.replace(" 00019", ""),
  ]) {
    const [finding] = tell(text)
    expect(`${finding?.label} ${finding?.message}`).not.toMatch(
      /permis_b|hebergement|contact_rh|YAML|JSON|schema|string|regex/,
    )
  }
})

test("our schemas are what the meta-schema allows: the checks take it for granted", () => {
  const meta = new Ajv2020()
  expect([fiche, edition].map(schema => meta.validateSchema(schema))).toEqual([true, true])
  expect(meta.validateSchema({ ...fiche, required: "intitule" })).toBe(false)
})

test("of the form that nobody has filled in, every question is empty: none of its own notes is an answer", () => {
  const told = tell(readFileSync(new URL("../../schema/fiche-vierge.md", import.meta.url), "utf8"))
  const empty = told.filter(({ rule }) => rule === "champ-manquant")
  const asked = fields().filter(({ required, section }) => required && !section)
  expect(empty.map(({ field }) => field)).toEqual(asked.map(({ pointer }) => pointer))
  expect(new Set(empty.map(({ message }) => message))).toEqual(new Set(["la réponse est vide"]))
})
