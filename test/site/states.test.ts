import { expect, test } from "vitest"
import { pages } from "../../site/index.ts"
import type { EditionView, SiteView } from "../../src/model/views.ts"
import { noAssets } from "./assets.ts"
import { sampleSite } from "./sample.ts"

const site = sampleSite()
const [newest, ...older] = site.editions as [EditionView, ...EditionView[]]

/** A page as the build makes it of another view. */
function htmlOf(path: string, view: Partial<SiteView>): string {
  const world = { site: { ...site, ...view }, assets: noAssets, dev: false }
  const leaf = Object.values(pages)
    .flatMap(page => page(world))
    .find(page => page.path === path)
  return (leaf?.html() ?? "").replaceAll("\u00a0", " ")
}

/** Its text, a tag a line break. */
function textOf(path: string, view: Partial<SiteView>): string {
  return htmlOf(path, view).replace(/(<[^>]+>)+/g, "\n")
}

test.each(["index.html", "2025-2026/calendrier/index.html"])("days of two months stand each with its own: %s", path => {
  const dates = ["2026-11-30", "2026-12-01", "2026-12-02"]
  const calendar = newest.calendar.map(date => (date.id === "rencontres" ? { ...date, dates } : date))
  const text = textOf(path, { editions: [{ ...newest, calendar }, ...older] })
  expect(text).toContain("\n30 \nnovembre\n1\ner\n, 2 \ndécembre\n")
})

test("without a script the front door counts down to the first of a month as French writes it", () => {
  const calendrier = { ...newest.edition.calendrier, equipes: "2025-09-01" }
  const text = textOf("index.html", { editions: [{ ...newest, edition: { ...newest.edition, calendrier } }] })
  expect(text).toContain("Phase : choisir\n1\ner\nseptembre\n")
})

const empty = { ...newest, missions: [], withdrawn: [] }

test("before its publication an édition isn’t said to be published, nor counted while it has no mission", () => {
  const html = htmlOf("2025-2026/index.html", { today: "2025-06-01", editions: [empty, ...older] })
  expect(textOf("2025-2026/index.html", { today: "2025-06-01" })).toContain("\nPublication le 4 juillet 2025")
  expect(html).not.toContain("publiée le")
  expect(html).toContain('<meta name="description" content="Les missions 2025-2026, à lire et à comparer, par région')
})

test.each([
  ["index.html", ""],
  ["comparer/index.html", " Vous pourrez alors en mettre ici deux à quatre côte à côte."],
  ["ma-selection/index.html", " Celles que vous étoilerez vous attendront ici, à ranger parmi vos vœux."],
])(
  "as long as an édition has no mission, its %s says when they come and leads to those of the year before",
  (page, then) => {
    const said = (today: string, editions = [empty, ...older]) => textOf(`2025-2026/${page}`, { today, editions })
    const before = said("2025-06-01")
    expect(before).toContain("\nAucune mission pour l’instant\n")
    expect(before).toContain(`\nToutes les missions paraissent le vendredi 4 juillet 2025.${then}\n`)
    expect(before).toContain("\nLire la mission de 2024-2025\nVoir le calendrier\n")
    expect(before).not.toMatch(/Ranger mes vœux|Ouvrir un fichier de sélection/)
    const late = said("2025-07-05")
    expect(late).not.toContain("paraissent")
    expect(late).toContain("\nLes missions étaient attendues le vendredi 4 juillet 2025. Elles paraîtront ici.\n")
    expect(said("2025-12-20", [empty])).toMatch(
      /\nAucune mission\nL’édition s’est terminée sans mission publiée.\nCe qu’est une mission\n/,
    )
  },
)

test("the archives say of an édition without missions when they come, and never count none", () => {
  const said = (today: string) => textOf("archives/index.html", { today, editions: [empty, ...older] })
  expect(said("2025-06-01")).toContain("\nDu 13 octobre au 19 décembre 2025, missions à paraître le 4 juillet 2025\n")
  expect(said("2025-07-05")).toContain("\nDu 13 octobre au 19 décembre 2025, aucune mission publiée\n")
})

test("the archives call the newest édition under way until the front door calls it over", () => {
  for (const [today, underWay] of [
    ["2025-12-19", true],
    ["2025-12-20", false],
  ] as const) {
    expect(textOf("archives/index.html", { today }).includes(" · édition en cours"), today).toBe(underWay)
    expect(textOf("index.html", { today }).includes("\nÉdition terminée\n"), today).toBe(!underWay)
  }
})
