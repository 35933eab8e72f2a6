import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import type { AxeResults } from "axe-core"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { dress, open, type Visit, visit } from "./browser.ts"

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8")

/** One page of every kind. */
const kinds = {
  accueil: "index.html",
  liste: "2025-2026/index.html",
  recherche: "2025-2026/index.html?q=eau&logement=oui",
  rien: "2025-2026/index.html?q=zzzz&region=bretagne",
  mission: "2025-2026/ville-de-valombreuil/index.html",
  extreme: "2025-2026/syndicat-des-extremes/index.html",
  pourvue: "2024-2025/ville-de-brumenelle/index.html",
  retiree: "2024-2025/communaute-d-agglomeration-monts-de-cravanne/index.html",
  calendrier: "2025-2026/calendrier/index.html",
  criteres: "criteres/index.html",
  guide: "guide/index.html",
  deposer: "deposer/index.html",
  controles: "controles/index.html",
  controle: "controles/siret-cle/index.html",
  archives: "archives/index.html",
  plan: "plan-du-site/index.html",
  accessibilite: "accessibilite/index.html",
  mentions: "mentions-legales/index.html",
  confidentialite: "confidentialite/index.html",
  introuvable: "404.html",
}

let site: Visit

beforeAll(async () => {
  site = await visit()
})
afterAll(() => site.close())

describe.each(Object.entries(kinds))("%s", (_, path) => {
  test("no axe violation in light, dark and forced colours, on a desk and on a phone", async () => {
    const page = await open(site.browser, site.url + path)
    for (const [look, options] of Object.entries(looks)) {
      await dress(page, options)
      expect(await violations(page), look).toEqual([])
    }
    await page.browserContext().close()
  })

  test("no sideways scroll from 320 to 1 440 px", async () => {
    const page = await open(site.browser, site.url + path)
    const wide = []
    for (const width of [1440, 1200, 1199, 1024, 900, 899, 720, 600, 360, 320]) {
      await page.setViewport({ width, height: 800 })
      const scroll = await page.evaluate(() => document.documentElement.scrollWidth)
      if (scroll > width) wide.push(`${scroll} at ${width}`)
    }
    expect(wide).toEqual([])
    await page.browserContext().close()
  })
})

const looks = {
  light: {},
  dark: { dark: true },
  "forced colours": { forced: true },
  "light, on a phone": { width: 360, height: 740 },
}

async function violations(page: Awaited<ReturnType<typeof open>>): Promise<string[]> {
  await page.evaluate(axe)
  const { violations } = await page.evaluate(
    () =>
      (globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe.run({
        runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
      }) as Promise<AxeResults>,
  )
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(node => `${node.html.slice(0, 120)} ${node.failureSummary}`).join(" | ")}`,
  )
}
