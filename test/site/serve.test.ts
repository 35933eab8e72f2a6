import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import process from "node:process"
import puppeteer from "puppeteer"
import { expect, onTestFinished, test } from "vitest"
import { serveSite } from "../../src/output/serve.ts"
import { findBrowser } from "../../src/setup/browser.mjs"
import { root, sampleSite } from "./sample.ts"

test("a page open in a browser reloads by itself when a component, a style or the data changes", async () => {
  const { folder, data } = project()
  let title = "Un premier titre"
  const said: string[] = []
  const served = await serveSite({
    root: folder,
    read() {
      const site = sampleSite()
      const [newest, ...older] = site.editions
      const [first, ...others] = newest?.missions ?? []
      if (!newest || !first) throw new Error("no mission")
      return { ...site, editions: [{ ...newest, missions: [{ ...first, intitule: title }, ...others] }, ...older] }
    },
    watch: [data],
    port: 0,
    say: text => said.push(text),
  })
  onTestFinished(() => served.close())
  const browser = await puppeteer.launch({
    executablePath: (await findBrowser()) ?? "",
    args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
  })
  onTestFinished(() => browser.close())
  const page = await browser.newPage()
  await page.goto(`${served.url}2025-2026/`)
  const shows = (words: string) => page.waitForFunction(text => document.body.textContent?.includes(text), {}, words)

  await shows("Un premier titre")
  title = "Un second titre"
  writeFileSync(join(data, "fiche.md"), "changed")
  await shows("Un second titre")

  change(join(folder, "site/pages/missions.11ty.tsx"), "<h1>Les missions</h1>", "<h1>Toutes les missions</h1>")
  await shows("Toutes les missions")

  change(join(folder, "site/styles/tokens.css"), "--ink: #1b1916", "--ink: #123456")
  await page.waitForFunction(() => getComputedStyle(document.body).color === "rgb(18, 52, 86)")

  change(join(folder, "site/pages/missions.11ty.tsx"), "<h1>Toutes les missions</h1>", "<h1>Cassé")
  await until(() => said.some(text => text.startsWith("Pages inchangées")))
  change(join(folder, "site/pages/missions.11ty.tsx"), "<h1>Cassé", "<h1>Réparé</h1>")
  await shows("Réparé")
})

/** A copy of what pages are made of, and a folder of data to watch. */
function project(): { folder: string; data: string } {
  const folder = mkdtempSync(join(tmpdir(), "missions-project-"))
  const data = mkdtempSync(join(tmpdir(), "missions-data-"))
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true })
    rmSync(data, { recursive: true, force: true })
  })
  for (const part of ["site", "src", "schema", "package.json"])
    cpSync(join(root, part), join(folder, part), { recursive: true })
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"))
  return { folder, data }
}

function change(file: string, from: string, to: string): void {
  const text = readFileSync(file, "utf8")
  expect(text).toContain(from)
  writeFileSync(file, text.replace(from, to))
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise(resolve => setTimeout(resolve, 20))
}
