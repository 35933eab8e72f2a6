import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, expect, test } from "vitest"
import { cell } from "../../src/model/csv.ts"
import type { EditionView, SiteView } from "../../src/model/views.ts"
import { element, xmlText } from "../../src/model/xml.ts"
import { missionsAtom } from "../../src/output/atom.ts"
import { missionsCsv } from "../../src/output/csv.ts"
import { writeExports, writeSitemap } from "../../src/output/exports.ts"
import { calendarIcs } from "../../src/output/ics.ts"
import { missionsJson } from "../../src/output/json.ts"
import { safeText } from "../../src/output/safe-text.ts"
import { robots } from "../../src/output/sitemap.ts"
import fc, { draws } from "../draw.ts"
import { all, readCsv, readIcs, readXml } from "./readers.ts"
import { fiche, proposal, secrets, view } from "./sample.ts"

const moment = new Date("2025-07-18T09:00:00Z")
const dates = { added: "2025-06-18T10:00:00+02:00", modified: "2025-07-18T11:00:00+02:00" }
const site = view([
  proposal("ville-de-valombreuil", {}, dates),
  proposal("ville-b", { statut: "pourvue", numero: 2 }),
  proposal("ville-c", { statut: "retiree", numero: 3 }, { modified: "2025-08-01T12:00:00Z" }),
  proposal("ville-d", { statut: "recue", numero: 4 }),
])

test("missions.json: the publique values under their own keys, sections three ways", () => {
  const data = JSON.parse([...missionsJson(site, first(site))].join(""))
  expect(data).toMatchObject({ version: 1, edition: { nom: "2025-2026", exemple: true, equipe: 4 } })
  expect(data.missions.map(({ slug }: { slug: string }) => slug)).toEqual(["ville-de-valombreuil", "ville-b"])
  const {
    contexte,
    valeur_ajoutee: _,
    enjeux: __,
    objectifs: ___,
    dgs,
    tuteur,
    collectivite,
    ...rest
  } = data.missions[0]
  expect(rest).toEqual({
    slug: "ville-de-valombreuil",
    url: "https://stages.example/2025-2026/ville-de-valombreuil/",
    pdf: null,
    intitule: fiche.intitule,
    resume: fiche.resume,
    themes: fiche.themes,
    statut: "retenue",
    numero: 1,
    accueil: fiche.accueil,
    deduit: {
      departement: { code: "37", nom: "Indre-et-Loire" },
      region: "Centre-Val de Loire",
      population: 62400,
      millesime: 2025,
      ajoutee: dates.added,
      modifiee: dates.modified,
    },
  })
  expect(dgs).toBeUndefined()
  expect(tuteur).toEqual({ fonction: "Directeur général adjoint" })
  expect(collectivite).not.toHaveProperty("contact_rh")
  expect(contexte).toEqual({
    markdown: fiche.contexte,
    html: "<p>La Ville compte 27 groupes scolaires, <em>construits</em> entre 1955 et 1978.</p>",
    texte: "La Ville compte 27 groupes scolaires, construits entre 1955 et 1978.",
  })
  expect(data.retirees).toEqual([expect.objectContaining({ slug: "ville-c", numero: 3 })])
})

test("missions.csv: a mark, semicolons, a row a mission, the same columns in each", () => {
  const text = [...missionsCsv(site, first(site))].join("")
  expect(text.startsWith("\ufeffslug;url;pdf;intitule;")).toBe(true)
  const [head = [], ...rows] = readCsv(text)
  expect(rows).toHaveLength(2)
  const row = Object.fromEntries(head.map((name, index) => [name, rows[0]?.[index]]))
  expect(row).toMatchObject({
    "collectivite.siret": "21370985000019",
    "accueil.hebergement": "oui",
    themes: "transition écologique, éducation",
    enjeux: "Un enjeu : la santé.\n\nLe détail\n\n- un\n- deux",
    departement: "37",
    population: "62400",
  })
  expect(head.join()).not.toMatch(/dgs|contact_rh|courriel|telephone/)
})

test("calendrier.ics: each date once, whole days, the deadline to the minute in Paris", () => {
  const { calendar, events } = readIcs(calendarIcs(site, first(site), moment))
  expect(events).toHaveLength(9)
  expect(events.map(({ uid }) => uid)).toContain("2025-2026-rencontres-3@stages.example")
  expect(new Set(events.map(({ uid }) => uid)).size).toBe(9)
  expect(events[0]).toMatchObject({ dtstart: "2025-06-19T23:59:00", summary: "Clôture des propositions" })
  expect(events.at(-1)).toMatchObject({ dtstart: "2025-12-19", dtend: "2025-12-20", dtstamp: "2025-07-18T09:00:00Z" })
  expect(calendarIcs(site, first(site), moment)).toContain("\r\nDTSTART;TZID=Europe/Paris:20250619T235900\r\n")
  expect(calendar.getFirstSubcomponent("vtimezone")?.getFirstPropertyValue("tzid")).toBe("Europe/Paris")
})

test("an event keeps its name when its date moves", () => {
  const moved = structuredClone({ ...site, rules: [], fields: [] }) as SiteView
  const equipes = first(moved).calendar.find(({ id }) => id === "equipes")
  if (equipes) equipes.dates = ["2025-09-08"]
  const uids = (one: SiteView) => readIcs(calendarIcs(one, first(one), moment)).events.map(({ uid }) => uid)
  expect(uids(moved)).toEqual(uids(site))
})

test("SEQUENCE is how often a date has moved, and LAST-MODIFIED when", () => {
  const moved = structuredClone({ ...site, rules: [], fields: [] }) as SiteView
  const equipes = first(moved).calendar.find(({ id }) => id === "equipes")
  if (equipes) equipes.moves = [{ sequence: 2, modified: "2025-07-01T10:00:00+02:00" }]
  const text = calendarIcs(moved, first(moved), moment)
  const [, event = ""] = /UID:2025-2026-equipes@([\s\S]*?)END:VEVENT/.exec(text) ?? []
  expect(event).toContain("\r\nSEQUENCE:2\r\nLAST-MODIFIED:20250701T080000Z\r\n")
  expect(text.match(/SEQUENCE:0/g)).toHaveLength(8)
})

test("missions.atom: the latest first, withdrawn ones said so, names that last", () => {
  const feed = readXml(missionsAtom(site, first(site), moment))
  expect(all(feed, "updated")[0]?.text).toBe("2025-08-01T12:00:00Z")
  const entries = all(feed, "entry")
  expect(entries.map(entry => all(entry, "title")[0]?.text)).toEqual([
    expect.stringMatching(/^Mission retirée\u00a0: Ville de Valombreuil\u00a0: Adapter/),
    expect.stringMatching(/^Ville de Valombreuil\u00a0: /),
    expect.stringMatching(/^Ville de Valombreuil\u00a0: /),
  ])
  const elsewhere = readXml(missionsAtom({ ...site, url: "https://ailleurs.example/x/" }, first(site), moment))
  const ids = (one: typeof feed) => all(one, "entry").map(entry => all(entry, "id")[0]?.text)
  expect(ids(elsewhere)).toEqual(ids(feed))
  expect(ids(feed)[0]).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})

const folder = mkdtempSync(join(tmpdir(), "exports-"))
afterAll(() => rmSync(folder, { recursive: true }))

test("all is written in its place, the site’s map lists the pages that exist, and nothing interne is in any file", () => {
  for (const page of ["", "2025-2026/", "2025-2026/ville-de-valombreuil/"]) {
    mkdirSync(join(folder, page), { recursive: true })
    writeFileSync(join(folder, page, "index.html"), "")
  }
  writeFileSync(join(folder, "404.html"), "")
  writeExports(site, folder, moment)
  writeSitemap(site, folder)
  const files = readdirSync(join(folder, "2025-2026")).filter(name => /\.(?!html)/.test(name))
  expect(files.sort()).toEqual(["calendrier.ics", "missions.atom", "missions.csv", "missions.json"])
  const urls = all(readXml(readFileSync(join(folder, "sitemap.xml"), "utf8")), "url")
  expect(urls.map(url => all(url, "loc")[0]?.text)).toEqual([
    "https://stages.example/",
    "https://stages.example/2025-2026/",
    "https://stages.example/2025-2026/ville-de-valombreuil/",
  ])
  expect(urls.map(url => all(url, "lastmod")[0]?.text)).toEqual([undefined, undefined, dates.modified])
  expect(readFileSync(join(folder, "robots.txt"), "utf8")).toContain("Sitemap: https://stages.example/sitemap.xml")
  const everything = readdirSync(folder, { recursive: true, withFileTypes: true, encoding: "utf8" })
    .filter(entry => entry.isFile())
    .map(entry => readFileSync(join(entry.parentPath, entry.name), "utf8"))
    .join("\n")
  for (const secret of secrets) expect(everything).not.toContain(secret)
})

test("a site for the school alone does not tell where its pages are listed", () => {
  expect(robots({ ...site, audience: "eleves" })).toBe("User-agent: *\nAllow: /\n")
})

test("an édition without missions still exports", () => {
  const empty = view([])
  expect(JSON.parse([...missionsJson(empty, first(empty))].join("")).missions).toEqual([])
  expect(readCsv([...missionsCsv(empty, first(empty))].join(""))).toHaveLength(1)
  expect(all(readXml(missionsAtom(empty, first(empty), moment)), "updated")[0]?.text).toBe("2025-07-04T00:00:00Z")
  const before = missionsAtom(empty, first(empty), new Date("2025-06-01T12:00:00Z"))
  expect(all(readXml(before), "updated")[0]?.text).toBe("2025-06-01T12:00:00Z")
})

const nasty = fc.oneof(
  fc.string({ unit: "binary" }),
  fc
    .array(
      fc.constantFrom(
        ..."=|+|-|@|\t|\r|\n|\r\n|＝|'|\"|;|,|\\|\\n|:|<|>|&|]]>|</script>|BEGIN:VEVENT|é|😀|\u202e|\u0000|\ud800|x".split(
          "|",
        ),
      ),
    )
    .map(parts => parts.join("")),
)

test("CSV: written then read, the text comes back, and no cell can calculate", () => {
  fc.assert(
    fc.property(fc.array(nasty, { minLength: 1 }), texts => {
      const [row = []] = readCsv(`${texts.map(cell).join(";")}\r\n`)
      for (const one of row) expect(one).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/)
      expect(row.map(one => (/^'+[=+\-@\t\r\n＝＋－＠]/.test(one) ? one.slice(1) : one))).toEqual(texts)
    }),
    { numRuns: draws(300) },
  )
})

test("XML: written then read, the legal text comes back", () => {
  fc.assert(
    fc.property(nasty, text => {
      const legal = text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "")
      const read = readXml(element("a", { b: text }, element("c", {}, xmlText(text))))
      expect(read.attributes["b"]).toBe(legal)
      expect(read.children[0]?.text).toBe(legal)
    }),
    { numRuns: draws(300) },
  )
})

test("JSON and ICS: written then read, the safe text comes back, in as many missions and events as there were", () => {
  fc.assert(
    fc.property(nasty, text => {
      const one = view([proposal("a", { intitule: text })])
      const edition = first(one)
      const data = JSON.parse([...missionsJson(one, edition)].join(""))
      expect(data.missions[0].intitule).toBe(safeText(text))
      const label = text
      const calendar = [{ id: "x", label, dates: ["2025-01-01"] }]
      const { events } = readIcs(
        calendarIcs(one, { ...edition, calendar, edition: { ...edition.edition, titre: text } }, moment),
      )
      expect(events).toHaveLength(1)
      expect(events[0]?.["summary"]).toBe(safeText(text))
    }),
    { numRuns: draws(120) },
  )
})

function first(one: SiteView): EditionView {
  const [edition] = one.editions
  if (!edition) throw new Error("No édition")
  return edition
}
