import type { Nodes } from "mdast"
import { expect, test } from "vitest"
import { readBySchema } from "../../src/check/schema.ts"
import type { Run } from "../../src/intake/blocks.ts"
import { ficheText } from "../../src/intake/fiche.ts"
import { markdownOf } from "../../src/intake/markdown.ts"
import type { Value } from "../../src/intake/values.ts"
import { fiche, fields } from "../../src/model/fields.ts"
import { parseMarkdown } from "../../src/read/markdown.ts"
import { readText } from "../../src/read/text.ts"
import fc, { draws } from "../draw.ts"

const form = fields().filter(({ office }) => !office)

/** Signs that Markdown and YAML give a meaning to, among words. */
const sign = fc.constantFrom(
  ..."a b é œ 1 . : - # * _ ` [ ] ( ) < > & | ~ ! \\ \" ' @ % ? + = { } , / « » ’ …".split(" "),
  " ",
  "oui",
  "non",
  "null",
  "~",
  "1.",
  "- ",
  "http://",
  "&amp;",
  "<b>",
  "---",
)
const text = fc
  .array(sign, { minLength: 1, maxLength: 20 })
  .map(signs => signs.join("").replaceAll(/\s+/g, " ").trim())
  .filter(Boolean)

test("a fiche that is written is read back with the same values", () => {
  const short = form.filter(({ saisie }) => saisie === "texte" || saisie === "lignes")
  fc.assert(
    fc.property(fc.array(text, { minLength: short.length, maxLength: short.length }), fc.boolean(), (texts, yes) => {
      const values = new Map<string, Value>(
        short.map(({ pointer }, index) => [pointer, { value: texts[index] ?? null }]),
      )
      values.set("/accueil/hebergement", { value: yes })
      values.set("/dgs/telephone", { value: "+262692123456" })
      values.set("/collectivite/siret", { value: "01370985000019" })
      const draft = readText("x.md", Buffer.from(ficheText(values, form, "2025-2026")), { edition: "2025-2026" })
      expect(draft.problems.filter(({ rule }) => /en-tete|yaml|cle/.test(rule))).toEqual([])
      const at = (pointer: string) =>
        pointer
          .split("/")
          .slice(1)
          .reduce<unknown>((here, key) => (here as { [key: string]: unknown })?.[key], draft.data)
      for (const { pointer } of short) expect([pointer, at(pointer)]).toEqual([pointer, values.get(pointer)?.value])
      const read = readBySchema(draft, fiche, "2025-2026").values as { [key: string]: { [key: string]: unknown } }
      expect([read["accueil"]?.["hebergement"], read["dgs"]?.["telephone"], read["collectivite"]?.["siret"]]).toEqual([
        yes,
        "+262692123456",
        "01370985000019",
      ])
    }),
    { numRuns: draws(100) },
  )
})

test("every required hole is marked, in the form’s order, and what is optional is left out", () => {
  const written = ficheText(new Map(), form, "2025-2026")
  const required = form.filter(({ required }) => required)
  expect(written.match(/À COMPLÉTER/g)).toHaveLength(required.length)
  expect(written).not.toContain("resume")
  expect(
    ficheText(
      new Map(),
      form.map(field => ({ ...field, since: "2030-2031" })),
      "2025-2026",
    ),
  ).not.toContain("À COMPLÉTER")
})

test("what a person typed is read back from the Markdown, word for word, and is never markup", () => {
  const run = fc.record<Run>({ text: text.map(words => `${words} `), bold: fc.boolean(), italic: fc.boolean() })
  fc.assert(
    fc.property(fc.array(fc.array(run, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 }), paragraphs => {
      const { markdown } = markdownOf(
        paragraphs.map(runs => ({ kind: "paragraph", runs: [{ text: "Ainsi " }, ...runs] })),
      )
      const tree = parseMarkdown(markdown)
      const typed = paragraphs.map(runs => `Ainsi ${runs.map(one => one.text).join("")}`.replaceAll(/\s+/g, " ").trim())
      expect(tree.children.map(child => words(child).replaceAll(/\s+/g, " ").trim())).toEqual(typed)
      expect(kinds(tree).filter(kind => !["root", "paragraph", "text", "strong", "emphasis"].includes(kind))).toEqual(
        [],
      )
    }),
    { numRuns: draws(150) },
  )
})

function words(node: Nodes): string {
  return "value" in node ? node.value : "children" in node ? node.children.map(words).join("") : ""
}

function kinds(node: Nodes): string[] {
  return [node.type, ...("children" in node ? node.children.flatMap(kinds) : [])]
}
