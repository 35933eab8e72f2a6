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

test("none that would rewrite more than twenty lines at once", () => {
  const everywhere = sound.replace(/^( *\w+): (?=\S)/gm, "$1 = ")
  expect(offered(everywhere)).toMatchObject({ certain: ["en-tete-illisible"], lines: [] })
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
