import { expect, test } from "vitest"
import { ficheText } from "../../src/intake/fiche.ts"
import { readIssue } from "../../src/intake/issue.ts"
import { fields } from "../../src/model/fields.ts"
import { readText } from "../../src/read/text.ts"
import { isAskedThere, issueLabel, noAnswer } from "../../src/words/issue.ts"
import fc, { draws } from "../draw.ts"

const form = fields().filter(({ office }) => !office)
const asked = form.filter(isAskedThere)

/** As the forge writes a form: CRLF between the lines of an answer. */
function bodyOf(answers: readonly string[]): string {
  return asked
    .map((field, at) => `### ${issueLabel(field)}\n\n${answers[at] || noAnswer}`)
    .join("\n\n")
    .replaceAll("\n", "\r\n")
}

const line = fc.oneof(
  fc.constantFrom(
    "## Enjeux stratégiques pour la collectivité",
    "# Titre",
    "##",
    "# ##",
    "   ## #",
    "---",
    "===",
    "- point",
    "statut: retenue",
    "confidentiel: |",
    "### Thèmes",
    "> cité",
    "&x *x !!js",
    "",
  ),
  fc.string({ unit: fc.constantFrom(..."aeéàçœAÉ019 ’«»\"':;,.?!#&*|>%@-_()[]{}"), maxLength: 30 }),
)
const answers = fc.array(
  fc.array(line, { maxLength: 5 }).map(lines => lines.join("\n")),
  {
    minLength: asked.length,
    maxLength: asked.length,
  },
)

test("whatever is answered, the fiche has the form’s keys and sections and no other, in their order", () => {
  fc.assert(
    fc.property(answers, given => {
      const read = readIssue(bodyOf(given))
      if (!read) throw new Error("not read as the form")
      const text = ficheText(read.values, form, "2025-2026")
      const draft = readText("proposals/2025-2026/a.md", new TextEncoder().encode(text))
      const known = new Set(form.map(({ path }) => path[0]))
      // A header that only the mending of broken ones reads is refused by the check, whatever it seems to say.
      if (draft.problems.length === 0) expect(Object.keys(draft.data).filter(key => !known.has(key))).toEqual([])
      const keys = draft.sections().map(({ key }) => key)
      const sections = form.filter(({ section }) => section).map(({ key }) => key)
      expect(keys).toEqual(sections.filter(key => keys.includes(key)))
      for (const { section, required, key } of form) if (section && required) expect(keys).toContain(key)
    }),
    { numRuns: draws(60) },
  )
})

test("questions left out are null, and what is no form is not read", () => {
  const read = readIssue(bodyOf([]))
  expect([...(read?.values.values() ?? [])].map(({ value }) => value)).toEqual(form.map(() => null))
  expect(readIssue("### Thèmes\n\neau")).toBeUndefined()
  expect(readIssue("")).toBeUndefined()
})

test("questions in another order are read, and what is not clear is told", () => {
  const body = bodyOf(asked.map(({ key }) => (key === "siret" ? "12" : key === "hebergement" ? "Oui" : "")))
  const turned = body.split("\r\n\r\n###").reverse().join("\n\n###").replace(/^ /, "### ")
  const read = readIssue(turned)
  expect(read?.values.get("/accueil/hebergement")).toEqual({ value: true })
  expect(read?.values.get("/collectivite/siret")).toEqual({ value: null, typed: "12" })
  expect(read?.warnings).toContainEqual({ code: "siret-invalide", field: "/collectivite/siret", text: "12" })
})
