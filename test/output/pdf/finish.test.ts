import { describe, expect, test } from "vitest"
import { finishPdf } from "../../../src/output/pdf/finish.ts"
import { openPdf } from "./open-pdf.ts"

const date = new Date("2025-07-18T07:00:00Z")

/** A PDF written as Chromium does, of the bodies given: number one is the information, number two the catalog. */
function written(bodies: readonly string[]): Uint8Array {
  const parts = ["%PDF-1.4\n"]
  const places: number[] = []
  let offset = parts.join("").length
  for (const [index, body] of bodies.entries()) {
    const part = `${index + 1} 0 obj\n${body}\nendobj\n`
    places.push(offset)
    parts.push(part)
    offset += part.length
  }
  parts.push(
    `xref\n0 ${bodies.length + 1}\n0000000000 65535 f \n`,
    ...places.map(place => `${String(place).padStart(10, "0")} 00000 n \n`),
    `trailer\n<</Size ${bodies.length + 1}\n/Root 2 0 R\n/Info 1 0 R>>\nstartxref\n${offset}\n%%EOF\n`,
  )
  return Buffer.from(parts.join(""), "latin1")
}

/** A document whose pages, words and destinations come after `before` objects that say nothing. */
function longDocument(before: number, words: readonly string[]): Uint8Array {
  const first = 3 + before // the font, then a page and its words, one after the other
  const page = (index: number) => `${first + 1 + 2 * index} 0 R`
  return written([
    "<</Creator (essai)\n/CreationDate (D:20260101000000+00'00')>>",
    `<</Type /Catalog\n/Pages ${first + 1 + 2 * words.length} 0 R\n/Dests ${first + 2 + 2 * words.length} 0 R>>`,
    ...Array.from({ length: before }, (_, index) => `<</Nothing ${index}>>`),
    "<</Type /Font\n/Subtype /Type1\n/BaseFont /Helvetica>>",
    ...words.flatMap((text, index) => {
      const content = `BT /F1 12 Tf 72 700 Td (${text}) Tj ET`
      return [
        `<</Type /Page\n/Parent ${first + 1 + 2 * words.length} 0 R\n/MediaBox [0 0 595 842]\n/Resources <</Font <</F1 ${first} 0 R>>>>\n/Contents ${first + 2 + 2 * index} 0 R>>`,
        `<</Length ${content.length}>> stream\n${content}\nendstream`,
      ]
    }),
    `<</Type /Pages\n/Count ${words.length}\n/Kids [${words.map((_, index) => page(index)).join(" ")}]>>`,
    `<<${words.map((_, index) => `/lieu-${index + 1} [${page(index)} /XYZ 0 842 0]`).join("\n")}>>`,
  ])
}

describe("a finished PDF", () => {
  test.each([
    ["six", 6],
    ["70 000", 70_000],
  ])(
    "is whole with %s objects more than it needs: its pages, their words and where its places are",
    async (_, before) => {
      const words = ["une", "deux", "trois"]
      const { bytes, pages, places } = finishPdf(longDocument(before, words), { date, links: {} })
      expect(pages).toBe(3)
      expect([...places]).toEqual([
        ["lieu-1", 1],
        ["lieu-2", 2],
        ["lieu-3", 3],
      ])
      const opened = await openPdf(bytes, { fonts: false })
      expect(opened.pages.map(({ text }) => text)).toEqual(words)
    },
  )

  test("keeps a stream whose bytes say what ends an object", async () => {
    const { bytes } = finishPdf(longDocument(1, ["endobj", "endstream endobj"]), { date, links: {} })
    expect((await openPdf(bytes)).pages.map(({ text }) => text)).toEqual(["endobj", "endstream endobj"])
  })

  test("is refused in plain words when no browser of ours wrote it", () => {
    const foreign = Buffer.from("%PDF-1.7\n1 0 obj\n<<>>\nendobj\nstartxref\n9\n%%EOF\n")
    expect(() => finishPdf(foreign, { date, links: {} })).toThrow("un PDF d’une forme inconnue")
  })
})
