import { mkdtempSync, readdirSync, readFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import process from "node:process"
import { beforeAll, describe, expect, test } from "vitest"
import type { MissionView } from "../../../src/model/views.ts"
import { type WrittenPdfs, withPdfs, writePdfs } from "../../../src/output/pdf/index.ts"
import { heardFaults } from "./heard.ts"
import { layoutFaults } from "./layout.ts"
import { theBrowser } from "./machine.ts"
import { wrongNumbers } from "./numbers.ts"
import { type OpenedPdf, openPdf } from "./open-pdf.ts"
import { manyMissions, sampleMissions, sampleSite } from "./sample.ts"
import { uaFaults } from "./ua.ts"

async function make(missions = sampleMissions()) {
  const site = sampleSite(missions)
  const folder = mkdtempSync(join(tmpdir(), "pdf-"))
  const steps: string[] = []
  const written = await writePdfs(site, folder, {
    root: process.cwd(),
    browser: await theBrowser(),
    progress: (done, total) => steps.push(`${done}/${total}`),
  })
  const bytes = readFileSync(join(folder, "2025-2026/livret.pdf"))
  const pdf = await openPdf(bytes, { fonts: missions.length < 20 })
  return { site, folder, steps, written, bytes, pdf, missions }
}

function flat(text: string | undefined): string {
  return (text ?? "").replace(/\s+/g, " ")
}

/** The page a heading of the outline stands on. */
function pageOf(pdf: OpenedPdf, title: string): number {
  return pdf.outline.find(item => item.title === title)?.page ?? 0
}

/** A title with a word longer than a line, and the longest number. */
function extreme(mission: MissionView): MissionView {
  const word = "projet_collectif_ville_de_valombreuil_ecoles_chaleur_definitif_v3"
  return { ...mission, numero: 99_999, numeral: "99999", intitule: `Adapter ${word}` }
}

describe.each([
  ["sixteen missions", () => sampleMissions()],
  ["seventy-two missions", () => manyMissions(72)],
  ["one mission", () => sampleMissions().slice(0, 1).map(extreme)],
])("the booklet of %s", (_, missionsOf) => {
  let made: Awaited<ReturnType<typeof make>>
  beforeAll(async () => {
    made = await make(missionsOf())
  })

  test("is announced page by page where it says: the contents and the indexes are right", () => {
    const { pdf, missions } = made
    expect(wrongNumbers(pdf, missions.length)).toEqual([])
    const links = pdf.pages.flatMap(page => page.links).filter(({ page }) => page !== undefined)
    expect(links.length).toBeGreaterThan(missions.length * 2)
  })

  test("leaves no page of its contents half white: lines for notes go down to its foot", () => {
    const { pdf, missions } = made
    const entries = (page: number) =>
      pdf.pages[page - 1]?.pieces.filter(({ text, x }) => /^\d+$/.test(text) && x > 500).map(({ y }) => y) ?? []
    const first = pageOf(pdf, missions[0]?.region ?? "")
    const last = [first - 1, first - 2].find(page => entries(page).length > 1) ?? 0
    const lowest = Math.min(...entries(last).filter(y => y > 60))
    expect(pdf.pages[last - 1]?.text.includes("MES NOTES")).toBe(lowest > ((18 + 60) * 72) / 25.4)
  })

  test("is sound to the ear and to the eye", async () => {
    const { bytes } = made
    expect([...uaFaults(bytes, { oneTitle: false }), ...heardFaults(bytes), ...(await layoutFaults(bytes))]).toEqual([])
  })

  test("starts each mission on a page of its own, those of two pages on a spread, and ends on an even page", () => {
    const { pdf, missions, written } = made
    const first = pageOf(pdf, missions[0]?.region ?? "")
    expect(first % 2).toBe(0)
    let page = first
    for (const { numeral, slug } of missions) {
      const { pages = 0 } = written.written.get(`2025-2026/${slug}.pdf`) ?? {}
      for (let offset = 0; offset < pages; offset++)
        expect(pdf.pages[page + offset - 1]?.text).toContain(`Mission ${numeral} ·`)
      page += pages
    }
    expect(pageOf(pdf, "Index")).toBe(page)
    expect(pdf.pages.length % 2).toBe(0)
  })

  test("opens with its cover, and is outlined by région", () => {
    const { pdf, missions } = made
    const [cover, ...others] = pdf.outline.filter(({ level }) => level === 1).map(({ title }) => title)
    const many = missions.length
    expect(cover).toBe(`${many} mission${many > 1 ? "s" : ""} pour 2025-2026`)
    expect(others).toEqual([
      "L’année",
      "Se servir de ce livret",
      "Les missions en chiffres",
      "La carte",
      "Sommaire",
      ...new Set(missions.map(({ region }) => region)),
      "Index",
      "Formulaire de vœux",
      "Ce que l’école demande à tous",
    ])
    const titles = pdf.outline.filter(({ level }) => level === 2).map(({ title }) => title)
    for (const { intitule } of missions) expect(titles).toContain(intitule.replace(/\p{Emoji_Presentation}\s?/u, ""))
    expect(pdf).toMatchObject({ lang: "fr", tagged: true, title: "Livret des missions, Projets collectifs 2025-2026" })
  })

  test("counts its missions, draws where they are, and files them by all that one looks for", () => {
    const { pdf, missions } = made
    const figures = flat(pdf.pages[pageOf(pdf, "Les missions en chiffres") - 1]?.text)
    const lodging = missions.filter(({ accueil }) => accueil.hebergement)
    expect(figures).toContain(`${lodging.length} avec une possibilité d’hébergement`)
    const map = pdf.pages[pageOf(pdf, "La carte") - 1]
    expect(map?.roles).toContain("Figure")
    for (const { departement } of missions)
      expect(flat(map?.text).replaceAll("- ", "-")).toContain(`${departement?.nom} (${departement?.code})`)
    const titles = pdf.outline.filter(({ level }) => level === 2).map(({ title }) => title)
    for (const by of ["Par thème", "Par collectivité", "Par catégorie de collectivité", "Par région"])
      expect(titles).toContain(by)
    expect(titles.includes("Avec une possibilité d’hébergement")).toBe(lodging.length > 0)
    expect(titles.includes("Sans permis B nécessaire")).toBe(missions.some(({ accueil }) => !accueil.permis_b))
  })

  test("says on every page but the covers where one is, and that it is an example", () => {
    const { pdf } = made
    pdf.pages.slice(1, -1).forEach(({ text }, index) => {
      expect(text).toContain("Exemple — collectivités fictives")
      expect(text).toMatch(new RegExp(`^${index + 2}(?!\\d)`, "m"))
    })
    expect(flat(pdf.pages[0]?.text).toLocaleLowerCase("fr")).toContain("exemple — collectivités fictives")
    expect(flat(pdf.pages.at(-1)?.text)).toContain("Exemple : ni ces collectivités ni ces missions n’existent.")
    expect(pdf.pages[0]?.text).not.toMatch(/^1$/m)
    for (const { fonts } of pdf.pages) for (const { type3, embedded } of fonts) expect(type3 || !embedded).toBe(false)
  })

  test("gives every mission’s facts to the site, and leaves nothing half written", () => {
    const { site, folder, written, missions, steps } = made
    const shown = withPdfs(site, written).editions[0]
    expect(written.failed).toEqual([])
    expect(shown?.booklet).toMatchObject({ href: "2025-2026/livret.pdf", pages: made.pdf.pages.length })
    for (const { pdf, slug } of shown?.missions ?? [])
      expect(pdf).toMatchObject({
        href: `2025-2026/${slug}.pdf`,
        bytes: readFileSync(join(folder, pdf?.href ?? "")).length,
      })
    expect(readdirSync(join(folder, "2025-2026"))).toHaveLength(missions.length + 1)
    expect(steps.at(-1)).toBe(`${missions.length + 1}/${missions.length + 1}`)
  })
})

test("an édition without missions has no booklet, and a choice of missions prints those alone", async () => {
  const folder = mkdtempSync(join(tmpdir(), "pdf-"))
  const options = { root: process.cwd(), browser: await theBrowser() }
  const none: WrittenPdfs = await writePdfs(sampleSite([]), folder, options)
  expect(none).toMatchObject({ written: new Map(), failed: [] })
  const one = await writePdfs(sampleSite(), folder, { ...options, booklets: false, only: ({ numero }) => numero === 3 })
  expect([...one.written.keys()]).toEqual(["2025-2026/departement-de-la-haute-vernaise.pdf"])
})
