import { readFileSync } from "node:fs"
import process from "node:process"
import { fileURLToPath } from "node:url"
import puppeteer, { type Browser, type Page } from "puppeteer"
import { afterAll, beforeAll, expect, test } from "vitest"
import { partNames } from "../../site/components/world.ts"
import { checkProposals } from "../../src/check/index.ts"
import type { PageSetting } from "../../src/model/page.ts"
import type { Finding } from "../../src/model/types.ts"
import type { BuiltAssets } from "../../src/output/assets.ts"
import type { Shelf } from "../../src/page/shelf.ts"
import { readText } from "../../src/read/text.ts"
import { findBrowser } from "../../src/setup/browser.mjs"
import { editionName, editionOf, helpBase, sound } from "../check/base.ts"
import { breaks } from "../check/breaks.ts"
import { cases } from "../check/cases.ts"
import { siteAssets } from "../site/bundled.ts"

const _root = fileURLToPath(new URL("../..", import.meta.url))
const setting: PageSetting = { name: editionName, edition: editionOf(), site: helpBase }

let browser: Browser
let assets: BuiltAssets

beforeAll(async () => {
  const executablePath = await findBrowser()
  if (!executablePath) throw new Error("no browser: run npm start first")
  assets = await siteAssets()
  browser = await puppeteer.launch({
    executablePath,
    args: ["--disable-gpu", "--no-first-run", ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])],
  })
})
afterAll(() => browser.close())

/** A page with some of the form's scripts. */
async function pageWith(parts: readonly (typeof partNames)[number][]): Promise<Page> {
  const page = await browser.newPage()
  for (const part of parts)
    await page.addScriptTag({ content: Buffer.from(assets.content(assets.parts[part])).toString("utf8") })
  return page
}

/** What the rules say of files in the page. */
async function inPage(
  page: Page,
  files: readonly (readonly [file: string, bytes: Uint8Array])[],
): Promise<Finding[][]> {
  const sent = files.map(([file, bytes]) => [file, Buffer.from(bytes).toString("base64")] as const)
  return await page.evaluate(
    (sent, setting) => {
      const { check } = (globalThis as unknown as { missions: Required<Shelf> }).missions
      return sent.map(([file, base64]) => {
        const bytes = Uint8Array.from(atob(base64), sign => sign.charCodeAt(0))
        return check.check(file, bytes, setting).map(({ finding }) => finding)
      })
    },
    sent,
    setting,
  )
}

/** What `check` says of the same file alone. */
function inNode(file: string, bytes: Uint8Array): Finding[] {
  const draft = readText(`proposals/${editionName}/${file}`, bytes, { edition: editionName })
  const { findings } = checkProposals(editionName, setting.edition, [draft], { helpBase })
  return JSON.parse(JSON.stringify(findings)) as Finding[]
}

const encode = (text: string | Uint8Array) => (typeof text === "string" ? new TextEncoder().encode(text) : text)

test("a page says of every case and of every break what check says, to the letter", { timeout: 60_000 }, async () => {
  const corpus = [
    ...cases
      .filter(({ name }) => name.endsWith(".md"))
      .map(({ name, path }) => [name, readFileSync(`${path}.md`)] as const),
    ...breaks.map(({ spoil }) => ["ville-de-valombreuil.md", encode(spoil(sound, "Bâtir demain").wrong)] as const),
  ]
  expect(corpus.length).toBeGreaterThan(300)
  const page = await pageWith(partNames)
  const told = await inPage(page, corpus)
  const rules = new Set<string>()
  for (const [index, [file, bytes]] of corpus.entries()) {
    const expected = inNode(file, bytes)
    expect(told[index], `${file} ${index}`).toEqual(expected)
    for (const { rule } of expected) rules.add(rule)
  }
  expect(rules.size).toBeGreaterThan(50)
  await page.close()
})

test("without the scripts of the whole world, a French fiche is told the same", async () => {
  const page = await pageWith(["check"])
  const fiches = [
    "02 61 91 00 12",
    "0692 12 34 56",
    "+33 2 61 91 00 12",
    "+262 692 12 34 56",
    "02 61 91 00",
    "05 08 41 00 12",
  ].map(phone => ["ville-de-valombreuil.md", encode(sound.replace("02 61 91 00 12", phone))] as const)
  const told = await inPage(page, fiches)
  expect(told).toEqual(fiches.map(([file, bytes]) => inNode(file, bytes)))
  const foreign = await page.evaluate(() => {
    const { check } = (globalThis as unknown as { missions: Required<Shelf> }).missions
    return ["+33 2 61 91 00 12", "0692 12 34 56", "00 262 692", "+32 2 123 45 67", "0041 22 123 45 67"].map(
      check.isForeign,
    )
  })
  expect(foreign).toEqual([false, false, false, true, true])
  await page.close()
})
