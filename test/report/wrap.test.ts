import { expect, test } from "vitest"
import { columns, wrap } from "../../src/report/wrap.ts"
import fc from "../draw.ts"

test("a line never starts with a French sign, nor ends with an opening one", () => {
  expect(wrap("Il manque un chiffre : le voici !", 21)).toEqual(["Il manque un", "chiffre : le voici !"])
  expect(wrap("Écrire « oui » ou « non »", 11)).toEqual(["Écrire", "« oui » ou", "« non »"])
})

test("a grouped number and its unit stay together", () => {
  expect(wrap("plus de 40 000 habitants", 12)).toEqual(["plus de", "40 000", "habitants"])
  expect(wrap("un appel de 4 000 €", 17)).toEqual(["un appel de", "4 000 €"])
  expect(wrap("le SIRET 900 000 001 00041", 20)).toEqual(["le SIRET", "900 000 001 00041"])
})

test("a long word is cut, an address is not", () => {
  expect(wrap("a".repeat(25), 10)).toEqual(["aaaaaaaaaa", "aaaaaaaaaa", "aaaaa"])
  expect(wrap("voir https://stages.example/controles/siret-cle/", 20)).toEqual([
    "voir",
    "https://stages.example/controles/siret-cle/",
  ])
  expect(wrap("", 10)).toEqual([""])
})

test("columns count what is seen", () => {
  expect(columns("œuvre")).toBe(5)
  expect(columns("e\u0301te\u0301")).toBe(3)
  expect(columns("東京 👍🏽")).toBe(7)
  expect(columns("👨‍👩‍👧")).toBe(2)
})

test("no line is wider than asked, and nothing is lost", () => {
  const texts = fc.array(
    fc.oneof(fc.constantFrom("«", "»", ":", "40", "000", "été", "👍"), fc.string({ unit: "grapheme" })),
  )
  fc.assert(
    fc.property(texts, fc.integer({ min: 2, max: 40 }), (words, width) => {
      const text = words.join(" ").replace(/https?:/g, "")
      const lines = wrap(text, width)
      for (const line of lines) expect(columns(line)).toBeLessThanOrEqual(width)
      expect(lines.join("").replaceAll(" ", "")).toBe(text.trim().replaceAll(" ", ""))
    }),
  )
})
