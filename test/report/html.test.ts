import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { createRequire } from "node:module"
import { tmpdir } from "node:os"
import { join } from "node:path"
import process from "node:process"
import { pathToFileURL } from "node:url"
import type { AxeResults } from "axe-core"
import puppeteer, { type Browser, type Page } from "puppeteer"
import { afterAll, beforeAll, expect, test } from "vitest"
import type { Finding } from "../../src/model/types.ts"
import { reporters } from "../../src/report/index.ts"
import { findBrowser } from "../../src/setup/browser.mjs"
import { dress, open } from "../site/browser.ts"
import { context, findings, known, on } from "./sample.ts"

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8")
const folder = mkdtempSync(join(tmpdir(), "missions-rapport-"))
let browser: Browser

beforeAll(async () => {
  const executablePath = await findBrowser()
  if (!executablePath) throw new Error("no browser: run npm start first")
  browser = await puppeteer.launch({
    executablePath,
    args: ["--disable-gpu", "--no-first-run", ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])],
  })
})
afterAll(async () => {
  await browser.close()
  rmSync(folder, { recursive: true, force: true })
})

const nasty = `<script>document.title="volé"</script><img src=https://x.example onerror=alert(1)>"'${"long".repeat(60)}`
const hostile: Finding[] = findings.map(finding => ({
  ...finding,
  message: nasty,
  value: nasty,
  label: nasty,
  why: nasty,
}))
const correction = on("siret: 9000000010004", {
  rule: "cle-mal-ecrite",
  message: "la clé s’écrit autrement",
  fixes: [{ label: "Écrire « siret »", confidence: "certain", edits: [editOn("siret: 9000000010004")] }],
})

const pages: { [name: string]: string } = {
  complet: reporters.html([...findings, correction], known()),
  hostile: reporters.html(hostile, known()),
  rien: reporters.html([], known()),
  plusieurs: reporters.html([...findings, ...findings.map(one => ({ ...one, path: "proposals/2025-2026/autre.md" }))], {
    ...context,
    files: 16,
  }),
}

test.each(Object.keys(pages))(
  "%s: no axe violation, no sideways scroll, in light, dark and forced colours",
  async name => {
    const page = await show(name)
    for (const width of [360, 1440])
      for (const look of [{}, { dark: true }, { forced: true }]) {
        await dress(page, { width, ...look })
        await page.evaluate(() => {
          for (const one of document.querySelectorAll("details")) one.open = true
        })
        expect(await violations(page), `${width} ${JSON.stringify(look)}`).toEqual([])
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
      }
    await page.browserContext().close()
  },
)

test("nothing runs and nothing is fetched, and the style is let in by its own hash", async () => {
  const page = await show("hostile")
  const asked: string[] = []
  page.on("request", request => asked.push(request.url()))
  const faults: string[] = []
  page.on("console", message => faults.push(message.text()))
  await page.reload({ waitUntil: "load" })
  expect(asked).toHaveLength(1)
  expect(faults).toEqual([])
  expect(await page.title()).not.toBe("volé")
  expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe("rgb(251, 248, 242)")
  expect(await page.evaluate(() => document.querySelectorAll("script, img, link, [style]").length)).toBe(0)
  // The policy is in force: a style added afterwards is refused.
  await page.evaluate(() => {
    const added = document.createElement("style")
    added.textContent = "body { background: rgb(1, 2, 3) !important }"
    document.head.append(added)
  })
  expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe("rgb(251, 248, 242)")
  await page.browserContext().close()
})

test("on paper the advice is unfolded and what is to be pasted is not", async () => {
  const page = await show("complet")
  await page.emulateMediaType("print")
  const heights = await page.evaluate(() =>
    [...document.querySelectorAll("details")].map(one => [one.className, one.getBoundingClientRect().height > 80]),
  )
  expect(heights).toContainEqual(["wide", true])
  expect(heights).toContainEqual(["paste", false])
  await page.browserContext().close()
})

test("what is touched on a phone is large enough", async () => {
  const page = await show("complet")
  await dress(page, { width: 360 })
  const small = await page.evaluate(() =>
    [...document.querySelectorAll(".way a, .go, summary")]
      .filter(one => one.getBoundingClientRect().height < 44)
      .map(one => one.textContent),
  )
  expect(small).toEqual([])
  await page.browserContext().close()
})

async function show(name: string): Promise<Page> {
  const file = join(folder, `${name}.html`)
  writeFileSync(file, pages[name] ?? "")
  return open(browser, pathToFileURL(file).href)
}

async function violations(page: Page): Promise<string[]> {
  const client = await page.createCDPSession()
  // The page’s own policy lets no script in: axe comes by the debugger, as a person’s tools would.
  const { result: there } = await client.send("Runtime.evaluate", { expression: "'axe' in globalThis" })
  if (!there.value) await client.send("Runtime.evaluate", { expression: axe })
  const { result } = await client.send("Runtime.evaluate", {
    expression:
      'axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }).then(found => JSON.stringify(found.violations))',
    awaitPromise: true,
  })
  await client.detach()
  const found = JSON.parse(String(result.value)) as AxeResults["violations"]
  return found.map(
    ({ id, nodes }) => `${id}: ${nodes.map(node => `${node.html.slice(0, 120)} ${node.failureSummary}`).join(" | ")}`,
  )
}

function editOn(typed: string) {
  const { start, end } = on(typed, { rule: "x", message: "x" })
  return { start, end, text: "siret: 900 000 001 0004" }
}
