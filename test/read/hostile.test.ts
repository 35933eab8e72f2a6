import { describe, expect, test } from "vitest"
import type { Draft } from "../../src/model/types.ts"
import { readEditionText, readText } from "../../src/read/text.ts"
import fc, { draws } from "../draw.ts"
import { processor } from "../processor.ts"
import { brief, read, readHead } from "./reading.ts"

/** Asks a draft everything it can tell. */
function askAll(draft: Draft): void {
  const misplaced = draft.problems.filter(
    ({ rule, span: { start, end } }) =>
      !(/^[a-z]+(-[a-z]+)*$/.test(rule) && end.offset >= start.offset && end.offset <= draft.text.length),
  )
  expect(misplaced).toEqual([])
  draft.tree()
  const moved = draft
    .sections()
    .filter(
      ({ headingSpan, start, markdown }) =>
        !(draft.text.slice(start, start + markdown.length) === markdown && headingSpan.start.line > 0),
    )
  expect(moved).toEqual([])
  for (const pointer of [
    "",
    "/intitule",
    "/collectivite/siret",
    "/contexte",
    "/themes/0",
    "/a/b/c",
    "nowhere",
    "/__proto__/x",
  ]) {
    draft.place(pointer)
    draft.keyPlace(pointer)
    draft.source(pointer)
  }
  JSON.stringify(draft.data)
}

/** Milliseconds of processor to read a text as a fiche and ask everything of it, or as an édition if that takes longer. */
function time(text: string | Uint8Array): number {
  const bytes = typeof text === "string" ? new TextEncoder().encode(text) : text
  return Math.max(
    ...[readText, readEditionText].map(readBytes => {
      const taken = processor()
      askAll(readBytes("proposals/2025-2026/x.md", bytes))
      return taken()
    }),
  )
}

const limit = 2000

describe("any bytes are read without an exception and in time", () => {
  const piece = fc.oneof(
    fc.constantFrom(
      ..."---|\n|\r\n|\t|  |: |- |# |## Contexte et raisons d’émergence de la mission\n|intitule|collectivite:\n|dgs:\n  nom: |[|]|{|}|&a |*a|!t |? |<<: |%YAML|...|\"|'|\\|“|”|\u00a0|\uFEFF|\0|é|e\u0301|🌍|> |1. |* |_|`|<!--|</|\\x|~~~|=\n|themes:\n  - |__proto__: |x: y".split(
        "|",
      ),
      "|",
      "| a ",
    ),
    fc.string({ unit: "binary", maxLength: 5 }),
  )
  const text = fc.array(piece, { maxLength: 60 }).map(pieces => pieces.join(""))

  test("texts made of signs", () => {
    fc.assert(
      fc.property(text, typed => void expect(time(typed)).toBeLessThan(limit)),
      { numRuns: draws(250) },
    )
  })

  test("texts made of signs in a front matter", () => {
    fc.assert(
      fc.property(text, typed => void expect(time(`---\n${typed}\n---\n${typed}`)).toBeLessThan(limit)),
      { numRuns: draws(400) },
    )
  })

  test("bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), bytes => void expect(time(bytes)).toBeLessThan(limit)),
      { numRuns: draws(250) },
    )
  })

  test("few signs, 64 KB of them", () => {
    const units = fc
      .array(fc.oneof(piece, fc.constantFrom("a", " ", "\n")), { minLength: 1, maxLength: 4 })
      .map(pieces => pieces.join(""))
    fc.assert(
      fc.property(units, fc.boolean(), (unit, head) => {
        const many = unit.repeat(Math.floor(60_000 / Math.max(1, new TextEncoder().encode(unit).length)))
        expect(time(head ? `---\n${many}\n---\n` : `---\nintitule: Agir\n---\n${many}`)).toBeLessThan(limit)
      }),
      { numRuns: draws(30) },
    )
  }, 300_000)

  test.each(
    [
      "[",
      "{",
      "- ",
      "? ",
      "a: ",
      "a:\n",
      "- - ",
      "[a, ",
      "{a: ",
      "&a ",
      "*a ",
      "!a ",
      "'",
      '"',
      "# a\n",
      "\n",
      " ",
      "\t",
      "\u00a0",
      "\u2028",
      "\r",
      "a\n",
      "a: b\n",
      "a: 'b\n",
      "- a\n",
      " a:\n",
      "|\n",
      "a: |\n",
      "%a\n",
      "...\n",
      "---\n",
      "----\n",
      "—\n",
      "\u0301",
      "a: b: c\n",
      'a: "b\n',
      "\uFEFF",
      "dgs:\n",
      "nom: a\n",
    ].map(unit => [JSON.stringify(unit), unit]),
  )("60 KB of %s between the dashes", (_, unit) => {
    const many = unit.repeat(Math.floor(60_000 / new TextEncoder().encode(unit).length))
    expect(time(`---\n${many}\n---\n`)).toBeLessThan(limit)
    expect(time(`---\nintitule: ${many}\n---\n`)).toBeLessThan(limit)
    expect(time(many)).toBeLessThan(limit)
  })
})

describe("nothing of a file is run", () => {
  test.each([
    "---js",
    "---javascript",
    "---JS",
    "--- js",
    "---coffee",
    "---json",
    "---toml",
    "---constructor",
    "---__proto__",
    "---toString",
    "---js # yaml",
    "---\tjs",
    "----js",
    "\uFEFF---js",
    "\n\n---js",
  ])("%j", opening => {
    const canary = globalThis as { canary?: boolean }
    delete canary.canary
    const draft = read(`${opening}\n(globalThis.canary = true, { intitule: "Agir" })\n---\n`)
    expect(draft.problems.map(({ rule }) => rule)).toContain("en-tete-autre-langage")
    expect([draft.data, canary.canary]).toEqual([{}, undefined])
  })

  test("a second reading says the same", () => {
    for (const _ of [1, 2]) expect(readHead("intitule: [").problems).not.toEqual([])
    for (const _ of [1, 2]) expect(readHead("intitule: a: b").data).toEqual({ intitule: "a: b" })
  })

  test.each(["excerpt_separator: x", "language: js", "engines: js", "content: x"])(
    "options of the splitter are answers: %s",
    typed => {
      const [key = "", value] = typed.split(": ")
      expect(readHead(typed).data).toEqual({ [key]: value })
    },
  )
})

describe("objects keep their prototypes", () => {
  test.each([
    "__proto__:\n  pollue: oui",
    '"__proto__": { pollue: oui }',
    "constructor:\n  prototype:\n    pollue: oui",
    "dgs:\n  __proto__:\n    pollue: oui",
    "toString: oui\nhasOwnProperty: oui",
  ])("%j", typed => {
    const { data } = readHead(typed)
    askAll(readHead(typed))
    expect(Object.getPrototypeOf(data)).toBeNull()
    expect("pollue" in {}).toBe(false)
    expect(Reflect.get(data, "pollue")).toBeUndefined()
  })

  test("maps have none", () => {
    const { data } = readHead("dgs:\n  nom: A\nthemes: [eau]")
    expect([data, data["dgs"]].map(Object.getPrototypeOf)).toEqual([null, null])
    expect(Object.getPrototypeOf(readHead("dgs:\n  nom: A : B").data["dgs"])).toBeNull()
  })
})

describe("outside the profile", () => {
  test.each([
    ["an anchor", "intitule: &a Agir", "yaml-hors-profil ancre 2"],
    ["an alias", "intitule: &a Agir\nresume: *a", "yaml-hors-profil ancre 2, yaml-hors-profil alias 3"],
    ["a tag", "intitule: !!str Agir", "yaml-hors-profil etiquette 2"],
    ["a merge", "<<: { intitule: Agir }", "yaml-hors-profil fusion 2"],
    ["a key that is a group", "? { a: b }\n: Agir", "yaml-hors-profil cle 2"],
    ["a key asked for", "? intitule\n: Agir", "yaml-hors-profil cle 2"],
    ["an order to the parser", "%YAML 1.2", "yaml-hors-profil directive 2"],
    ["the end of a document", "intitule: Agir\n...\nstatut: recue", "yaml-hors-profil documents 3"],
    ["seven levels", "a: {b: {c: {d: {e: {f: {g: x}}}}}}", "yaml-hors-profil profondeur 2"],
    ["three hundred answers", `themes: [${"a, ".repeat(300)}]`, "yaml-hors-profil taille 2"],
    [
      "a thousand groups",
      Array.from({ length: 1000 }, (_, at) => `a${at}: {b: c}`).join("\n"),
      "yaml-hors-profil taille 2",
    ],
  ])("%s", (_, typed, told) => {
    expect(readHead(typed).problems.map(brief).join(", ")).toBe(told)
  })

  test("a billion laughs", () => {
    const laughs = Array.from(
      { length: 12 },
      (_, at) => `a${at}: &a${at} [${`*a${at - 1}, `.repeat(at === 0 ? 0 : 9)}]`,
    ).join("\n")
    expect(time(`---\n${laughs}\n---\n`)).toBeLessThan(limit)
    const { data, problems } = readHead(laughs)
    expect(JSON.stringify(data).length).toBeLessThan(1000)
    expect(new Set(problems.map(({ rule }) => rule))).toEqual(new Set(["yaml-hors-profil"]))
  })
})

describe("limits", () => {
  const bytes = (text: string) => readText("a/b.md", new TextEncoder().encode(text))

  test("64 KB", () => {
    const body = `${"a".repeat(99)}\n`.repeat(655)
    expect(bytes(`---\n---\n${body}`).problems).toEqual([])
    const draft = bytes(`---\n---\n${body}${"a".repeat(30)}`)
    expect([draft.problems.map(brief), draft.text, draft.partial]).toEqual([["fichier-trop-grand 1"], "", true])
    expect(draft.problems[0]?.value).toBe("65538")
  })

  test("10 000 characters a line", () => {
    expect(bytes(`---\n---\n${"a".repeat(10_000)}\n`).problems).toEqual([])
    const draft = bytes(`---\nintitule: Agir\n---\n${"a".repeat(10_001)}\n`)
    expect([draft.problems.map(brief), draft.data]).toEqual([["ligne-trop-longue 4"], {}])
  })

  test.each([
    ["Windows-1252", [0x2d, 0x2d, 0x2d, 0x0a, 0x61, 0xe9], "encodage windows-1252 2 certain"],
    ["UTF-16", [0xff, 0xfe, 0x2d, 0x00], "encodage utf-16 1 certain"],
    ["a NUL", [0x2d, 0x2d, 0x2d, 0x0a, 0x00], "encodage nul 2"],
    ["a surrogate", [0xed, 0xa0, 0x80], "encodage windows-1252 1"],
    ["bytes of a picture", [0x89, 0x50, 0x00], "encodage binaire 1"],
    ["too long a form", [0xc0, 0xaf], "encodage windows-1252 1"],
  ])("%s", (_, typed, told) => {
    const draft = readText("a/b.md", Uint8Array.from(typed))
    expect([draft.problems.map(brief).join(), draft.data, draft.partial]).toEqual([told, {}, true])
    expect(draft.tree()).toEqual({ type: "root", children: [] })
  })
})
