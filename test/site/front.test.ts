import { afterAll, beforeAll, expect, test } from "vitest"
import { readRuns } from "../output/pdf/pages.ts"
import { open, type Visit, visit } from "./browser.ts"

let site: Visit

beforeAll(async () => {
  site = await visit()
})
afterAll(() => site.close())

test("without a script the front door says the phase, the next date and the sentence whole", async () => {
  const page = await open(site.browser, `${site.url}index.html`, { script: false })
  const text = await page.$eval("main", main => main.textContent ?? "").catch(() => site.built.read("index.html"))
  expect(text.replaceAll(/\u00a0|&nbsp;/g, " ")).toContain(
    "Les équipes se constituent jusqu’au vendredi 5 septembre 2025.",
  )
  expect(text).toContain("Nous y sommes")
})

test.each([
  ["2025-08-25", "Phase : choisir", "11jours", "Dans 11 jours."],
  ["2025-09-04", "Phase : choisir", "1jour", "C’est demain."],
  ["2025-09-05", "Phase : choisir", "0jour", "C’est aujourd’hui."],
  ["2025-09-06", "Phase : préparer", "37jours", "Dans 37 jours."],
  ["2025-06-01", "Phase : proposer", "18jours", "Dans 18 jours."],
  ["2025-01-01", "Phase : proposer", "169jours", "Dans 169 jours."],
  ["2025-12-20", "Édition terminée", "17missions", "L’édition s’est terminée"],
])("on %s the script brings the page built on 25 August to the reader’s day", async (day, phase, numeral, sentence) => {
  const page = await open(site.browser, "about:blank")
  await page.evaluateOnNewDocument(at => {
    const Real = Date
    globalThis.Date = class extends Real {
      constructor(...given: [] | [string]) {
        super(...((given.length === 0 ? [at] : given) as [string]))
      }
    } as DateConstructor
  }, `${day}T10:00:00Z`)
  await page.goto(`${site.url}index.html`)
  const plain = (selector: string) => page.$eval(selector, box => box.textContent?.replaceAll("\u00a0", " ") ?? "")
  expect(await plain(".countdown .label")).toBe(phase)
  expect(await plain(".countdown-numeral")).toBe(numeral)
  expect(await plain(".countdown-sentence")).toContain(sentence)
  const now = await page.$$eval(".time-now h3", titles => titles.map(title => title.textContent?.toLowerCase()))
  expect(now).toEqual(phase.startsWith("Phase") ? [phase.slice(8)] : [])
  // A day stays on the line of its month, in what the script writes too.
  expect(await page.$eval("main", main => main.textContent?.match(/\d (?=juin|juil|août|sept|oct|déc)/g))).toBeNull()
  // A numeral of three digits has as much room as one of two.
  for (const width of [1440, 1200, 1024, 900, 360]) {
    await page.setViewport({ width, height: 800 })
    const beyond = await page.$eval(".countdown", box => {
      const range = document.createRange()
      range.selectNodeContents(box.querySelector("b") as Element)
      return range.getBoundingClientRect().right - box.getBoundingClientRect().right
    })
    expect(beyond, `at ${width}`).toBeLessThanOrEqual(0)
  }
})

test("a search typed at the front door is done in the list", async () => {
  const page = await open(site.browser, `${site.url}index.html`)
  await page.type("#q", "eau potable")
  await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")])
  expect(page.url()).toBe(`${site.url}2025-2026/?q=eau%20potable`)
})

test("the menu opens on a phone without a script", async () => {
  const page = await open(site.browser, `${site.url}index.html`, { width: 360, height: 740, script: false })
  const visible = () => page.$eval(".menu-items", nav => nav.getClientRects().length > 0)
  expect(await visible()).toBe(false)
  await page.click(".menu summary")
  expect(await visible()).toBe(true)
})

test("a mission printed from its page, by its button too, is its sheet, code and all", async () => {
  const page = await open(site.browser, `${site.url}2025-2026/ville-de-valombreuil/`)
  await page.evaluate(() => {
    window.print = () => document.body.setAttribute("data-printed", "")
  })
  await page.click(".mission-print")
  await page.waitForSelector("[data-printed]")
  expect(await page.$eval(".colophon", box => box.getClientRects().length)).toBe(0)
  await page.emulateMediaType("print")
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")))
  expect(await page.$eval(".colophon .qr", box => box.getBoundingClientRect().width)).toBeGreaterThan(80)
  for (const selector of [".masthead", ".trail", ".go-list", ".beside", ".footer", ".mission-stamp"])
    expect(await page.$eval(selector, box => box.getClientRects().length), selector).toBe(0)
})

test.each([
  ["a mission", "2025-2026/ville-de-valombreuil/", 2],
  ["the list", "2025-2026/", 2],
  ["a selection", "2025-2026/ma-selection/", 1],
])("printed from a browser, each sheet of %s says once that it is an example", async (_, address, least) => {
  const page = await open(site.browser, site.url + address)
  const { runs, pages } = await readRuns(await page.pdf({ preferCSSPageSize: true }))
  expect(pages).toBeGreaterThanOrEqual(least)
  const said = runs.filter(({ text }) => text === "Exemple").map(({ page }) => page)
  expect(said).toEqual(Array.from({ length: pages }, (_, index) => index + 1))
})
