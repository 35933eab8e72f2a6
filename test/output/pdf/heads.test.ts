import { describe, expect, test } from "vitest"
import { cssString, pageRule } from "../../../src/output/pdf/heads.ts"
import fc from "../../draw.ts"

/** A CSS string as a browser reads it (CSS Syntax, consume an escaped code point). */
function readCss(text: string): string {
  return text.slice(1, -1).replace(/\\([0-9a-f]{1,6}) ?/g, (_, code) => String.fromCodePoint(Number.parseInt(code, 16)))
}

describe("words in the margins", () => {
  test("come out as they went in, and nothing of them can end the string", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), text => {
        const css = cssString(text)
        expect(css.slice(1, -1)).toMatch(/^(?:[\p{L}\p{N} ]|\\[0-9a-f]{1,6} )*$/u)
        expect(readCss(css)).toBe(text)
      }),
    )
  })

  test("stand in the corners of all pages, or of the pages of one name", () => {
    const heads = { topLeft: "Projets", bottomLeft: "Mission 1" }
    expect(pageRule(heads)).toBe('@page {@top-left{content:"Projets"}@bottom-left{content:"Mission 1"}}')
    expect(pageRule({ ...heads, notice: "Exemple" }, "m")).toContain(
      '@page m{@top-left{content:"Projets"}@top-right{content:"Exemple"}',
    )
  })
})
