import { expect, test } from "vitest"
import fc, { draws } from "../draw.ts"
import { fixed, read } from "./reading.ts"

const words = fc.array(
  fc.constantFrom(
    "Adapter",
    "les écoles",
    ":",
    "\u00a0:",
    "l'eau",
    "l’eau",
    '"ici"',
    "'là'",
    "“mot”",
    "«",
    "»",
    "#2",
    "# note",
    "-",
    "@",
    "%",
    "*gras*",
    "&",
    "[a]",
    "{b}",
    "!",
    "e\u0301",
    "C:\\x",
    ",",
    "12:30",
    "https://ville.example/a#b",
    "|",
    ">",
  ),
  { minLength: 1, maxLength: 5 },
)
const quote = fc.constantFrom("", "", "", '"', "'", "“", "”", "‘")
const answer = fc.tuple(quote, words, quote).map(([open, said, close]) => open + said.join(" ") + close)
const colon = fc.constantFrom(": ", ": ", ": ", "\u00a0: ", ":\u00a0", ":", " : ", ":\t", "： ")
const indent = fc.constantFrom("  ", "  ", "  ", "  ", "\t", "\u00a0\u00a0", " ", "   ", "")
const bullet = fc.constantFrom("- ", "- ", "• ", "-\u00a0", "– ")
const end = fc.constantFrom("\n", "\n", "\n", "\u00a0\n", " \n", "\r\n")

/** Lines of a group, each written in some way of its own. */
function group(key: string, ...names: string[]) {
  const lines = names.map(name => fc.tuple(indent, fc.constant(name), colon, answer, end).map(parts => parts.join("")))
  return fc.tuple(fc.constant(`${key}:\n`), ...lines).map(parts => parts.join(""))
}

const entry = (key: string) => fc.tuple(fc.constant(key), colon, answer, end).map(parts => parts.join(""))
const header = fc
  .tuple(
    fc.oneof(entry("intitule"), entry("Intitulé"), entry("Intitulé du projet collectif")),
    entry("resume"),
    fc
      .array(
        fc.tuple(indent, bullet, answer, end).map(parts => parts.join("")),
        { maxLength: 3 },
      )
      .map(items => `themes:\n${items.join("")}`),
    group("collectivite", "nom", "adresse", "adresse_accueil"),
    group("dgs", "nom", "prenom"),
  )
  .map(parts => parts.join(""))
const file = fc
  .tuple(
    fc.constantFrom("---\n", "---\n", "----\n", "—\n", "--- \n", "\uFEFF---\n", "---\r\n", ""),
    header,
    fc.constantFrom("---\n", "---\n", "----\n", ""),
  )
  .map(([open, head, close]) => `${open}${head}${close}\n## Contexte et raisons d’émergence de la mission\n\nMot.\n`)

test("what is read of a file is what its corrections make of it; corrected twice, nothing more changes", () => {
  let whole = 0
  fc.assert(
    fc.property(file, text => {
      const draft = read(text)
      const after = read(fixed(draft))
      const isWhole = !draft.partial && draft.problems.every(({ fixes }) => fixes?.[0]?.confidence === "certain")
      if (!isWhole) return
      whole += 1
      expect(JSON.stringify(after.data)).toBe(JSON.stringify(draft.data))
      expect(after.problems).toEqual([])
    }),
    { numRuns: draws(150) },
  )
  expect(whole).toBeGreaterThan(draws(150) / 2)
})

test("places are inside the file, and what is there was typed", () => {
  fc.assert(
    fc.property(file, text => {
      const draft = read(text)
      for (const pointer of ["/intitule", "/resume", "/themes/0", "/collectivite/nom", "/dgs/prenom"]) {
        const { start, end } = draft.place(pointer)
        expect(start.offset).toBeLessThanOrEqual(end.offset)
        const source = draft.source(pointer)
        if (source !== undefined) expect(draft.text.slice(start.offset, end.offset)).toBe(source)
        const key = draft.keyPlace(pointer)
        expect(draft.text.slice(0, key.start.offset).split(/\r\n|\r|\n/)).toHaveLength(key.start.line)
      }
    }),
    { numRuns: draws(150) },
  )
})
