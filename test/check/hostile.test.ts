import { describe, expect, test } from "vitest"
import editionSchema from "../../schema/edition.schema.json" with { type: "json" }
import ficheSchema from "../../schema/fiche.schema.json" with { type: "json" }
import { checkEditionFile } from "../../src/check/index.ts"
import { leftovers } from "../../src/check/leftover.ts"
import { contactsIn } from "../../src/model/mask.ts"
import fc, { draws } from "../draw.ts"
import { processor } from "../processor.ts"
import { editionDraft, editionName, editionOf, editionText, rulesOf, sound, tell } from "./base.ts"

const edition = editionOf()
const encoder = new TextEncoder()
const limit = 2000

/** Runs a check, which must end well and in time; what it says has a place in the file. */
function safe(bytes: Uint8Array): void {
  const taken = processor()
  const findings = tell(bytes, edition)
  expect(taken()).toBeLessThan(limit)
  const misplaced = findings.filter(
    ({ start, end }) => !(start.line > 0 && end.offset >= start.offset && end.offset <= bytes.length),
  )
  expect(misplaced).toEqual([])
  expect(findings.filter(({ message }) => message === "")).toEqual([])
  // A rule that throws is told as such: no input of ours may make one throw.
  expect(findings.filter(({ why }) => why?.includes("le détail aidera"))).toEqual([])
}

describe("whatever the bytes, checking ends well within two seconds", () => {
  test("any bytes", () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 4000 }), safe), { numRuns: draws(60) })
  })

  test("any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 3000 }), text => safe(encoder.encode(text))),
      { numRuns: draws(60) },
    )
  })

  test("any change of a sound fiche", () => {
    const bits = [
      "---",
      "\n",
      ": ",
      "  ",
      "- ",
      "## ",
      "*",
      "&a ",
      "!!js ",
      "<<: ",
      '"',
      "'",
      "|",
      "{",
      "[",
      "\t",
      "\u202e",
      "\0",
      "#",
      "<b>",
      "](",
      "![",
      "`",
      "__proto__",
      "constructor",
      "…",
      "À COMPLÉTER",
      "\ufeff",
      "\r\n",
      "🙂",
      "statut: brouillon\n",
    ]
    const change = fc.record({
      at: fc.nat(sound.length),
      cut: fc.nat(60),
      put: fc.oneof(fc.constantFrom(...bits), fc.string({ maxLength: 20 })),
    })
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 6 }), changes => {
        let text = sound
        for (const { at, cut, put } of changes) text = text.slice(0, at) + put + text.slice(at + cut)
        safe(encoder.encode(text))
      }),
      { numRuns: draws(60) },
    )
  })

  test("any change of the settings", () => {
    const change = fc.record({ at: fc.nat(editionText.length), cut: fc.nat(40), put: fc.string({ maxLength: 12 }) })
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), changes => {
        let text = editionText
        for (const { at, cut, put } of changes) text = text.slice(0, at) + put + text.slice(at + cut)
        const taken = processor()
        checkEditionFile(editionName, editionDraft(text))
        expect(taken()).toBeLessThan(limit)
      }),
      { numRuns: draws(60) },
    )
  })

  test.each(Object.keys({ ...ficheSchema.properties, ...ficheSchema.properties.collectivite.properties }))(
    "%s of 60 000 characters",
    key => {
      for (const unit of [
        "a",
        "1",
        " ",
        "x ",
        "à compléter ",
        "a@",
        "01 ",
        "…",
        "\u200b",
        "e\u0301",
        "- ",
        "a.",
        "!",
      ]) {
        const long = unit.repeat(9000 / unit.length)
        safe(encoder.encode(sound.replace(new RegExp(`^( *)${key}:.*$`, "m"), `$1${key}: ${long}`)))
      }
    },
  )

  test.each([
    "<b>",
    "![](",
    "[a](",
    "**",
    "- ",
    "> ",
    "| ",
    "&#x202E;",
    "a@b.fr ",
    "01 02 03 04 05 ",
    "[à compléter",
    "xxxx",
    "\u202e",
    "аa",
    "`",
    "[^1]",
    "_ ",
    "…",
    "ZFE (",
    "a d'a ",
    "lundi 12 et ",
    "La restitution du 1 mai ",
    "31/12/1999 ",
  ])("a section of 50 000 characters of %s", unit => {
    const lines = Array.from({ length: 50 }, () => unit.repeat(1000 / unit.length)).join("\n")
    safe(encoder.encode(`${sound}\n${lines}\n`))
  })
})

test("a section of thousands of acronyms, each another", () => {
  const letter = (at: number) => String.fromCharCode(65 + (at % 26))
  const acronyms = Array.from({ length: 9000 }, (_, at) => `A${letter(at)}${letter(at / 26)}A${letter(at / 676)}`)
  safe(encoder.encode(`${sound}\n${acronyms.join(", a ab aba ")}\n`.slice(0, 65_000).replaceAll(/(.{900}) /g, "$1\n")))
})

test("keys of every object are keys like others", () => {
  for (const key of ["constructor", "tostring", "hasownproperty", "valueof"]) {
    expect(rulesOf(sound.replace("intitule:", `${key}: oui\nintitule:`))).toEqual(["cle-inconnue"])
  }
  expect(rulesOf(sound.replace("intitule:", "__proto__: oui\nintitule:"))).toEqual(["cle-mal-ecrite"])
  expect(Object.hasOwn(Object.prototype, "oui")).toBe(false)
})

/** Every `pattern` of a schema, wherever it stands. */
function patterns(schema: unknown): string[] {
  if (typeof schema !== "object" || schema === null) return []
  return Object.entries(schema).flatMap(([key, value]) =>
    key === "pattern" && typeof value === "string" ? [value] : patterns(value),
  )
}

test.each([...new Set([...patterns(ficheSchema), ...patterns(editionSchema)])])("the pattern %s is linear", pattern => {
  const regex = new RegExp(pattern, "u")
  for (const unit of ["0", "a", "-", "a-", "+1", "age1", "2025-", " ", "A"]) {
    const text = unit.repeat(50_000 / unit.length)
    const taken = processor()
    regex.test(text)
    regex.test(`${text}!`)
    expect(taken()).toBeLessThan(500)
  }
})

test.each([
  "à ",
  "[à compléter",
  "….",
  "x",
  "À ",
  "(à compléter",
  "Cliquez ",
  "TODO",
  " \t>*-",
  "a@",
  "a.",
  "01 ",
  "+33",
  "0 ",
])("what looks for %s in a text is linear", unit => {
  const text = unit.repeat(50_000 / unit.length)
  const taken = processor()
  leftovers(text)
  contactsIn(text)
  expect(taken()).toBeLessThan(500)
})
