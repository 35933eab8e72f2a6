import { expect, test } from "vitest"
import { pages } from "../../site/index.ts"
import type { EditionView, SiteView } from "../../src/model/views.ts"
import { noAssets } from "./assets.ts"
import { sampleSite } from "./sample.ts"

const site = sampleSite()
const [newest, ...older] = site.editions as [EditionView, ...EditionView[]]

/** The text of a page, a tag a line break, as the build makes it on a day. */
function textOf(path: string, view: Partial<SiteView>): string {
  const world = { site: { ...site, ...view }, assets: noAssets, dev: false }
  const leaf = Object.values(pages)
    .flatMap(page => page(world))
    .find(page => page.path === path)
  return (leaf?.html() ?? "")
    .replaceAll("\u00a0", " ")
    .replace(/<[^>]+>/g, "\n")
    .replace(/\n+/g, "\n")
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
