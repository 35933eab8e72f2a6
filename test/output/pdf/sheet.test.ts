import { beforeAll, describe, expect, test } from "vitest"
import type { MissionView } from "../../../src/model/views.ts"
import { bookletSteps } from "../../../src/output/pdf/booklet.tsx"
import { type Printed, printDocuments } from "../../../src/output/pdf/print.ts"
import { sheetJob } from "../../../src/output/pdf/sheets.tsx"
import { typography } from "../../../src/output/typography.ts"
import { codesOf } from "./codes.ts"
import { heardBlocks, heardFaults } from "./heard.ts"
import { layoutFaults } from "./layout.ts"
import { shell, theBrowser } from "./machine.ts"
import { type OpenedPdf, openPdf } from "./open-pdf.ts"
import { readRuns } from "./pages.ts"
import { sampleEdition, sampleMission, sampleMissions } from "./sample.ts"
import { uaFaults } from "./ua.ts"

const site = "https://stages.example/"
const date = new Date("2025-07-18T07:00:00Z")

async function printSheets(missions: MissionView[], edition = sampleEdition(missions), looked = true) {
  const sheets = new Map<string, Required<Printed> & { pdf: OpenedPdf }>()
  await printDocuments(
    missions.map(mission => sheetJob(mission, edition, site, date)),
    {
      browser: await theBrowser(),
      shell: await shell,
      async deliver(result) {
        if ("error" in result || !result.fit) throw new Error(`non imprimé : ${result.id}`)
        sheets.set(result.id, {
          ...result,
          fit: result.fit,
          pdf: await openPdf(result.bytes, { fonts: looked, roles: looked }),
        })
      },
    },
  )
  return sheets
}

/** All text of a PDF on one line, running heads included. */
function textOf({ pages }: OpenedPdf): string {
  return pages
    .map(({ text }) => text)
    .join("\n")
    .replace(/\s+/g, " ")
}

/** Words as they are compared: every space the same. */
function spaces(text: string): string {
  return text.replace(/[\s\u00a0]+/g, " ").trim()
}

/** Millimetres to points. */
function mm(millimetres: number): number {
  return (millimetres * 72) / 25.4
}

/** Nothing of a document is wrong for those who hear it, nor where its words stand. */
async function expectSound({ id, bytes }: { id: string; bytes: Uint8Array }) {
  expect([...uaFaults(bytes), ...heardFaults(bytes), ...(await layoutFaults(bytes))], id).toEqual([])
}

describe("the sheets of the demonstration", () => {
  const missions = sampleMissions()
  let sheets: Awaited<ReturnType<typeof printSheets>>
  beforeAll(async () => {
    sheets = await printSheets(missions)
  })

  const heardOf = ({ slug }: MissionView) =>
    heardBlocks(sheets.get(slug)?.bytes ?? new Uint8Array()).map(({ text }) => spaces(text))

  test("take one or two pages and at most 60 kB each", () => {
    expect(sheets.size).toBe(16)
    for (const { id, pages, bytes, pdf } of sheets.values()) {
      expect(pages, id).toBeLessThanOrEqual(2)
      expect(pdf.pages).toHaveLength(pages)
      expect(bytes.length, id).toBeLessThan(60_000)
    }
  })

  test("say whose they are: title, language, outline, tags", () => {
    for (const mission of missions) {
      const pdf = sheets.get(mission.slug)?.pdf
      expect(pdf).toMatchObject({ lang: "fr", tagged: true })
      expect(pdf?.title).toBe(`Mission ${mission.numeral}\u00a0: ${mission.intitule}`)
      const [title, ...sections] = pdf?.outline ?? []
      expect(title).toMatchObject({ level: 1, page: 1 })
      expect(sections.filter(({ level }) => level === 2).map(({ title }) => title)).toEqual([
        ...mission.sections.map(({ label }) => label),
        "Ce que l’école demande à tous",
      ])
      const roles = pdf?.pages.flatMap(page => page.roles) ?? []
      for (const role of ["Art", "H1", "H2", "P", "L", "LI", "Table", "Caption", "TR", "TH", "TD", "Figure", "Link"])
        expect(roles, role).toContain(role)
      expect(roles.filter(role => role === "H1")).toHaveLength(1)
    }
  })

  test("embed our three typefaces, no Type 3, and keep ’ as it is", () => {
    for (const { pdf } of sheets.values()) {
      const fonts = pdf.pages.flatMap(page => page.fonts)
      expect([...new Set(fonts.map(({ name }) => name.replace(/^\w+\+|-\w+$/g, "")))].sort()).toEqual([
        "Newsreader16pt16pt",
        "SourceSans3ExtraLight",
      ])
      for (const { embedded, type3 } of fonts) expect({ embedded, type3 }).toEqual({ embedded: true, type3: false })
      expect(textOf(pdf)).toContain("l’école")
      expect(textOf(pdf)).not.toMatch(/[\u02bc\ufffd]/)
    }
  })

  test("hold every word of every section, the facts, the code’s address and the office’s mailbox", () => {
    for (const mission of missions) {
      const pdf = sheets.get(mission.slug)?.pdf
      if (!pdf) throw new Error(mission.slug)
      const letters = (text: string) => text.replace(/[^\p{L}\p{N}]+/gu, "")
      // Running heads stand first in each page, so that a section cut by a page is whole once they are gone.
      const body = pdf.pages.map(({ text }) =>
        text.replace(/^[\s\S]*?Mission \d\d · [^\n]*\n(?:stages\.example[^\n]*\n)?/, ""),
      )
      for (const { texte } of mission.sections)
        for (const paragraph of texte.split(/\n+/).filter(line => !line.includes(" | ")))
          expect(letters(body.join("")), paragraph).toContain(letters(paragraph.replace(/^\s*(?:- |\d+\. )/, "")))
      const text = textOf(pdf)
      expect(text).toContain(mission.tuteur.fonction.split(" ")[0])
      expect(letters(text)).toContain(letters(`stages.example/2025-2026/${mission.slug}`))
      expect(text).toContain("stages@ecole.example")
      expect(text).toContain("Exemple — collectivités fictives")
      expect(text).toContain("Mes notes".toUpperCase())
    }
  })

  test("are heard word for word: every paragraph, item and fact whole, with its spaces, and what only the eye could tell", () => {
    const spoken = (text: string) => spaces(text.replace(/ ?\p{Emoji_Presentation}(?=\.)|\p{Emoji_Presentation}/gu, ""))
    for (const mission of missions) {
      const heard = heardOf(mission)
      expect(heard).toContain(`Mission ${mission.numeral}`)
      expect(heard).toContain(spoken(mission.intitule))
      expect(heard).toContain(
        spaces(`${mission.collectivite.nom} · ${mission.departement?.nom} (${mission.departement?.code})`),
      )
      for (const fact of [mission.collectivite.adresse_accueil, mission.tuteur.fonction])
        expect(heard).toContain(spaces(typography(fact)))
      for (const { texte } of mission.sections)
        for (const line of texte.split(/\n+/).filter(line => line.trim() !== "" && !line.includes(" | ")))
          expect(heard).toContain(spoken(line.replace(/^\s*(?:- |\d+\. )/, "")))
    }
  })

  test("say every fact in brief in its row, in their order", () => {
    for (const mission of missions) {
      const { collectivite, departement, themes, accueil, tuteur, region } = mission
      const blocks = heardOf(mission)
      const start = blocks.indexOf("En bref") + 1
      const brief = blocks.slice(start, blocks.indexOf(spaces(mission.sections[0]?.label ?? "")))
      const yes = (one: boolean) => (one ? "oui" : "non")
      const people = collectivite.population?.toLocaleString("fr-FR").replace(/\s/g, " ")
      const title = themes.join(", ")
      const rows = [
        ["Collectivité", collectivite.nom],
        ["Catégorie", collectivite.categorieLabel + (people === undefined ? "" : `, ${people} habitants`)],
        [
          "Département",
          `${departement?.nom} (${departement?.code})${region === departement?.nom ? "" : `, ${region}`}`,
        ],
        ["Accueil", collectivite.adresse_accueil],
        ["Tuteur", tuteur.fonction],
        ["Thèmes", `${title.charAt(0).toUpperCase()}${title.slice(1)}`],
        ["Hébergement", yes(accueil.hebergement)],
        ["Permis B", accueil.permis_b ? "nécessaire" : "pas nécessaire"],
        ["Transports en commun", yes(accueil.transports_en_commun)],
        ["Dates", "du 13 octobre au 19 décembre 2025, 9 semaines"],
      ]
      expect(brief, mission.slug).toEqual(rows.flat().map(cell => spaces(typography(cell))))
    }
  })

  test("count their pages, and lead to the mission’s page and the mailbox alone", () => {
    for (const { id, pdf } of sheets.values()) {
      for (const [index, { text }] of pdf.pages.entries()) expect(text).toContain(`${index + 1} / ${pdf.pages.length}`)
      const urls = new Set(pdf.pages.flatMap(({ links }) => links.map(({ url }) => url)))
      expect([...urls].filter(url => !url?.startsWith("https://") || url.includes("stages.example"))).toEqual([
        `${site}2025-2026/${id}/`,
        "mailto:stages@ecole.example",
      ])
    }
  })

  test("draw a code of 20 millimetres or more, which a telephone reads as the address in clear", () => {
    for (const { id, bytes } of sheets.values()) {
      const codes = codesOf(bytes)
      expect(codes.map(({ text }) => text)).toEqual([`${site}2025-2026/${id}/`])
      for (const { width } of codes) expect(width, id).toBeGreaterThanOrEqual(20)
    }
  })

  test("are sound to the ear and to the eye, and end at the foot of the page", async () => {
    for (const { id, bytes, pdf, fit } of sheets.values()) {
      await expectSound({ id, bytes })
      const last = pdf.pages.at(-1)?.pieces.filter(({ y }) => y > mm(18)) ?? []
      expect(Math.min(...last.map(({ y }) => y))).toBeLessThan(mm(18 + 16))
      expect(fit?.notes).toBeGreaterThan(0)
      const lowest = (words: string) => last.find(({ text }) => text.toLowerCase().startsWith(words))?.y ?? Number.NaN
      // What ends the sheet begins below the lines for notes.
      expect(lowest("mes notes") - lowest("ce que l’école"), id).toBeGreaterThan(mm(fit?.notes ?? 0))
    }
  })
})

describe("a sheet out of the ordinary", () => {
  const fiche = (sections: [string, string][]) =>
    `---\nintitule: Une mission\nnumero: 7\ncollectivite:\n  nom: Ville du Mans\n  siret: "21720181500014"\n  adresse: Place Aristide-Briand, 72000 Le Mans\n  adresse_accueil: Place Aristide-Briand, 72000 Le Mans\ntuteur:\n  fonction: DGS\naccueil:\n  hebergement: oui\n---\n` +
    sections.map(([label, text]) => `## ${label}\n\n${text}\n`).join("\n")
  const label = "Contexte et raisons d’émergence de la mission"
  const words = "La collectivité souhaite comprendre, comparer et décider avec ses habitants. ".repeat(8)
  const odd = {
    bref: fiche([[label, "Une phrase."]]),
    long: fiche([[label, Array.from({ length: 20 }, () => words).join("\n\n")]]),
    tableau: fiche([
      [
        label,
        `| Année | ${"Une colonne au titre long | ".repeat(6)}\n|${" --- |".repeat(7)}\n${`| 2025 | ${"12 345 ou moins | ".repeat(6)}\n`.repeat(60)}`,
      ],
    ]),
    liste: fiche([
      [
        label,
        "- un\n  - deux\n    1. trois\n    2. quatre\n       - cinq\n\n> Une citation.\n\n### Un intertitre\n\nFin.",
      ],
    ]),
    mot: fiche([[label, `Un mot sans fin : ${"anticonstitutionnellement".repeat(12)}.`]]),
  }
  const endless = "projet_collectif_ville_de_valombreuil_ecoles_chaleur_definitif_v3"
  const missions = Object.entries(odd).map(([slug, text]) => sampleMission(slug, text))
  const { modified: _, ...undated } = missions[0] as MissionView
  const full = sampleMissions().find(({ slug }) => slug === "ville-de-valombreuil") as MissionView
  let sheets: Awaited<ReturnType<typeof printSheets>>
  beforeAll(async () => {
    sheets = await printSheets([
      ...missions,
      {
        ...(missions[0] as MissionView),
        slug: "ultra",
        intitule: `Une très longue question ${"de politique publique ".repeat(8)}?`,
      },
      {
        ...full,
        slug: "cinq",
        sections: full.sections.map(section => ({ ...section, html: "<p>Une phrase.</p>", texte: "Une phrase." })),
      },
      {
        ...full,
        slug: "sans-fin",
        numero: 99_999,
        numeral: "99999",
        intitule: `Adapter les écoles : ${endless}`,
        themes: [endless],
        tuteur: { fonction: endless },
        autres: [{ pointer: "/x", label: "Autre", value: endless }],
        collectivite: { ...full.collectivite, nom: `Syndicat ${endless}`, adresse_accueil: `1 rue ${endless}` },
      },
      {
        ...full,
        slug: "collectivite-longue",
        collectivite: { ...full.collectivite, nom: `Établissement public ${"AMÉNAGEMENT ".repeat(9)}`.slice(0, 120) },
      },
      { ...(missions[0] as MissionView), slug: "pourvue", statut: "pourvue", statutLabel: "Pourvue" },
      {
        ...undated,
        slug: "hostile",
        intitule: `</title></style><script>x</script>"}@page{size:9cm}`,
        collectivite: { ...(missions[0] as MissionView).collectivite, nom: `Ville "\\22}@page{size:9cm}</style><b>` },
      },
    ])
  })

  test("fits one page when it is short, and as many as it takes when it is long", () => {
    expect(sheets.get("bref")?.pages).toBe(1)
    expect(sheets.get("long")?.pages).toBeGreaterThan(3)
    for (const slug of ["liste", "mot", "ultra", "pourvue", "cinq"]) expect(sheets.get(slug)?.pages).toBe(1)
    for (const slug of ["bref", "ultra", "pourvue"]) expect(sheets.get(slug)?.fit?.notes).toBeGreaterThan(60)
  })

  test("is sound to the ear and to the eye, whatever is written", async () => {
    for (const sheet of sheets.values()) await expectSound(sheet)
  })

  test("has the number of its page on one line, whatever its authority is called", async () => {
    for (const slug of ["sans-fin", "collectivite-longue"]) {
      const { runs } = await readRuns(sheets.get(slug)?.bytes ?? new Uint8Array())
      const number = runs.filter(({ of, text, page }) => !of && page === 1 && /^[12/]$/.test(text))
      expect(number.map(({ text }) => text)).toEqual(["1", "/", "2"])
      expect(new Set(number.map(({ y }) => Math.round(y))).size, slug).toBe(1)
    }
  })

  test("repeats the head of a table that goes on, and cuts no word of it that fits", () => {
    const pages = (sheets.get("tableau")?.pdf.pages ?? []).filter(({ text }) => /12\s345/.test(text))
    expect(pages.length).toBeGreaterThan(1)
    for (const { text } of pages) expect(text).toContain("Année")
  })

  test("says that a mission is taken", () => {
    expect(textOf(sheets.get("pourvue")?.pdf as OpenedPdf)).toContain("Pourvue")
  })

  test("bears a date even when nobody knows when it was changed", () => {
    expect(textOf(sheets.get("bref")?.pdf as OpenedPdf)).toContain("Fiche modifiée le 18 juillet 2025.")
    expect(textOf(sheets.get("hostile")?.pdf as OpenedPdf)).toContain("Publication le 4 juillet 2025.")
  })

  test("takes words for words: no markup, no style comes out of them", () => {
    const hostile = sheets.get("hostile")
    expect(hostile?.pages).toBe(1)
    expect(hostile?.pdf.title).toContain("</title></style><script>")
    expect(textOf(hostile?.pdf as OpenedPdf)).toContain(`Mission 07 · Ville "\\22}@page{size:9cm}</style><b>`)
  })

  test("fills its last page whatever its length, tighter rather than alone on one more", async () => {
    const lengths = Array.from({ length: 24 }, (_, index) =>
      sampleMission(
        `l${index}`,
        fiche([
          [
            label,
            "Une phrase de plus, qui tient sur une ligne et demie à peu près de la colonne du texte.\n\n".repeat(
              15 + index,
            ),
          ],
        ]),
      ),
    )
    const grown = await printSheets(lengths, sampleEdition(lengths), false)
    expect([...grown.values()].filter(({ fit }) => fit?.tight).length).toBeGreaterThan(0)
    for (const { id, bytes, pdf, fit, pages } of grown.values()) {
      if (fit.tight || id === "l0") await expectSound({ id, bytes })
      expect(pages).toBeLessThanOrEqual(2)
      expect(pdf.pages.at(-1)?.text).toContain("L’appréciation du tuteur")
      const foot = (pdf.pages.at(-1)?.pieces ?? []).filter(({ y }) => y > mm(18)).map(({ y }) => y)
      expect(Math.min(...foot), JSON.stringify(fit)).toBeLessThan(mm(18 + 16))
    }
  })

  test("cuts no block of three lines, and goes on in the booklet just as on its own", async () => {
    const three = `DÉBUT ${"d’un point assez long pour tenir dans la colonne sur trois lignes ".repeat(3)}FIN`
    // A line more each time: a block meets the foot of the page at each of its own lines, several times over.
    const missions = Array.from({ length: 16 }, (_, index) =>
      sampleMission(`l${index}`, fiche([[label, `${"Une ligne.\n\n".repeat(index)}${`- ${three}\n`.repeat(22)}`]])),
    )
    const edition = sampleEdition(missions)
    const sheets = await printSheets(missions, edition, false)
    for (const { pdf } of sheets.values())
      for (const { text } of pdf.pages) expect(text.split("DÉBUT")).toHaveLength(text.split("FIN").length)
    const counts: number[] = []
    let step: ReturnType<typeof bookletSteps> | undefined = bookletSteps(edition, { site, today: "", date, sheets })
    while (step) {
      const { job, next }: typeof step = step
      await printDocuments([job], {
        browser: await theBrowser(),
        shell: await shell,
        deliver(result) {
          if ("error" in result) throw new Error(result.error)
          counts.push(result.pages)
          step = next(result)
        },
      })
    }
    expect(counts).toHaveLength(2)
  })
})
