import { readFileSync } from "node:fs"
import { join } from "node:path"
import { unzipSync } from "fflate"
import { expect, test } from "vitest"
import { parseXml, textOf, within } from "../../src/intake/xml.ts"
import { demonstration, missions, spoil } from "./run.ts"

test("json holds the published missions, and nothing interne", () => {
  const { code, out, err } = missions(demonstration(), ["export", "--format", "json"])
  expect([code, err]).toEqual([0, ""])
  const { version, missions: published } = JSON.parse(out)
  expect([version, published.length]).toEqual([1, 16])
  for (const secret of ["JEUDESSAI", "@valombreuil.example", "02 61 91"]) expect(out).not.toContain(secret)
})

test("each format may go to a file, whole", () => {
  const folder = demonstration()
  const env = { SOURCE_DATE_EPOCH: "1750000000" }
  for (const [format, start] of [
    ["csv", "\ufeff"],
    ["ics", "BEGIN:VCALENDAR\r\n"],
    ["json", "{\n"],
  ] as const) {
    expect(missions(folder, ["export", "--format", format, "--out", `m.${format}`], env).code).toBe(0)
    const text = readFileSync(join(folder, `m.${format}`), "utf8")
    expect(text.startsWith(start)).toBe(true)
    expect(text).toBe(missions(folder, ["export", "--format", format], env).out)
  }
})

test("a workbook opens with the cells of the CSV, all of them text, and the same bytes each time", () => {
  const folder = demonstration()
  const write = (name: string) => {
    expect(missions(folder, ["export", "--format", "xlsx", "--out", name])).toMatchObject({ code: 0, out: "" })
    return readFileSync(join(folder, name))
  }
  const bytes = write("m.xlsx")
  expect(write("n.xlsx").equals(bytes)).toBe(true)
  const parts = unzipSync(bytes)
  const sheet = parseXml(parts["xl/worksheets/sheet1.xml"] ?? new Uint8Array())
  const rows = within(sheet, "other:row").map(row => within(row, "other:c"))
  expect(rows).toHaveLength(17)
  const cells = rows.map(row => row.map(textOf))
  expect(rows.flat().every(({ attributes }) => attributes["t"] === "inlineStr")).toBe(true)
  const lines = missions(folder, ["export", "--format", "csv"]).out
  for (const text of cells.flat().filter(one => !/["\n;]/.test(one))) expect(lines).toContain(text)
  expect(cells[0]?.slice(0, 3)).toEqual(["slug", "url", "pdf"])
  expect(cells.flat()).toContain("21370985000019")
})

test("a fiche left out is told, exit 1", () => {
  const folder = demonstration()
  spoil(join(folder, "proposals/2025-2026/ville-de-valombreuil.md"), /siret: (\d{13})\d/, "siret: $1")
  const { code, out, err } = missions(folder, ["export"])
  expect(code).toBe(1)
  expect(JSON.parse(out).missions).toHaveLength(15)
  expect(err).toMatch(/^Laissée de côté : proposals\/2025-2026\/ville-de-valombreuil\.md — /)
})

test.each([
  [["export", "--format", "jso"], /Vouliez-vous dire « json » \?/],
  [["export", "--edition", "all"], /une seule édition/],
  [["export", "--out", "proposals/x.json"], /dossier des propositions/],
  [["export", "--format", "xlsx"], /--out missions\.xlsx/],
  [["export", "extra"], /extra/],
])("%j is a misuse", (args, message) => {
  const { code, out, err } = missions(demonstration(), args)
  expect([code, out]).toEqual([2, ""])
  expect(err).toMatch(message)
})
