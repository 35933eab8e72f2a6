import matter from "gray-matter"
import { expect, test } from "vitest"
import { toHead } from "../../src/read/limits.ts"
import { split } from "../../src/read/split.ts"
import fc, { draws } from "../draw.ts"

// Lines that open, close, almost do, or stand between; a title would be one of the body, in ours.
const line = fc.constantFrom(
  "---",
  "---",
  "---",
  "--- ",
  "---\t",
  "----",
  "---fin",
  "---js",
  "---yaml",
  "--- js",
  " ---",
  "--",
  "",
  " ",
  "a: 1",
  "b: '---'",
  "c: |",
  "  ---",
  "# note",
  "#note",
  "\u2028---",
  "\u00a0",
  "é: 🌍",
)
const end = fc.constantFrom("\n", "\n", "\n", "\r\n", "\r\n", "\n\n", "")
const rest = fc.array(fc.tuple(line, end), { maxLength: 8 }).map(lines => lines.flat().join(""))
const file = fc
  .tuple(
    fc.constantFrom("", "", "\uFEFF"),
    fc.constantFrom("---\n", "---\n", "---\r\n", "---", "\n---\n", "", "---js\n", "----\n"),
    rest,
  )
  .map(parts => parts.join(""))

function refuse(): never {
  throw new Error("a front matter is never run")
}
const none = { parse: refuse, stringify: refuse }
const ours = { parse: () => ({}), stringify: refuse }

/** What gray-matter finds between the two lines and after them; undefined when it finds no front matter, or would run one. */
function theirs(text: string): { header: string; body: string } | undefined {
  try {
    const engines = { yaml: ours, json: none, javascript: none, js: none }
    const found = matter(text, { language: "yaml", engines })
    return /^\uFEFF?---[ \t]*\r?\n/.test(text)
      ? { header: found.matter.replace(/^[ \t]*\r?(?:\n|$)/, ""), body: found.content }
      : undefined
  } catch {
    return undefined
  }
}

test("a front matter that needs no mending is the one gray-matter finds, and the other way round", () => {
  let agreed = 0
  fc.assert(
    fc.property(file, text => {
      const head = split(toHead(Buffer.from(text)))
      const whole = split(text)
      const other = theirs(text)
      if (whole.readable && whole.faults.length === 0 && !/^\uFEFF?[ \t]*\r?\n/.test(text)) {
        expect(head).toEqual(whole)
        expect(whole.header.replace(/\r?\n$/, "")).toBe(other?.header.replace(/\r$/, ""))
        expect(text.slice(whole.bodyStart).trimStart()).toBe(other?.body.replace(/^[ \t]+(?=\r?\n|$)/, "").trimStart())
        agreed += 1
      }
      if (other && /^\n---[ \t]*(?:\r?\n|$)/.test(text.slice(text.indexOf("\n---")))) {
        // Blanks after the first dashes are read, and told.
        expect(whole.readable).toBe(true)
        expect(whole.header.replace(/\r?\n$/, "")).toBe(other.header.replace(/\r$/, ""))
        expect(whole.faults.every(({ rule }) => rule === "ecriture")).toBe(true)
      }
    }),
    { numRuns: draws(1500) },
  )
  expect(agreed).toBeGreaterThan(draws(1500) / 10)
})

test("what another language announces is never read", () => {
  fc.assert(
    fc.property(fc.constantFrom("js", "javascript", " js", "json", "coffee", "toml", "JS "), rest, (language, text) => {
      const { readable, header, faults } = split(`---${language}\n${text}`)
      expect({ readable, header, rules: faults.map(({ rule }) => rule) }).toEqual({
        readable: false,
        header: "",
        rules: ["en-tete-autre-langage"],
      })
    }),
    { numRuns: draws(250) },
  )
})
