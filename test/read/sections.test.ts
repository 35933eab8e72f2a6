import { describe, expect, test } from "vitest"
import { fields } from "../../src/model/fields.ts"
import { processor } from "../processor.ts"
import { brief, read } from "./reading.ts"

const label = "Valeur ajoutée, pour la mission, d’une approche transversale, en inter-filières"

function sections(body: string) {
  return read(`---\nintitule: Agir\n---\n${body}`).sections()
}

describe("a heading is the form's label", () => {
  test.each(
    fields()
      .filter(({ section }) => section)
      .map(field => [field.label, field.key]),
  )("letter for letter: %s", (heading, key) => {
    expect(sections(`## ${heading}\n\nMot.\n`)).toMatchObject([{ key, exact: true, heading, markdown: "Mot." }])
  })

  test.each([
    ["case", label.toUpperCase()],
    ["accents", label.normalize("NFD").replace(/\p{M}/gu, "")],
    ["apostrophes", label.replace("’", "'")],
    ["spaces", label.replaceAll(" ", "  ")],
    ["no-break spaces", label.replaceAll(" ", "\u00a0")],
    ["a final colon", `${label} :`],
    ["a final colon after a no-break space", `${label}\u00a0:`],
    ["a full stop", `${label}.`],
    ["bold", `**${label}**`],
    ["closing signs", `${label} ##`],
    ["hyphens", label.replace("inter-filières", "inter‑filières")],
  ])("forgiven: %s", (_, heading) => {
    expect(sections(`## ${heading}\n\nMot.\n`)).toMatchObject([
      { key: "valeur_ajoutee", exact: false, markdown: "Mot." },
    ])
  })

  test.each(["# ", "### ", "###### ", "##  "])("forgiven: %j before it", marks => {
    expect(sections(`${marks}${label}\n\nMot.\n`)).toMatchObject([{ key: "valeur_ajoutee", exact: false }])
  })

  test.each(["\n", "\r\n"])("cut by a mail program: %j", eol => {
    const cut = label.replace(" inter", `${eol}inter`)
    expect(sections(`## ${cut}${eol}${eol}Mot.${eol}`)).toMatchObject([
      { key: "valeur_ajoutee", exact: false, markdown: "Mot.", nodes: [{ type: "paragraph" }] },
    ])
    expect(sections(`## ${cut}${eol}${eol}Mot.${eol}`)[0]?.nodes).toHaveLength(1)
  })

  test("but not with a line that stands apart, nor with more words", () => {
    const [start = "", end = ""] = label.split(/ (?=inter)/)
    expect(sections(`## ${start}\n\n${end}\n`)).toMatchObject([{ key: null, markdown: end }])
    expect(sections(`## ${start}\n${end} et plus\n`)).toMatchObject([{ key: null, heading: start }])
  })

  test("underlined", () => {
    expect(sections(`${label}\n---\n\nMot.\n`)).toMatchObject([
      { key: "valeur_ajoutee", exact: false, markdown: "Mot." },
    ])
  })

  test.each(["Contexte", "Valeur ajoutée", "Budget", "a".repeat(5000), ""])("or it is not: %j", heading => {
    expect(sections(`## ${heading}\n\nMot.\n`)).toMatchObject([{ key: null, exact: false, heading }])
  })
})

test("headings of other levels belong to their section", () => {
  const [only, ...others] = sections(`## ${label}\n\n### Un\n\nMot.\n\n#### Deux\n\n# Trois\n`)
  expect(others).toEqual([])
  expect(only?.markdown).toBe("### Un\n\nMot.\n\n#### Deux\n\n# Trois")
  expect(only?.nodes.map(({ type }) => type)).toEqual(["heading", "paragraph", "heading", "heading"])
})

test("a heading inside a list or a quotation is none of the form's", () => {
  expect(sections(`## ${label}\n\n> ## ${label}\n\n- ## Un\n\n\`\`\`\n## Deux\n\`\`\`\n`)).toHaveLength(1)
})

test("text before the first heading, the same section twice, an empty one: all are kept", () => {
  expect(
    sections(`Avant.\n\n## ${label}\n\nUn.\n\n## ${label}\n\n## Fin`).map(({ key, markdown }) => [key, markdown]),
  ).toEqual([
    [null, "Avant."],
    ["valeur_ajoutee", "Un."],
    ["valeur_ajoutee", ""],
    [null, ""],
  ])
  expect(sections("")).toEqual([])
  expect(sections("\n \n")).toEqual([])
  expect(sections("Seul.")).toMatchObject([{ key: null, heading: "", markdown: "Seul." }])
})

test.each(["\n", "\r\n"])("places with %j", end => {
  const draft = read(
    `---\nintitule: Agir\n---\n\nAvant.\n\n## ${label}\n\n\nUn *mot*\n  et deux.\n\n`.replaceAll("\n", end),
  )
  const [before, section] = draft.sections()
  expect(before?.headingSpan.start).toMatchObject({ line: 5, column: 1 })
  expect(section?.headingSpan.start).toMatchObject({ line: 7, column: 1 })
  expect(section?.markdown).toBe(`Un *mot*${end}  et deux.`)
  expect(draft.span(section?.start ?? 0, section?.start ?? 0).start).toMatchObject({ line: 10, column: 1 })
  const offset = section?.nodes[0]?.position?.start.offset ?? 0
  expect(draft.text.slice(draft.bodyStart + offset, draft.bodyStart + offset + 8)).toBe("Un *mot*")
  expect(draft.place("/valeur_ajoutee").start).toMatchObject({ line: 10, column: 1 })
  expect(draft.keyPlace("/valeur_ajoutee")).toEqual(section?.headingSpan)
  expect(draft.source("/valeur_ajoutee")).toBe(section?.markdown)
})

test("a byte order mark before the body does not move its places", () => {
  const draft = read(`---\nintitule: Agir\n---\n\uFEFF## ${label}\n\nMot.\n`)
  expect(draft.sections()).toMatchObject([{ key: "valeur_ajoutee", heading: label, markdown: "Mot." }])
})

test("tables are read, addresses are not made links", () => {
  const [section] = sections(`## ${label}\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nhttps://ville.example\n`)
  expect(section?.nodes.map(({ type }) => type)).toEqual(["table", "paragraph"])
  expect(section?.nodes[1]).toMatchObject({ children: [{ type: "text" }] })
})

describe("a body too costly to parse is not parsed", () => {
  const wide = `|${" a |".repeat(1000)}\n|${"-|".repeat(1000)}\n|${" b |".repeat(1000)}\n`
  test.each([
    ["a table of 1 000 columns", wide, "cellules"],
    ["8 kB of dashes", `${"- ".repeat(4000)}a`, "imbrication"],
    ["nine quotations", `${"> ".repeat(9)}a`, "imbrication"],
    ["nine lists", Array.from({ length: 9 }, (_, at) => `${"  ".repeat(at)}- a`).join("\n"), "imbrication"],
    ["numbers in numbers", `${"1. ".repeat(9)}a`, "imbrication"],
    ["61 headings", "### a\n\n".repeat(61), "titres"],
    ["61 underlined headings", "a\n===\n\n".repeat(61), "titres"],
    ["601 cells", `|${"a|".repeat(9)}\n|${"-|".repeat(9)}\n${`|${"a|".repeat(9)}\n`.repeat(65)}`, "cellules"],
    ["stars", "*_".repeat(1501), "signes"],
    ["brackets", "[a](".repeat(1501), "signes"],
    ["lines", "a\n\n".repeat(1501), "lignes"],
    ["items", "- a\n".repeat(1001), "puces"],
  ])("%s", (_, body, detail) => {
    const draft = read(`---\nintitule: Agir\n---\n## ${label}\n\n${body}\n\n## Fin\n`)
    const taken = processor()
    expect(draft.problems.map(brief)).toEqual([expect.stringMatching(`^texte-trop-complexe ${detail} `)])
    expect(draft.tree().children).toEqual([])
    expect(draft.sections().map(({ key, exact, nodes }) => [key, exact, nodes.length])).toEqual([
      ["valeur_ajoutee", true, 0],
      [null, false, 0],
    ])
    expect(draft.source("/valeur_ajoutee")).toBe(body.trimEnd())
    expect(taken()).toBeLessThan(500)
    expect([draft.data, draft.partial]).toEqual([{ intitule: "Agir" }, false])
  })

  test.each([
    [
      "a table of 10 columns and 58 rows",
      `|${"a|".repeat(10)}\n|${"-|".repeat(10)}\n${`|${"a|".repeat(10)}\n`.repeat(58)}`,
    ],
    ["eight lists", Array.from({ length: 8 }, (_, at) => `${"  ".repeat(at)}- a`).join("\n")],
    ["eight quotations", `${"> ".repeat(8)}a`],
    ["60 headings", "### a\n\n".repeat(59)],
    ["a list, another, and another", "- a\n  - b\n\nMot.\n\n- c\n  - d\n\n1. e\n   - f\n".repeat(30)],
    ["long words", "mot ".repeat(2400)],
    ["a dash and a number in a sentence", "2025 - 2026\n\n3 000 habitants\n-5 degrés\n"],
  ])("but %s are", (_, body) => {
    const draft = read(`---\nintitule: Agir\n---\n## ${label}\n\n${body}\n`)
    expect(draft.problems).toEqual([])
    expect(draft.tree().children.length).toBeGreaterThan(1)
  })
})
