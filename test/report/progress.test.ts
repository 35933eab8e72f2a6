import { expect, test } from "vitest"
import { ficheOf } from "../../src/read/file.ts"
import { progressOf, sayProgress, sayStep } from "../../src/report/progress.ts"
import { draftOf, findingsOf, sound } from "../check/base.ts"
import { breaks } from "../check/breaks.ts"

function steps(text: string) {
  const draft = draftOf(text)
  return progressOf(draft, findingsOf([draft]))
}

function said(text: string) {
  return Object.fromEntries(steps(text).map(step => [step.name, sayStep(step)]))
}

test("a sound fiche is done, part by part, in the form’s order", () => {
  const all = steps(sound)
  expect(all.map(({ name }) => name)).toEqual([
    "Présentation de la mission",
    "Collectivité",
    "Identification du directeur général des services",
    "Tuteur du projet collectif",
    "Aspects pratiques et logistiques",
    "Contexte et raisons d’émergence de la mission",
    "Enjeux stratégiques pour la collectivité",
    "Objectifs opérationnels et résultats attendus",
    "Valeur ajoutée, pour la mission, d’une approche transversale, en inter-filières",
    "Autres aspects pratiques pour les élèves",
  ])
  expect(new Set(all.map(({ state }) => state))).toEqual(new Set(["done"]))
  expect(sayProgress(all)).toBe("")
})

test("what is missing, empty, wrong or left to complete is told where it is", () => {
  const text = sound
    .replace("213 709 850 00019", "12")
    .replace("  fonction: Directeur général adjoint Transition écologique\n", "")
    .replace("  permis_b: non", "  permis_b:")
    .replace(/## Enjeux[\s\S]*?(?=## Objectifs)/, "")
    .replace(/## Autres aspects[\s\S]*/, "")
  expect(said(text)).toMatchObject({
    "Présentation de la mission": "fait",
    Collectivité: "1 point à corriger",
    "Tuteur du projet collectif": "1 réponse à donner",
    "Aspects pratiques et logistiques": "1 réponse à donner",
    "Enjeux stratégiques pour la collectivité": "1 réponse à donner",
    "Autres aspects pratiques pour les élèves": "facultatif",
  })
  expect(sayProgress(steps(text))).toMatch(/^5 parties faites sur 9 ; restent « Collectivité », « Tuteur/)
})

test("a placeholder is no answer", () => {
  expect(said(sound.replace("Barnabé", "À COMPLÉTER"))["Tuteur du projet collectif"]).toBe("1 réponse à donner")
})

test("a missing group is one step to do, and a file that could not be read is no step to blame", () => {
  const text = sound.replace(/dgs:\n(?: {2}.*\n)+/, "")
  expect(said(text)["Identification du directeur général des services"]).toBe("4 réponses à donner")
  const unread = draftOf(sound.replace("dgs:\n", "dgs: {\n"))
  expect(unread.partial).toBe(true)
  expect(progressOf(unread, []).map(({ state }) => state)).toContain("unread")
  const huge = ficheOf(5_000_000, "proposals/2025-2026/x.md", { edition: "2025-2026" })
  expect(progressOf(huge, findingsOf([huge]))).toEqual([])
})

test("a fault of the text counts where it stands, though it names no question", () => {
  const text = sound.replace("Les fermetures d’écoles", "Les <b>fermetures</b> d’écoles")
  expect(said(text)).toMatchObject({
    "Contexte et raisons d’émergence de la mission": "fait",
    "Enjeux stratégiques pour la collectivité": expect.stringMatching(/^\d points? à corriger$/),
  })
})

test("contacts closed for the school count as given", () => {
  const text = sound.replace(/dgs:\n(?: {2}.*\n)+/, "confidentiel: |\n  -----BEGIN AGE ENCRYPTED FILE-----\n")
  const draft = draftOf(text)
  expect(progressOf(draft, [])[2]).toMatchObject({ state: "done" })
})

test("an answer that was understood all the same is to correct where it stands", () => {
  const said = steps(sound.replace(/^intitule: .*$/m, "intitule: ADAPTER LES ÉCOLES : BÂTIR"))
  expect(said.filter(({ state }) => state !== "done").map(step => [step.name, sayStep(step)])).toEqual([
    ["Présentation de la mission", "1 point à corriger"],
  ])
})

test.each([
  ["a question nobody asks", "  permis_b: non\n", "$&  parking: oui\n", "Aspects pratiques et logistiques"],
  [
    "a question answered twice",
    "  prenom: Solenne\n",
    "$&  prenom: Marie\n",
    "Identification du directeur général des services",
  ],
  ["a line nobody can read", "  prenom: Barnabé\n", "$&  {{{ ?\n", "Tuteur du projet collectif"],
])("%s counts in the part where it stands", (_, from, to, name) => {
  expect(said(sound.replace(from, to))[name]).toBe("1 point à corriger")
})

test("no part that holds a blocking point is done, however the fiche is broken", () => {
  const silent = breaks.filter(({ spoil }) => {
    const draft = draftOf(spoil(sound, "Bâtir demain").wrong)
    const findings = findingsOf([draft])
    const inside = findings.some(({ severity, rule }) => severity === "blocking" && rule.endsWith("illisible"))
    return inside && progressOf(draft, findings).every(({ state }) => state === "done" || state === "optional")
  })
  expect(silent.map(({ name }) => name)).toEqual([])
})
