import { mkdtempSync, readFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import process from "node:process"
import { beforeAll, describe, expect, test } from "vitest"
import { foldOrder } from "../../../src/output/pdf/impose.ts"
import { type WrittenPdfs, withPdfs, writePdfs } from "../../../src/output/pdf/index.ts"
import fc from "../../draw.ts"
import { codesOf } from "./codes.ts"
import { heardFaults } from "./heard.ts"
import { a4, layoutFaults } from "./layout.ts"
import { theBrowser } from "./machine.ts"
import { openPdf } from "./open-pdf.ts"
import { readRuns, seen } from "./pages.ts"
import { sampleMissions, sampleSite } from "./sample.ts"
import { uaFaults } from "./ua.ts"

/** What the codes to scan say, all of them large enough for any telephone. */
function addresses(bytes: Uint8Array): string[] {
  return codesOf(bytes).map(({ text, width }) => (width >= 20 ? text : `${width} mm`))
}

describe("the variants of sheets and booklet", () => {
  const missions = sampleMissions().slice(0, 5)
  const site = sampleSite(missions)
  const folder = mkdtempSync(join(tmpdir(), "pdf-"))
  const read = (name: string) => readFileSync(join(folder, "2025-2026", name))
  let made: WrittenPdfs
  beforeAll(async () => {
    made = await writePdfs(site, folder, { root: process.cwd(), browser: await theBrowser(), variants: true })
  })

  test("are files of their own, that the site is told of", () => {
    expect(made.failed).toEqual([])
    expect([...made.written.keys()].sort()).toEqual(
      [
        ...missions.flatMap(({ slug }) => [`${slug}.pdf`, `${slug}-grands-caracteres.pdf`]),
        ...["livret.pdf", "livret-a5-imposition.pdf", "cartes.pdf"],
      ]
        .map(name => `2025-2026/${name}`)
        .sort(),
    )
    const [edition] = withPdfs(site, made).editions
    expect(edition?.missions[0]?.large?.href).toBe(`2025-2026/${missions[0]?.slug}-grands-caracteres.pdf`)
    expect(edition?.cards).toMatchObject({ href: "2025-2026/cartes.pdf", pages: 2 })
    expect(edition?.imposed?.pages).toBe(Math.ceil((edition?.booklet?.pages ?? 0) / 4) * 2)
  })

  test("in large print: one column, every word of 16 points or more, sound to the ear and to the eye", async () => {
    for (const { slug, sections } of missions) {
      const bytes = read(`${slug}-grands-caracteres.pdf`)
      const { runs } = await readRuns(bytes)
      expect(Math.min(...runs.filter(seen).map(({ size }) => size)), slug).toBeGreaterThanOrEqual(16)
      const lefts = new Set(runs.filter(run => run.of?.role === "/P").map(({ x }) => Math.round(x)))
      expect(Math.max(...lefts) - Math.min(...lefts)).toBeLessThan(30)
      expect([...uaFaults(bytes), ...heardFaults(bytes), ...(await layoutFaults(bytes))], slug).toEqual([])
      const letters = (text: string) => text.replace(/[^\p{L}\p{N}]+/gu, "")
      const all = letters(runs.map(({ text }) => text).join(""))
      for (const { label } of sections) expect(all).toContain(letters(label))
      expect(addresses(bytes)).toEqual([`${site.url}2025-2026/${slug}/`])
    }
  })

  test("as cards: each mission once, four to a page, inside what is cut, sound to the ear and to the eye", async () => {
    const bytes = read("cartes.pdf")
    const inside = { ...a4, top: 8, right: 8, bottom: 8, left: 8 }
    expect([...uaFaults(bytes), ...heardFaults(bytes), ...(await layoutFaults(bytes, inside))]).toEqual([])
    const { runs, outline } = await readRuns(bytes)
    expect(outline).toHaveLength(missions.length + 1)
    for (const { numeral } of missions) expect(runs.filter(({ text }) => text === numeral)).toHaveLength(1)
    expect(addresses(bytes).sort()).toEqual(missions.map(({ slug }) => `${site.url}2025-2026/${slug}/`).sort())
    const middle = (105 * 72) / 25.4
    for (const { x, width, text } of runs) expect(x + width < middle - 15 || x > middle + 15, text).toBe(true)
  })

  test("imposed for a printer’s: the booklet’s pages two by two, in the order that folding puts right", async () => {
    const [book, imposed] = [await openPdf(read("livret.pdf")), await openPdf(read("livret-a5-imposition.pdf"))]
    const sides = foldOrder(book.pages.length)
    expect(imposed.pages).toHaveLength(sides.length)
    const letters = (text = "") => text.replace(/\s+/g, "")
    imposed.pages.forEach(({ pieces, fonts }, index) => {
      for (const { embedded } of fonts) expect(embedded).toBe(true)
      const half = (left: boolean) => pieces.filter(({ x }) => x < 420.96 === left).map(({ text }) => text)
      for (const [side, page] of (sides[index] ?? []).entries())
        expect(letters(half(side === 0).join(""))).toBe(
          letters(book.pages[page]?.pieces.map(({ text }) => text).join("")),
        )
    })
  })
})

test("folded sheets make a book: each page once, and side by side those that the fold joins", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 400 }), pages => {
      const sides = foldOrder(pages)
      const all = sides.flat().sort((a, b) => a - b)
      expect(all).toEqual(Array.from({ length: Math.ceil(pages / 4) * 4 }, (_, index) => index))
      sides.forEach(([left, right], index) => {
        expect(left + right).toBe(all.length - 1)
        // A right-hand page is odd in print, even from 0; the back of a sheet goes on where its front stopped.
        expect(right % 2).toBe(0)
        if (index % 2 === 1) expect(left).toBe((sides[index - 1]?.[1] ?? 0) + 1)
      })
    }),
  )
})
