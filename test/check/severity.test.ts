import { expect, test } from "vitest"
import { checkProposals } from "../../src/check/index.ts"
import { draftOf, editionName, editionOf, editionText, helpBase, sound } from "./base.ts"
import { withExcerpt } from "./excerpt.ts"

const leak = "## Autres aspects pratiques pour les élèves\n\nÉcrire à paul.exemplaire@mairie.example."
const board = "## Autres aspects pratiques pour les élèves\n\nLe standard répond au 02 61 91 00 99."
const draft = "statut: brouillon\n"

/** What decides, from the strongest: the édition, the one finding, the rule; then a draft softens what blocks. */
test.each([
  ["a rule's own", "tuteur:\n  fonction: Cheffe de projet", "", "tuteur-fonction", "to-check"],
  [
    "raised by the édition",
    "tuteur:\n  fonction: Cheffe de projet",
    "tuteur-fonction: bloquant",
    "tuteur-fonction",
    "blocking",
  ],
  ["lowered by the édition", "intitule: Écoles", "champ-trop-court: conseil", "champ-trop-court", "advice"],
  ["the finding knows better", board, "", "coordonnees-publiees", "to-check"],
  ["the édition over the finding", board, "coordonnees-publiees: bloquant", "coordonnees-publiees", "blocking"],
  ["a draft is advised", `${draft}intitule: Écoles`, "", "champ-trop-court", "advice"],
  [
    "a draft, raised by the édition",
    `${draft}tuteur:\n  fonction: Cheffe de projet`,
    "tuteur-fonction: bloquant",
    "tuteur-fonction",
    "advice",
  ],
  ["a draft: to check stays so", `${draft}tuteur:\n  fonction: Cheffe de projet`, "", "tuteur-fonction", "to-check"],
  [
    "a draft, by the édition to check",
    `${draft}intitule: Écoles`,
    "champ-trop-court: à vérifier",
    "champ-trop-court",
    "to-check",
  ],
  ["another statut is no draft", "statut: a-corriger\nintitule: Écoles", "", "champ-trop-court", "blocking"],
] as const)("%s", (_, excerpt, setting, rule, severity) => {
  expect(severityOf(withExcerpt(excerpt), setting, rule)).toBe(severity)
})

test("a firm rule blocks a draft, unless the édition lowers it", () => {
  const text = withExcerpt(leak, withExcerpt(draft.trim()))
  expect(severityOf(text, "", "coordonnees-publiees")).toBe("blocking")
  expect(severityOf(text, "coordonnees-publiees: à vérifier", "coordonnees-publiees")).toBe("to-check")
})

test("a draft that is only advised stays out of the catalogue, and so does what an exemption cannot lift", () => {
  const short = withExcerpt(`${draft}intitule: Écoles`)
  expect(check(short, "").catalogue).toMatchObject({
    proposals: [],
    leftOut: [{ statut: "brouillon", reason: "Brouillon qui reste à compléter." }],
  })
  const exempted = exemption("coordonnees-publiees")
  const leaky = check(withExcerpt(leak), exempted)
  expect(leaky.catalogue.proposals).toEqual([])
  expect(leaky.findings.map(({ rule, severity }) => [rule, severity])).toEqual([
    ["coordonnees-publiees", "blocking"],
    ["exemption-inutile", "blocking"],
  ])
  const open = check(withExcerpt(board), exempted)
  expect(open.findings).toEqual([])
  expect(open.catalogue.proposals).toHaveLength(1)
})

test("an exemption is not called idle while nobody can know", () => {
  const late = draftOf(sound)
  late.added = "2025-06-25T10:00:00+02:00"
  expect(
    checkProposals(editionName, editionOf(editionText + exemption("hors-delai")), [late], { helpBase }).findings,
  ).toEqual([])
  const { added: _, ...undated } = late
  expect(
    checkProposals(editionName, editionOf(editionText + exemption("hors-delai")), [undated], { helpBase }).findings,
  ).toEqual([])
  const inTime = check(sound, exemption("hors-delai"))
  expect(inTime.findings.map(({ rule }) => rule)).toEqual(["exemption-inutile"])
  const unread = check(sound.replace("213 709 850 00019", "12"), exemption("collectivite-inconnue"))
  expect(unread.findings.map(({ rule }) => rule)).toEqual(["siret-longueur"])
})

function exemption(rule: string): string {
  return `exemptions:\n  - fiche: ville-de-valombreuil\n    controle: ${rule}\n    raison: Accord du 3 juin 2025.\n`
}

/** With a severity, or a whole setting that ends with a line's end. */
function check(text: string, setting: string) {
  const settings = setting === "" || setting.endsWith("\n") ? setting : `severites:\n  ${setting}\n`
  return checkProposals(editionName, editionOf(editionText + settings), [draftOf(text)], { helpBase, preview: true })
}

function severityOf(text: string, setting: string, rule: string): string | undefined {
  return check(text, setting).findings.find(finding => finding.rule === rule)?.severity
}
