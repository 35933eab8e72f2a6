import { describe, expect, test } from "vitest"
import { brief, fixed, read } from "./reading.ts"

const heading = "## Contexte et raisons d’émergence de la mission"
const body = `\n${heading}\n\nLa Ville agit.\n`

describe("understood, and put right", () => {
  test.each([
    ["a byte order mark", `\uFEFF---\nintitule: Agir\n---\n${body}`, "ecriture bom 1 certain"],
    ["Windows line ends", `---\nintitule: Agir\n---\n${body}`.replaceAll("\n", "\r\n"), "ecriture crlf 1 certain"],
    ["line ends of old Macs", `---\nintitule: Agir\n---\n${body}`.replaceAll("\n", "\r"), "ecriture crlf 1 certain"],
    [
      "letters apart from their accents",
      `---\nintitule: Agir\n---\n${body}`.normalize("NFD"),
      "ecriture nfd 5 certain",
    ],
    ["spaces after the opening dashes", `---  \nintitule: Agir\n---\n${body}`, "ecriture tirets 1 certain"],
    ["four dashes", `----\nintitule: Agir\n---\n${body}`, "en-tete-autre-langage 1 certain"],
    ["the language named", `--- yaml\nintitule: Agir\n---\n${body}`, "en-tete-autre-langage 1 certain"],
    ["dashes made long by a word processor", `—\nintitule: Agir\n—\n${body}`, "en-tete-absent 1 certain"],
    ["no opening dashes", `intitule: Agir\n---\n${body}`, "en-tete-absent 1 certain"],
    ["no dashes at all", `intitule: Agir\n${body}`, "en-tete-absent 1 certain"],
    ["no closing dashes", `---\nintitule: Agir\n${body}`, "en-tete-non-ferme 4 certain"],
    ["four closing dashes", `---\nintitule: Agir\n----\n${body}`, "en-tete-non-ferme 3 certain"],
    [
      "Windows line ends and four dashes",
      `----\nintitule: Agir\n----\n${body}`.replaceAll("\n", "\r\n"),
      "ecriture crlf 1 certain, en-tete-autre-langage 1 certain",
    ],
    ["a mark and no dashes", `\uFEFFintitule: Agir\n${body}`, "ecriture bom 1 certain, en-tete-absent 1 certain"],
  ])("%s", (_, text, told) => {
    const draft = read(text)
    expect(draft.data).toEqual({ intitule: "Agir" })
    expect(draft.problems.map(brief).join(", ")).toBe(told)
    expect(draft.sections().map(({ key, exact, markdown }) => [key, exact, markdown])).toEqual([
      ["contexte", true, "La Ville agit."],
    ])
    expect(draft.source("/intitule")).toBe("Agir")
    const again = read(fixed(draft))
    expect(again.problems).toEqual([])
    expect(again.data).toEqual(draft.data)
    expect(again.sections()).toHaveLength(1)
  })

  test("blank lines before the front matter", () => {
    const draft = read(`\n \n---\nintitule: Agir\n---\n${body}`)
    expect([draft.data, draft.problems]).toEqual([{ intitule: "Agir" }, []])
  })

  test("a rule between paragraphs does not close a front matter left open", () => {
    const draft = read(`---\nintitule: Agir\n${body}\n---\n\nFin.\n`)
    expect(draft.problems.map(brief)).toEqual(["en-tete-non-ferme 4 certain"])
    expect(draft.sections()[0]?.markdown).toBe("La Ville agit.\n\n---\n\nFin.")
  })

  test("letters apart from their accents in an answer are read together", () => {
    const draft = read("---\nintitule: Été : agir\n---\n".normalize("NFD"))
    expect(draft.data).toEqual({ intitule: "Été : agir" })
    expect(read(fixed(draft)).problems).toEqual([])
  })
})

describe("not understood", () => {
  test.each([
    ["another language", `---js\n{ intitule: "Agir" }\n---\n${body}`, {}, "en-tete-autre-langage 1"],
    ["a word that objects have", `---constructor\nintitule: Agir\n---\n${body}`, {}, "en-tete-autre-langage 1"],
    ["JSON", `---json\n{ "intitule": "Agir" }\n---\n${body}`, {}, "en-tete-autre-langage 1"],
    ["no front matter", `Bonjour.\n${body}`, {}, "en-tete-absent 1"],
    ["an empty file", "", {}, "en-tete-absent vide 1"],
    ["the opening alone", "---\n", {}, "en-tete-non-ferme 1"],
    ["neither end nor title", "---\nintitule: Agir\nLa Ville agit.\n", { intitule: "Agir" }, "en-tete-non-ferme 2"],
  ])("%s", (_, text, data, told) => {
    const draft = read(text)
    expect(draft.data).toEqual(data)
    expect(draft.problems.map(brief).join(", ")).toBe(told)
    expect(draft.partial).toBe(true)
  })

  test("words after the closing dashes: likely to be put right", () => {
    const draft = read(`---\nintitule: Agir\n---fin\n${body}`)
    expect(draft.data).toEqual({ intitule: "Agir" })
    expect(draft.problems.map(brief)).toEqual(["en-tete-non-ferme 3 likely"])
  })

  test("the body is read from its first title", () => {
    expect(
      read(`---js\n1\n---\n${body}`)
        .sections()
        .map(({ key }) => key),
    ).toEqual(["contexte"])
    expect(
      read(`Bonjour.\n${body}`)
        .sections()
        .map(({ key, markdown }) => [key, markdown]),
    ).toEqual([["contexte", "La Ville agit."]])
  })
})

test("an empty front matter is one", () => {
  const draft = read(`---\n---\n${body}`)
  expect([draft.data, draft.problems, draft.partial]).toEqual([{}, [], false])
  expect(draft.place("/intitule").start).toMatchObject({ line: 2, column: 1 })
})

test.each([
  ["an empty front matter", "---\n---\n\n", "cle-en-double etranger 1 certain"],
  ["another program's", "---\ntitle: Fiche\n---\n", "cle-en-double etranger 1 certain"],
  ["words between dashes", "---\nBonjour à tous\n---\n\n", "cle-en-double etranger 1 likely"],
  ["an answer written again below", "---\nintitule: Agir\n---\n\n", "cle-en-double premier 1 certain"],
  ["another answer", "---\nintitule: Agir vite\n---\n\n", "cle-en-double premier 1 likely"],
])("%s above the fiche's own front matter", (_, above, told) => {
  const own = `---\nintitule: Agir\ncollectivite:\n  nom: Ville\ndgs:\n  nom: X\ntuteur:\n  nom: Y\n---\n${body}`
  const draft = read(above + own)
  expect(draft.data).toEqual(read(own).data)
  expect(draft.problems.map(brief).join(", ")).toBe(told)
  expect(fixed(draft)).toBe(told.endsWith("certain") ? own : above + own)
  expect(draft.sections()).toHaveLength(1)
})
