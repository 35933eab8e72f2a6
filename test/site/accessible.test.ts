import { readFileSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import type { Page } from "puppeteer"
import { afterAll, beforeAll, describe, test } from "vitest"
import { writeWorker } from "../../src/output/offline.ts"
import { expectAccessible } from "./accessible.ts"
import { dress, open, type Visit, visit } from "./browser.ts"
import { siteAssets } from "./bundled.ts"

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
    await expectAccessible(page)
    if (act) await page.browserContext().close()
  })
})

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
