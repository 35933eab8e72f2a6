import { expect, test } from "vitest"
import { suggestionsOf } from "../../src/commands/review-suggest.ts"
import type { Changed } from "../../src/forge/files.ts"
import type { ReportContext } from "../../src/model/types.ts"
import { draftOf, findingsOf, sound } from "../check/base.ts"

/** What is offered on a fiche whose diff shows every line. */
function offered(file: string | Uint8Array, patch: string | null = "@@ -1,99 +1,99 @@\n") {
  const draft = draftOf(file)
  const changed: Changed = { path: draft.path, status: "modified", previous: null, patch }
  const context = { text: () => draft.text, drafts: () => [draft] } as unknown as ReportContext
  const findings = findingsOf([draft])
  const certain = findings.filter(({ fixes }) => fixes.some(({ confidence }) => confidence === "certain"))
  return { certain: certain.map(({ rule }) => rule), lines: lines(suggestionsOf(findings, [changed], context)) }
}

function lines(suggestions: ReturnType<typeof suggestionsOf>) {
  return suggestions.map(({ first, last, body }) => [first, last, /```suggestion\n([\s\S]*?)\n```/.exec(body)?.[1]])
}

const oui = sound.replace("hebergement: oui", "hebergement: Oui")
const line = sound.slice(0, sound.indexOf("  hebergement")).split("\n").length

test("a certain correction is offered on its line, as it will stand", () => {
  expect(offered(oui).lines).toEqual([[line, line, "  hebergement: oui"]])
})

test.each([
  ["the diff does not show its line", "@@ -1,3 +1,3 @@\n"],
  ["the forge gives no diff", null],
])("none when %s", (_, patch) => {
  expect(offered(oui, patch)).toMatchObject({ certain: ["ecriture"], lines: [] })
})

/** A fiche whose last part, of a title and so many lines, is written twice: taking it out touches nothing interne. */
function twice(lines: number): string {
  const said = Array.from({ length: lines }, (_, index) => `- Chambre ${index + 1}`).join("\n")
  const part = `\n## Autres aspects pratiques pour les élèves\n\n${said}\n`
  return sound.slice(0, sound.indexOf("\n## Autres")) + part + part
}

test.each([
  [17, 1],
  [18, 0],
])("none that would rewrite more than twenty lines after its first: %i lines of text, %i offered", (lines, count) => {
  const { certain, lines: found } = offered(twice(lines))
  expect(certain).toEqual(["section-en-double"])
  expect(found).toHaveLength(count)
})

test("none for a question that stays with the school, whatever its lines hold", () => {
  const draft = draftOf(oui)
  const changed: Changed = { path: draft.path, status: "modified", previous: null, patch: "@@ -1,99 +1,99 @@\n" }
  const context = { text: () => draft.text, drafts: () => [draft] } as unknown as ReportContext
  const [finding] = findingsOf([draft])
  if (!finding) throw new Error("nothing to correct")
  const offer = (field: string) => suggestionsOf([{ ...finding, field }], [changed], context)
  expect(offer("/accueil/hebergement")).toHaveLength(1)
  expect(offer("/dgs/telephone")).toEqual([])
  expect(offer("/dgs/telephone/0")).toEqual([])
})

test("none of a file whose accents are to be restored: nobody can say what of it is nobody’s business", () => {
  const doubled = Buffer.from(
    sound.replace(/[^ -~\n]/g, "").replace("Adapter les coles", "Adapter les écoles à l’été"),
  ).toString("latin1")
  expect(offered(doubled)).toMatchObject({ certain: ["encodage"], lines: [] })
})

test("none on a line that holds what stays with the school", () => {
  const { certain, lines } = offered(sound.replace("telephone: 02 61 91 00 12", "telephone: 02.61.91.00.12"))
  expect(certain).toHaveLength(1)
  expect(lines).toEqual([])
})
