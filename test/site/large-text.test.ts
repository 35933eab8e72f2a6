import { afterAll, beforeAll, expect, test } from "vitest"
import { chromium, type Visit, visit } from "./browser.ts"
import { openWith } from "./selecting.ts"

let site: Visit

beforeAll(async () => {
  site = await visit(undefined, () => chromium("--blink-settings=defaultFontSize=32"))
})
afterAll(() => site.close())

const chosen = {
  voeux: ["ville-de-valombreuil", "ville-de-kerhoazel"],
  etoiles: ["metropole-nordhalie", "syndicat-des-extremes"],
  notes: { "ville-de-valombreuil": "à voir" },
}

test("on a phone, with text twice as large, no page scrolls sideways nor hides its menu", async () => {
  const page = await openWith(site, "", chosen, { width: 360, height: 740 })
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe("32px")
  const wide = []
  for (const path of [
    "index.html",
    "2025-2026/",
    "2025-2026/?q=eau",
    "2025-2026/ville-de-valombreuil/",
    "2025-2026/syndicat-des-extremes/",
    "2025-2026/calendrier/",
    "2025-2026/comparer/",
    "2025-2026/ma-selection/",
    "2025-2026/ma-selection/#voeux=ville-d-anse-balisier",
    "archives/",
    "controles/siret-cle/",
    "criteres/",
    "deposer/",
    "guide/",
    "plan-du-site/",
  ]) {
    await page.goto("about:blank")
    await page.goto(site.url + path)
    const width = await page.evaluate(() => document.documentElement.scrollWidth)
    const menu = await page.$eval(".menu summary", summary => summary.getBoundingClientRect().right)
    if (width > 360 || menu > 360) wide.push(`${path}: ${width} px, menu to ${menu}`)
  }
  expect(wide).toEqual([])
})
