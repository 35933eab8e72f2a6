import { readFileSync, rmSync, writeFileSync } from "node:fs"
import { createRequire } from "node:module"
import { join } from "node:path"
import type { AxeResults } from "axe-core"
import type { Page } from "puppeteer"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { writeWorker } from "../../src/output/offline.ts"
import { dress, open, type Visit, visit } from "./browser.ts"
import { siteAssets } from "./bundled.ts"

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8")

const shared = "voeux=ville-de-valombreuil,ville-de-kerhoazel&etoiles=metropole-nordhalie,syndicat-des-extremes"

/** What is done on a page before it is looked at. */
const acts: { [kind in string]?: (page: Page) => Promise<void> } = {
  async "selection faite"(page) {
    await page.click("dialog .button-main")
    await page.click(".own-wishes .note-open button")
    await page.keyboard.type("Une note privée, plus longue que le champ n’est large sur un téléphone tenu debout.")
    await page.click(".own-starred .star")
  },
  async "menu ouvert"(page) {
    await page.$eval(".menu", menu => menu.setAttribute("open", ""))
  },
  async "version nouvelle"(page) {
    // Only here: in every other profile it would fetch the whole site while the page is looked at.
    const { worker } = await siteAssets()
    writeWorker(site.built.site, site.built.folder, worker)
    await page.reload()
    // As the worker's own message has it told (offline.ts).
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
    const file = join(site.built.folder, "service-worker.js")
    writeFileSync(file, `${readFileSync(file, "utf8")}// another`)
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update())
    await page.waitForSelector(".update")
    rmSync(file)
  },
  async "facettes ouvertes"(page) {
    await page.$eval(".filters", filters => filters.setAttribute("open", ""))
    await page.click(".facet .all:not([hidden])")
    await page.click('.facet input[name="logement"]')
    await page.waitForSelector(".facets:not([aria-busy])")
  },
  async "retirer tout"(page) {
    await page.click("dialog .button-main")
    await page.click(".own-clear button")
    await page.waitForSelector("dialog[open]")
  },
  async "rien de garde"(page) {
    await page.evaluate(() =>
      Object.defineProperty(window, "localStorage", {
        get() {
          throw new DOMException("refused", "SecurityError")
        },
      }),
    )
    await page.click(".entry .star")
    await page.waitForSelector(".trouble")
  },
}

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
  comparer: "2025-2026/comparer/index.html",
  compare: "2025-2026/comparer/index.html#missions=ville-de-valombreuil,ville-de-kerhoazel,syndicat-des-extremes",
  "ma selection": "2025-2026/ma-selection/index.html",
  "question posee": `2025-2026/ma-selection/index.html#${shared}`,
  "selection faite": `2025-2026/ma-selection/index.html#${shared}`,
  "menu ouvert": "criteres/index.html",
  "version nouvelle": "criteres/index.html",
  "facettes ouvertes": "2025-2026/index.html",
  "retirer tout": `2025-2026/ma-selection/index.html#${shared}`,
  "rien de garde": "2025-2026/index.html",
  criteres: "criteres/index.html",
  guide: "guide/index.html",
  "guide du service": "guide/service/index.html",
  deposer: "deposer/index.html",
  controles: "controles/index.html",
  controle: "controles/siret-cle/index.html",
  archives: "archives/index.html",
  plan: "plan-du-site/index.html",
  accessibilite: "accessibilite/index.html",
  mentions: "mentions-legales/index.html",
  confidentialite: "confidentialite/index.html",
  introuvable: "404.html",
  "hors connexion": "hors-connexion/index.html",
}

let site: Visit
let reader: Page | undefined

beforeAll(async () => {
  site = await visit()
})
afterAll(() => site.close())

describe.each(Object.entries(kinds))("%s", (kind, path) => {
  test("no axe violation in light, dark and forced colours, on a desk and on a phone; 44 px for a thumb; no sideways scroll from 320 to 1 440 px", async () => {
    const act = acts[kind]
    const page = act ? await open(site.browser, site.url + path) : await readerAt(path)
    await act?.(page)
    await page.evaluate(axe)
    for (const [look, { only, ...options }] of Object.entries(looks)) {
      await dress(page, options)
      expect(await violations(page, only), look).toEqual([])
    }
    // The last look is that of a phone.
    expect(await page.evaluate(lowTargets), "less than 44 pixels high for a thumb").toEqual([])
    expect(await page.evaluate(shownAloud), "said aloud alone, and yet seen").toEqual([])
    const wide = []
    for (const width of [1440, 1200, 1199, 1024, 900, 899, 720, 600, 360, 320]) {
      await page.setViewport({ width, height: 800 })
      const scroll = await page.evaluate(() => document.documentElement.scrollWidth)
      if (scroll > width) wide.push(`${scroll} at ${width}`)
    }
    expect(wide).toEqual([])
    if (act) await page.browserContext().close()
  })
})

/** What is touched and is less than 44 pixels high; links in a sentence, a title or a cell aside, as they stand in text. */
function lowTargets(): string[] {
  const inText = (link: Element) =>
    link.closest("h1, h2, h3, h4, td, th, svg, figcaption") !== null ||
    [...(link.parentNode?.childNodes ?? [])].some(
      ({ nodeType, textContent }) => nodeType === Node.TEXT_NODE && /\p{L}/u.test(textContent ?? ""),
    )
  return [...document.querySelectorAll("a[href], button, input, select, summary, textarea")]
    .filter(one => one.checkVisibility() && !(one.matches("a") && inText(one)) && !one.matches(".skip"))
    .map(one => ({ one, box: (one.closest("label") ?? one).getBoundingClientRect() }))
    .filter(({ box }) => box.width > 0 && Math.round(box.height) < 44)
    .map(({ one, box }) => `${one.localName}.${one.className} ${Math.round(box.height)}: ${one.textContent?.trim()}`)
}

/** What is said aloud alone, and takes room on a phone. */
function shownAloud(): string[] {
  return [...document.querySelectorAll(".sr, .sr-narrow")]
    .filter(one => one.getBoundingClientRect().width > 1)
    .map(({ outerHTML }) => outerHTML)
}

/** A page in a tab that nothing was done in yet, the same for all: its browser then reads axe once. */
async function readerAt(path: string): Promise<Page> {
  const blank = `${site.url}robots.txt`
  reader ??= await open(site.browser, blank)
  await reader.goto(blank)
  await reader.evaluate(() => {
    localStorage.clear()
    sessionStorage.clear()
  })
  await dress(reader, {})
  await reader.goto(site.url + path)
  return reader
}

const everything = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
/** What another choice of colours can change: the page is the same. */
const colours = { type: "rule", values: ["color-contrast", "link-in-text-block"] }

const looks = {
  light: { only: everything },
  dark: { dark: true, only: colours },
  "forced colours": { forced: true, only: colours },
  "light, on a phone": { width: 360, height: 740, only: everything },
}

async function violations(page: Page, only: object): Promise<string[]> {
  // Only what is wrong is gathered and brought back: the rest would be most of the time.
  const violations = await page.evaluate(async runOnly => {
    const { axe } = globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } }
    return (await axe.run({ runOnly, resultTypes: ["violations"] })).violations
  }, only)
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(node => `${node.html.slice(0, 120)} ${node.failureSummary}`).join(" | ")}`,
  )
}
