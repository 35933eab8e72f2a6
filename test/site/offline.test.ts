import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import type { Page } from "puppeteer"
import { afterAll, beforeAll, expect, test } from "vitest"
import { writeWorker } from "../../src/output/offline.ts"
import { open, type Visit, visit } from "./browser.ts"
import { siteAssets } from "./bundled.ts"

let site: Visit

beforeAll(async () => {
  site = await visit()
  await publish()
})
afterAll(() => site.close())

test("a new version is told, read when one says so, and never mixed with the former", async () => {
  const page = await open(site.browser, `${site.url}2025-2026/`)
  await installed(page)
  const mission = "2025-2026/ville-de-valombreuil/index.html"
  change(mission, "Adapter les écoles", "Transformer les écoles")
  await page.goto(`${site.url}2025-2026/ville-de-valombreuil/`)
  expect(await title(page)).toContain("Adapter les écoles")
  expect(await page.$(".update")).toBeNull()
  // While a build is being published: the worker names files that are not all there yet.
  const former = readFileSync(join(site.built.folder, mission), "utf8")
  await publish()
  writeFileSync(join(site.built.folder, mission), former.replace("Transformer", "Encore autre chose :"))
  await page.reload()
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration()
    await registration?.update().catch(() => undefined)
  })
  expect(await title(page)).toContain("Adapter les écoles")
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.waiting ?? null)).toBeNull()
  // Once it is whole.
  writeFileSync(join(site.built.folder, mission), former)
  await page.reload()
  await page.waitForSelector(".update")
  expect(await page.$eval(".update", note => note.textContent)).toContain("Une nouvelle version est prête.")
  expect(await title(page)).toContain("Adapter les écoles")
  await Promise.all([page.waitForNavigation(), page.click(".update button")])
  expect(await title(page)).toContain("Transformer les écoles")
  expect(await page.$(".update")).toBeNull()
  await page.browserContext().close()
})

test("a new version read in one tab is read in another too, when one says so there", async () => {
  const page = await open(site.browser, `${site.url}criteres/`)
  await installed(page)
  const other = await page.browserContext().newPage()
  await other.goto(`${site.url}guide/`)
  change("guide/index.html", "</h1>", ", nouveau</h1>")
  await publish()
  await page.reload()
  for (const tab of [page, other]) await tab.waitForSelector(".update")
  await Promise.all([page.waitForNavigation(), page.click(".update button")])
  expect(await page.$(".update")).toBeNull()
  // It was not asked there: what one was doing is left.
  expect(await title(other)).not.toContain("nouveau")
  await other.bringToFront()
  await Promise.all([other.waitForNavigation(), other.click(".update button")])
  expect(await title(other)).toContain("nouveau")
  expect(await other.$(".update")).toBeNull()
  await page.browserContext().close()
})

test("once visited, the whole édition reads without a network: pages, search, excerpts, what was opened of the rest; what was not says so", async () => {
  const page = await open(site.browser, site.url, { width: 360, height: 740 })
  await installed(page)
  // Opened once, and kept through an update.
  writeFileSync(join(site.built.folder, "2025-2026/livret.pdf"), "%PDF-1.7 livret")
  const pdf = () => page.evaluate(async from => (await fetch(`${from}2025-2026/livret.pdf`)).text(), site.url)
  expect(await pdf()).toBe("%PDF-1.7 livret")
  const older = `${site.url}2024-2025/ville-de-brumenelle/`
  await page.goto(older)
  change("criteres/index.html", "critères", "repères")
  await publish()
  await page.goto(site.url)
  await page.waitForSelector(".update")
  await Promise.all([page.waitForNavigation(), page.click(".update button")])
  await site.stop()
  expect(await pdf()).toBe("%PDF-1.7 livret")
  await page.goto(older)
  expect(await page.$(".mission-text")).not.toBeNull()
  await page.goto(site.url)
  await Promise.all([page.waitForNavigation(), page.click(".hero .button-main")])
  await page.type("#q", "canicule")
  await page.keyboard.press("Enter")
  await page.waitForSelector(".entry-found mark")
  await Promise.all([page.waitForNavigation(), page.click(".ranking .entry h3 a")])
  expect(await title(page)).toContain("écoles")
  for (const { href } of site.built.site.editions[0]?.missions ?? []) {
    await page.goto(site.url + href)
    expect(await page.$(".mission-text"), href).not.toBeNull()
  }
  expect(await page.evaluate(() => document.fonts.check('16px "Source Sans 3"'))).toBe(true)
  await page.goto(`${site.url}2024-2025/`)
  expect(await title(page)).toBe("Hors connexion")
  expect(await page.evaluate(() => getComputedStyle(document.body).fontFamily)).toContain("Source Sans 3")
  await Promise.all([page.waitForNavigation(), page.click(".go-list a")])
  expect(page.url()).toBe(`${site.url}2025-2026/`)
  expect((await page.$$(".entry")).length).toBeGreaterThan(5)
})

async function publish(): Promise<void> {
  const { worker } = await siteAssets()
  writeWorker(site.built.site, site.built.folder, worker)
}

function change(file: string, from: string, to: string): void {
  const path = join(site.built.folder, file)
  writeFileSync(path, readFileSync(path, "utf8").replaceAll(from, to))
}

async function installed(page: Page): Promise<void> {
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
}

function title(page: Page): Promise<string | null> {
  return page.$eval("h1", heading => heading.textContent)
}
