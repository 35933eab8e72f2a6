import { expect, test } from "vitest"
import { clean, cleanJson } from "../../src/report/clean.ts"
import fc, { draws } from "../draw.ts"
import { hostile } from "./hostile.ts"

test("a clean value holds no control, no hidden sign, no command", () => {
  fc.assert(
    fc.property(hostile, value => {
      const safe = clean(value)
      expect(safe).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u)
      expect(safe).not.toMatch(/::|##\[/)
      expect(safe).not.toMatch(/\p{M}{4}/u)
    }),
    { numRuns: draws(1000) },
  )
})

test("cleaning twice changes nothing, and a plain French sentence is left alone", () => {
  fc.assert(
    fc.property(hostile, value => {
      expect(clean(clean(value))).toBe(clean(value))
    }),
  )
  const sentence = "L’été : 40\u00a0000 habitants, « cœur » de ville — 12 %, a:b, #12 @nom | `code` <b>"
  expect(clean(sentence)).toBe(sentence)
})

test("what is hidden is shown by its code point", () => {
  expect(clean("a\u202eb\u200bc")).toBe("a‹U+202E›b‹U+200B›c")
  expect(clean("\u001b[31mrouge")).toBe("‹U+001B›[31mrouge")
  expect(clean("une\nadresse\r\nsur trois\u2028lignes")).toBe("une adresse sur trois lignes")
  expect(clean("::error::x")).toBe(": :error: :x")
  expect(clean("##[command]x")).toBe("## [command]x")
})

test("JSON with its risks escaped still says the same, and holds none of them", () => {
  fc.assert(
    fc.property(hostile, value => {
      const json = cleanJson(JSON.stringify({ value, nested: [value] }, null, 2))
      expect(JSON.parse(json)).toEqual({ value, nested: [value] })
      expect(json.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|::|##\[/u)
    }),
    { numRuns: draws(1000) },
  )
})
