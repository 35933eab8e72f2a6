import { readdirSync, readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { expect, test } from "vitest"
import type { Schema } from "../../src/model/fields.ts"
import { readFast } from "../../src/read/fast.ts"
import { readForm } from "../../src/read/form.ts"
import { ficheProfile } from "../../src/read/profile.ts"
import { split } from "../../src/read/split.ts"
import { readStrict } from "../../src/read/strict.ts"
import fc, { draws } from "../draw.ts"

// A schema that knows every key and every shape, so that the fast parser refuses only what is not written the plain way.
const any: Schema = {}
any.items = any
any.additionalProperties = any
const profile = { ...ficheProfile, schema: any }

const word = fc.constantFrom(
  ..."a b nom siret 012 1e3 0x1F ~ null true oui - -- : :: # ? | > >- |+ |2 & * ! % @ ` ' '' \" [ ] { } , « » ’ é œ € … 🌍 \\ <<".split(
    " ",
  ),
  "a: b",
  "a:",
  "- ",
  "- a",
  "'x'",
  '"x"',
  "[a, b]",
  "[]",
  "{}",
  "\t",
  "\u00a0",
  "\u2028",
  "\u0085",
  "\uFEFF",
  "...",
  "---",
)
const value = fc.array(word, { maxLength: 5 }).map(words => words.join(" "))
const key = fc.constantFrom("a", "b", "nom", "siret", "__proto__", "é")
const line = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(key, fc.constantFrom(": ", ":", ":  "), value).map(parts => parts.join("")) },
  { weight: 2, arbitrary: value.map(text => `- ${text}`) },
  { weight: 1, arbitrary: fc.tuple(key, value).map(([name, text]) => `- ${name}: ${text}`) },
  { weight: 2, arbitrary: value },
  { weight: 1, arbitrary: fc.constantFrom("", "# note", "nom: |", "nom: >-", "nom:", "a:") },
)
const indent = fc.constantFrom("", "", "", "  ", "  ", "    ", " ", "   ")
const header = fc
  .array(fc.tuple(indent, line, fc.constantFrom("\n", "\n", "\n", "\n", "\r\n", " \n", "\n\n")), { maxLength: 9 })
  .map(lines => lines.map(parts => parts.join("")).join(""))

// The same, nearly always within what the fast parser takes: its scan alone must not make the two agree.
const mildWord = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.constantFrom(
      ..."a b siret 012 ~ null oui 'x y' \"x: y\" [a, b] [] « ’ é œ € 🌍 a:b a#b x- + (x) x|y x&y".split(" "),
    ),
  },
  { weight: 1, arbitrary: word },
)
const mildValue = fc.oneof(
  fc.array(mildWord, { minLength: 1, maxLength: 3 }).map(words => words.join(" ")),
  fc.constantFrom(
    '"x: y, # z"',
    "'l''eau : x'",
    "[a, b-c d]",
    "|",
    ">-",
    "|+",
    "",
    "[ ]",
    "-----BEGIN AGE ENCRYPTED FILE-----",
    "/ab+c==",
  ),
)
const mildLine = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(fc.uuid(), mildValue).map(([id, text]) => `k${id.slice(0, 8)}: ${text}`) },
  { weight: 2, arbitrary: mildValue.map(text => `- ${text}`) },
  { weight: 1, arbitrary: fc.uuid().map(id => `k${id.slice(0, 8)}:`) },
  { weight: 1, arbitrary: fc.tuple(fc.uuid(), mildValue).map(([id, text]) => `- k${id.slice(0, 8)}: ${text}`) },
  { weight: 1, arbitrary: mildValue },
  { weight: 1, arbitrary: fc.constantFrom("", "# note") },
)
const mildHeader = fc
  .array(fc.tuple(indent, mildLine, fc.constantFrom("\n", "\n", "\n", "\r\n", " \n", "\n\n")), { maxLength: 6 })
  .map(lines => lines.map(parts => parts.join("")).join(""))

// As the blank form is written, with now and then a line at the wrong depth, a key twice or a mark that is none of it.
const formKey = fc.constantFrom(..."a b c d e nom siret dgs tuteur accueil themes constructor".split(" "))
const formValue = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.constantFrom(..."012 oui ~ null 'l''eau' \"x: y\" '' \"\" a:b x—y d’été (x) é :a - #".split(" ")),
  },
  { weight: 1, arbitrary: mildValue },
)
const formLine = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(formKey, formValue).map(([name, text]) => `${name}: ${text}`) },
  { weight: 4, arbitrary: formKey.map(name => `${name}:`) },
  { weight: 3, arbitrary: formValue.map(text => `- ${text}`) },
  { weight: 1, arbitrary: fc.constantFrom("", "# note", "-", "- a: b", "a:b", "a") },
)
const formHeader = fc
  .array(fc.tuple(indent, formLine, fc.constantFrom("\n", "\n", "\n", "\r\n", "  \n", "\n\n")), {
    minLength: 1,
    maxLength: 7,
  })
  .map(lines => lines.map(parts => parts.join("")).join(""))

test.each([
  ["hostile", header, 100],
  ["mild", mildHeader, 16],
  ["well-formed", formHeader, 16],
] as const)("both parsers read the same in %s texts written the plain way", (name, headers, rate) => {
  let plain = 0
  let forms = 0
  fc.assert(
    fc.property(headers, source => {
      const fast = readFast(source, profile)
      if (!fast) return
      plain += 1
      if (readForm(source, profile)) forms += 1
      const { data, errors, faults } = readStrict(source, profile)
      expect({ errors, faults }).toEqual({ errors: [], faults: [] })
      expect(JSON.stringify(fast)).toBe(JSON.stringify(data))
    }),
    { numRuns: draws(4000) },
  )
  expect(plain).toBeGreaterThan(draws(4000) / rate)
  if (name === "well-formed") expect(forms).toBeGreaterThan(plain / 4)
})

const root = fileURLToPath(new URL("../..", import.meta.url))
const demonstration = readdirSync(`${root}/proposals/2025-2026`).filter(name => name.endsWith(".md"))

test.each(["schema/fiche-vierge.md", ...demonstration.map(name => `proposals/2025-2026/${name}`)])(
  "%s is read without a parser, as the parsers read it",
  path => {
    const { header } = split(readFileSync(`${root}/${path}`, "utf8"))
    const read = readForm(header, ficheProfile)
    expect(read).toBeDefined()
    expect(JSON.stringify(read)).toBe(JSON.stringify(readStrict(header, ficheProfile).data))
  },
)

test("any text on one line", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 40 }), text => {
      const source = `nom: ${text}\n`
      const fast = readFast(source, profile)
      if (fast) expect(JSON.stringify(fast)).toBe(JSON.stringify(readStrict(source, profile).data))
    }),
    { numRuns: draws(4000) },
  )
})
