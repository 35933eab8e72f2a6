import { readdirSync, readFileSync } from "node:fs"
import { expect, test } from "vitest"
import { checkEditionFile, checkProposals } from "../../src/check/index.ts"
import { readProposals } from "../../src/read/proposals.ts"
import { editionDraft, editionName, editionText } from "./base.ts"
import { withExcerpt } from "./excerpt.ts"

function told(text: string) {
  const { edition, findings } = checkEditionFile(editionName, editionDraft(text), { helpBase: "https://x.example/" })
  return {
    edition,
    said: findings.map(({ rule, label, start, severity }) => [rule, label, start.line, severity]),
    findings,
  }
}

test("a sound édition is typed values", () => {
  const { edition } = told(`${editionText}severites:\n  population: conseil\nexemple: Oui\n`)
  expect(edition).toMatchObject({
    equipe: 4,
    exemple: true,
    depot: "prive",
    contribution: 4000,
    calendrier: { cloture: "2025-06-19T23:59", rencontres: ["2025-08-27", "2025-08-28", "2025-08-29"] },
    severites: { population: "advice" },
    exemptions: [],
    collectivites: [{ siren: "213709850", population: 62400 }, { siren: "288009855" }],
  })
})

test.each([
  [editionText.replace(/ {2}debut: .*\n/, ""), "champ-manquant", "Début du projet collectif (Calendrier)"],
  [editionText.replace("equipe: 4", "equipe: quatre"), "valeur-inattendue", "Élèves par équipe"],
  [editionText.replace("seuil_population", "seuil_populations"), "cle-inconnue", "En-tête du fichier"],
  [editionText.replace("siren: 213709850", "siren: 21370985"), "siret-longueur", "SIREN"],
  [withExcerpt("severites:\n  population: grave", editionText), "choix-inconnu", "Sévérité des contrôles cette année"],
])("a fault of the settings is told with its question, and there is no édition (%#)", (text, rule, label) => {
  const { edition, said } = told(text)
  expect(said.map(([id]) => id)).toEqual([rule])
  expect(said[0]?.[1]).toContain(label.split(" (")[0])
  expect(edition).toBeUndefined()
})

test.each(["", "\n# rien\n"])("an empty file of settings is told in one sentence: %j", text => {
  const { edition, findings } = told(text)
  expect(edition).toBeUndefined()
  expect(findings).toMatchObject([{ rule: "fichier-illisible", message: "ce fichier est vide" }])
})

test("a list of which one answer is no date is told once, and not as missing", () => {
  const { findings } = told(editionText.replace(/( {2}rencontres:\n(?: {4}- .*\n)*) {4}- .*\n/, "$1    - 27-29 août\n"))
  expect(findings).toMatchObject([{ rule: "date", field: expect.stringMatching("^/calendrier/rencontres") }])
})

test("every édition of the repository is sound, and its fiches give nothing to say", () => {
  const root = new URL("../../proposals", import.meta.url).pathname
  const { editions } = readProposals(root)
  expect(editions.length).toBe(readdirSync(root).length)
  for (const { name, file, drafts } of editions) {
    const { edition, findings } = checkEditionFile(name, file)
    expect(findings).toEqual([])
    if (!edition) throw new Error(name)
    const checked = checkProposals(name, edition, drafts, { helpBase: "" })
    expect(checked.findings.map(({ path, rule, message }) => `${path} ${rule} ${message}`)).toEqual([])
    expect(checked.catalogue.proposals).toHaveLength(drafts.length)
    for (const { data } of checked.catalogue.proposals)
      expect(readFileSync(`${root}/${name}/edition.yml`, "utf8")).toContain(data.collectivite.siret.slice(0, 9))
  }
})
