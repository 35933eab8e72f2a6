import { readdirSync } from "node:fs"
import { expect, test } from "vitest"
import { checkEditionFile, rules } from "../../src/check/index.ts"
import { editionDraft, editionName, editionText, sound, tell } from "./base.ts"
import { withExcerpt } from "./excerpt.ts"

const folder = new URL("../../src/check/rules/", import.meta.url)

test("every file of rules is in the list, under its own name", () => {
  const files = readdirSync(folder).filter(name => name !== "index.ts" && name !== "told.ts")
  expect(rules.map(({ id }) => `${id}.ts`).sort()).toEqual(files.sort())
})

test("the sound fiche and the sound édition give nothing to say", () => {
  expect(tell(sound)).toEqual([])
  expect(checkEditionFile(editionName, editionDraft(editionText)).findings).toEqual([])
})

// A whole head, settings, or a sentence in parentheses are no fiche of their own.
const excerpts = rules.filter(({ about, doc }) => about !== "edition" && /^(?!---|\().*\n/.test(doc.right))

test.each(excerpts.map(({ id, doc }) => [id, doc.right]))(
  "the right example of %s is right for every rule",
  (_id, right) => {
    expect(tell(withExcerpt(right)).filter(({ severity }) => severity === "blocking")).toEqual([])
  },
)
