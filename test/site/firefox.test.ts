import { writeFileSync } from "node:fs"
import { join } from "node:path"
import process from "node:process"
import puppeteer, { type Page } from "puppeteer"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { isProgram, onPath } from "../../src/setup/browser.mjs"
import { demonstration, missions, root } from "../commands/run.ts"
import { answers, typeAll, typedIn } from "./answering.ts"
import { type Visit, visit } from "./browser.ts"

/** Where the machine has it, what people do in Chromium is done in Firefox too. */
const firefox = onPath(process.env, ["firefox", "firefox-esr"]).find(isProgram)

describe.skipIf(!firefox)("in Firefox", () => {
  let site: Visit
  beforeAll(async () => {
    site = await visit(undefined, () =>
      puppeteer.launch({
        browser: "firefox",
        executablePath: firefox ?? "",
        defaultViewport: null,
        args: ["--width=640", "--height=450"],
        // A window of 1 280 px in which everything is twice as large, as one who sees little sets it.
        extraPrefsFirefox: { "layout.css.devPixelsPerPx": "2" },
      }),
    )
  })
  afterAll(() => site.close())

  test("the form, by keyboard alone: an error is summed up and corrected, the tab is lost, one comes back, and the fiche passes check", async () => {
    const page = await open(`${site.url}deposer/index.html`)
    await page.focus('[name="/intitule"]')
    // It takes letters one by one: the parts are told in short.
    const given = Object.entries(answers).map(([pointer, answer]) => [pointer, answer.slice(0, 200)])
    await typeAll(page, { ...Object.fromEntries(given), "/dgs/nom": "" }, text => page.keyboard.type(text))
    expect(await page.$eval('[name="/collectivite/nom"]', typedIn)).toBe("Ville de Valombreuil")
    await page.focus("[type=submit]")
    await page.keyboard.press("Enter")
    await page.waitForSelector(".deposit-summary:not([hidden])")
    expect(await page.evaluate(() => document.activeElement?.className)).toBe("deposit-summary")
    await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")
    expect(await page.evaluate(() => document.activeElement?.getAttribute("name"))).toBe("/dgs/nom")
    await page.waitForSelector(".kept-done")
    const context = page.browserContext()
    const back = await context.newPage()
    await page.close()
    await back.goto(`${site.url}deposer/index.html`)
    expect(await back.$eval(".deposit-kept", line => line.textContent)).toContain("Brouillon retrouvé")
    await back.focus('[name="/dgs/nom"]')
    await back.keyboard.type("MAQUETTEAU")
    await back.focus("[type=submit]")
    await back.keyboard.press("Enter")
    await back.waitForSelector(".deposit-end:not([hidden])")
    const letter = await back.$eval(".deposit-letter textarea", typedIn)
    const folder = demonstration()
    const path = "proposals/2025-2026/ville-de-valombreuil.md"
    writeFileSync(join(folder, path), letter.slice(letter.indexOf("\n---\n") + 1))
    expect(missions(folder, ["check", path]).code).toBe(0)
    await context.close()
  })

  test("the preview of a fiche that is opened takes as many pages as the PDF", async () => {
    const page = await open(`${site.url}deposer/index.html`)
    const field = await page.$(".deposit-file")
    await (field as unknown as { uploadFile(path: string): Promise<void> }).uploadFile(
      join(root, "proposals/2025-2026/ville-de-valombreuil.md"),
    )
    await page.waitForSelector(".kept-done")
    await page.click(".deposit-look")
    await page.waitForSelector(".deposit-sheet:not([hidden])")
    expect(await page.$eval(".deposit-pages", ({ textContent }) => textContent)).toBe("Elle tient en 2 pages.")
    await page.browserContext().close()
  })

  test("a mission is found and starred, and the selection has it", async () => {
    const page = await open(`${site.url}2025-2026/index.html`)
    await page.type("#q", "canicule")
    await page.waitForSelector(".entry-found mark")
    await page.click(".ranking .entry .star")
    await page.goto(`${site.url}2025-2026/ma-selection/index.html`)
    await page.waitForSelector(".own-starred")
    expect(await page.$$eval(".own-starred li, .own-wishes li", all => all.length)).toBeGreaterThan(0)
    await page.browserContext().close()
  })

  test("at 200 % no page scrolls sideways", async () => {
    const page = await open(`${site.url}index.html`)
    const wide: string[] = []
    for (const path of ["", "2025-2026/", "2025-2026/ville-de-valombreuil/", "2025-2026/comparer/", "deposer/"]) {
      await page.goto(`${site.url}${path}index.html`, { waitUntil: "load" })
      if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)) wide.push(path)
    }
    expect(wide).toEqual([])
    await page.browserContext().close()
  })

  async function open(address: string): Promise<Page> {
    const context = await site.browser.createBrowserContext()
    const page = await context.newPage()
    page.on("pageerror", error => {
      throw error
    })
    await page.goto(address, { waitUntil: "load" })
    expect(await page.evaluate(() => innerWidth)).toBe(640)
    return page
  }
})
