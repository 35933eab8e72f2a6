import { expect, test } from "vitest"
import { notesHead, notesPitch } from "../../../site/components/sheet.tsx"
import { fields } from "../../../src/model/fields.ts"
import { type Printed, printDocuments } from "../../../src/output/pdf/print.ts"
import { sheetJob } from "../../../src/output/pdf/sheets.tsx"
import { layoutFaults } from "./layout.ts"
import { shell, theBrowser } from "./machine.ts"
import { readRuns } from "./pages.ts"
import { sampleEdition, sampleMissions } from "./sample.ts"

const budgets = new Map(fields().flatMap(({ key, budget }) => (budget === undefined ? [] : [[key, budget] as const])))
const sentence = "Les services de la collectivité travaillent déjà sur ce sujet et attendent un regard extérieur. "
const paragraph = sentence.repeat(5).trim()

/** A text that takes all its budget: paragraphs, or a paragraph and items that leave their second line half empty. */
function filled(budget: number, list: boolean): string {
  const parts = []
  for (let rest = budget; rest > 0; rest -= 2) {
    const text = paragraph.slice(0, Math.min(list ? 120 : paragraph.length, rest))
    rest -= text.length
    parts.push(text)
  }
  const [first = "", ...others] = parts
  return list
    ? `<p>${first}</p><ul>${others.map(part => `<li>${part}</li>`).join("")}</ul>`
    : parts.map(part => `<p>${part}</p>`).join("")
}

test("a fiche that spends every budget takes two pages, with lines for notes; more is set smaller, to 9.5 points, then takes three", async () => {
  const [mission] = sampleMissions()
  if (!mission) throw new Error("no mission")
  const spending = (slug: string, share: number) => ({
    ...mission,
    slug,
    intitule: "Un titre aussi long que ceux de beaucoup de missions, qui prend sans peine trois lignes de la page",
    sections: mission.sections.map(section => {
      const budget = budgets.get(section.key) ?? 0
      return { ...section, html: filled(budget * share, section.key === "objectifs") }
    }),
  })
  const missions = [spending("juste", 1), spending("serre", 1.2), spending("trop", 1.25)]
  expect(missions[0]?.sections.map(({ key }) => key)).toEqual([...budgets.keys()])
  const printed = new Map<string, Printed>()
  await printDocuments(
    missions.map(one => sheetJob(one, sampleEdition(missions), "https://stages.example/", new Date(0))),
    {
      browser: await theBrowser(),
      shell: await shell,
      async deliver(result) {
        if ("error" in result) throw new Error(result.error)
        printed.set(result.id, result)
      },
    },
  )
  expect(printed.get("juste")?.pages).toBe(2)
  expect(printed.get("juste")?.fit?.notes).toBeGreaterThan(notesHead + 2 * notesPitch)
  expect(printed.get("serre")?.pages).toBe(2)
  expect(printed.get("serre")?.fit?.tight).toBe(2)
  expect(printed.get("trop")?.pages).toBe(3)
  expect(printed.get("trop")?.fit?.tight).toBe(0)
  for (const { id, bytes, fit } of printed.values()) {
    const { runs } = await readRuns(bytes)
    const sizes = runs.filter(({ text }) => /[a-z]{4}/.test(text) && sentence.includes(text)).map(({ size }) => size)
    expect(Math.min(...sizes), id).toBeCloseTo([10.5, 10.12, 9.56][fit?.tight ?? 0] ?? 0, 1)
    expect(await layoutFaults(bytes), id).toEqual([])
  }
})
