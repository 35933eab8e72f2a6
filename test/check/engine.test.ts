import { expect, test } from "vitest"
import { findingsOf as run } from "../../src/check/engine.ts"
import type { Inspection } from "../../src/check/index.ts"
import { checkProposals } from "../../src/check/index.ts"
import { readBySchema } from "../../src/check/schema.ts"
import { subjectOf } from "../../src/check/subject.ts"
import { fiche } from "../../src/model/fields.ts"
import type { Draft, Rule } from "../../src/model/types.ts"
import { bareContext, draftOf, editionName, editionOf, editionText, findingsOf, helpBase, sound, tell } from "./base.ts"
import { withExcerpt } from "./excerpt.ts"

const wrongTutor = withExcerpt("tuteur:\n  fonction: Cheffe de projet")

test("a finding is complete", () => {
  const [finding] = tell(sound.replace("00019", "00018"))
  expect(finding).toMatchObject({
    rule: "siret-cle",
    severity: "blocking",
    path: "proposals/2025-2026/ville-de-valombreuil.md",
    start: { line: 9, column: 10 },
    end: { line: 9, column: 27 },
    field: "/collectivite/siret",
    label: "N° de SIRET de la collectivité",
    value: "213 709 850 00018",
    example: "900 000 001 00041",
    help: "https://stages.ecole.example/controles/siret-cle/",
    fixes: [],
    related: [],
  })
  expect(finding?.message).toMatch(/^[a-zàéèêlu’ ]/)
  expect(finding?.fingerprint).toMatch(/^[0-9a-f]{16}$/)
})

test("a fingerprint follows the fault, not its line; another value or file has another", () => {
  const print = (text: string, slug?: string) => findingsOf([draftOf(text, slug)])[0]?.fingerprint
  const wrong = sound.replace("00019", "00018")
  expect(print(wrong.replace("intitule:", "# une note\nintitule:"))).toBe(print(wrong))
  expect(print(wrong, "une-autre")).not.toBe(print(wrong))
  expect(print(sound.replace("00019", "00017"))).not.toBe(print(wrong))
})

test("a rule that throws is told as that rule, and the others speak", () => {
  const draft = draftOf(wrongTutor)
  const read = readBySchema(draft, fiche, editionName)
  const boom: Rule = {
    id: "boum",
    severity: "blocking",
    title: "Boum",
    doc: { why: "", how: "", wrong: "", right: "" },
    // biome-ignore lint/correctness/useYield: it fails before
    *check() {
      throw new Error("cassé")
    },
  }
  const calm: Rule = { ...boom, id: "calme", check: () => [{ message: "tout va bien" }] }
  const found = run([boom, calm], subjectOf(draft, read), bareContext(), {})
  expect(new Map(found.map(({ finding }) => [finding.rule, finding.severity]))).toEqual(
    new Map([
      ["boum", "to-check"],
      ["calme", "blocking"],
    ]),
  )
  expect(found.find(({ finding }) => finding.rule === "boum")?.finding.why).toContain("cassé")
})

test("a rule runs only when the values it needs are sound", () => {
  const rules = tell(sound.replace("213 709 850 00019", "2137098500001")).map(({ rule }) => rule)
  expect(rules).toEqual(["siret-longueur"])
})

test("more than twenty times the same remark is told once more, with the count", () => {
  const found = tell(`${sound}\n${"Voir <b>là</b>.\n\n".repeat(40)}`)
  expect(found.filter(({ rule }) => rule === "html")).toHaveLength(21)
  expect(found.some(({ message }) => message === "la même remarque vaut à 20 autres endroits de ce fichier")).toBe(true)
})

test("the édition sets the severity of a rule", () => {
  const strict = editionOf(`${editionText}severites:\n  tuteur-fonction: bloquant\n`)
  expect(tell(wrongTutor)[0]?.severity).toBe("to-check")
  expect(tell(wrongTutor, strict)[0]?.severity).toBe("blocking")
})

test("a draft is advised where a received fiche is blocked, unless the harm does not wait", () => {
  const short = withExcerpt("intitule: Écoles\nstatut: brouillon")
  expect(tell(short).map(({ severity }) => severity)).toEqual(["advice"])
  const leaky = `${withExcerpt("statut: brouillon")}\nÉcrire à paul@mairie.example.\n`
  expect(tell(leaky).map(({ severity }) => severity)).toEqual(["blocking"])
})

test("an exemption lifts a finding; one that lifts nothing is told at its place", () => {
  const exemption = (slug: string) =>
    editionOf(
      `${editionText}exemptions:\n  - fiche: ${slug}\n    controle: tuteur-fonction\n    raison: Accord du 3 juin 2025.\n`,
    )
  expect(tell(wrongTutor, exemption("ville-de-valombreuil"))).toEqual([])
  for (const [text, slug] of [
    [sound, "ville-de-valombreuil"],
    [wrongTutor, "une-autre"],
  ] as const) {
    const unused = tell(text, exemption(slug)).find(({ rule }) => rule === "exemption-inutile")
    expect(unused).toMatchObject({
      severity: "blocking",
      path: "proposals/2025-2026/edition.yml",
      start: { line: editionText.split("\n").length + 1 },
    })
  }
})

test("no interne value can be read in a finding, whatever it says", () => {
  const leaky = sound
    .replaceAll("02 61 91 00 12", "02.61.91.00.12.")
    .replace("solenne.maquetteau@mairie.example", "solenne.maquetteau@mairie,example")
    .replace("nom: MAQUETTEAU", "nom: MAQUETTEAU\n  nom_marital: DUPONT-MAQUETTEAU")
    .replace(
      "## Autres aspects pratiques pour les élèves",
      "## Écrire à solenne.maquetteau@mairie.example ou à Barnabé GABARISSON",
    )
    .replace("Les fermetures", "Appeler Barnabé GABARISSON au 06 39 98 00 12. Les fermetures")
  const spoken = tell(leaky).map(({ fixes, example, ...finding }) => [finding, fixes.map(({ label }) => label)])
  expect(spoken.length).toBeGreaterThan(2)
  for (const secret of [
    "solenne.maquetteau",
    "02.61.91",
    "02 61 91",
    "06 39 98 00 12",
    "barnabe.gabarisson",
    "GABARISSON",
  ])
    expect(JSON.stringify(spoken)).not.toContain(secret)
})

test.each([
  "dgs: Solenne MAQUETTEAU, 3 rue Haute",
  "dgs:\n  nom\tMAQUETTEAU\n  prenom\tSolenne",
  "dgs:\n  - MAQUETTEAU\n  - Solenne",
  "dgs:\n  nom:\n    famille: MAQUETTEAU\n    prenom: Solenne",
])("no word of a group typed another way can be read either: %s", group => {
  const told = tell(sound.replace(/^dgs:\n(?: {2}.*\n)+/m, `${group}\n`))
  expect(told.length).toBeGreaterThan(0)
  expect(JSON.stringify(told.map(({ fixes, example, ...finding }) => finding))).not.toMatch(/MAQUETTEAU|Solenne/)
})

test("what is remembered of a file is what checking it comes to", () => {
  const kept = new Map<string, string>()
  const memory = {
    recall: (draft: Draft) => {
      const found = kept.get(draft.path)
      return found === undefined ? undefined : (JSON.parse(found) as Inspection)
    },
    keep: (draft: Draft, inspection: Inspection) => void kept.set(draft.path, JSON.stringify(inspection)),
  }
  const check = (texts: string[], remember: boolean) => {
    const drafts = texts.map((text, index) => draftOf(text, `fiche-${index}`))
    const { findings, catalogue } = checkProposals(editionName, editionOf(), drafts, {
      helpBase,
      preview: true,
      ...(remember ? { memory } : {}),
    })
    const proposals = catalogue.proposals.map(({ slug, data, sections }) => ({ slug, data, sections: [...sections] }))
    return { findings, proposals, leftOut: catalogue.leftOut }
  }
  const texts = [
    sound,
    wrongTutor,
    sound.replace("00019", "00018"),
    "",
    withExcerpt("statut: brouillon\nintitule: Oui"),
  ]
  const fresh = check(texts, false)
  expect(check(texts, true)).toEqual(fresh)
  expect(kept.size).toBe(texts.length)
  expect(check(texts, true)).toEqual(fresh)
})
