// Pictures of what people see. Without a word: every kind of page at 360, 768 and 1 440 px, light and dark, and sheets
// and booklet, into captures/, which git ignores. With --readme: the four pictures of the README, into .github/images/.
// With --guide: those of the office's guide, into site/images/.
import { execFileSync } from "node:child_process"
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import process from "node:process"
import { fileURLToPath } from "node:url"
import puppeteer from "puppeteer"
import { type PictureName, pictureSize } from "../../site/components/world.ts"
import { findBrowser } from "../../src/setup/browser.mjs"
import { serve } from "../serve.ts"

const root = fileURLToPath(new URL("../..", import.meta.url))
const readme = process.argv.includes("--readme")
const guide = process.argv.includes("--guide")
const folder = join(root, readme ? ".github/images" : guide ? "site/images" : "captures")
const built = mkdtempSync(join(tmpdir(), "missions-captures-"))
mkdirSync(folder, { recursive: true })

// The day of the pictures: teams are choosing.
const day = Date.UTC(2025, 7, 25, 9)
const clock = `{ const Real = Date; globalThis.Date = class extends Real {
  constructor(...words) { super(...(words.length === 0 ? [${day}] : words)) }
  static now() { return ${day} }
} }`
const env = { ...process.env, SOURCE_DATE_EPOCH: String(day / 1000) }
const toSite = ["--out", join(built, "site"), "--base-path", "/site/"]
if (guide) makeGuide()
else run(root, ["build", ...toSite])
const executablePath = await findBrowser()
if (!executablePath) throw new Error("Aucun navigateur : lancez d’abord « npm start ».")
const browser = await puppeteer.launch({
  executablePath,
  args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
})
const server = await serve({ "/site/": join(built, "site/"), "/pdfjs/": join(root, "node_modules/pdfjs-dist/") })
try {
  if (readme) await pictureReadme()
  else if (guide) await pictureGuide()
  else await pictureAll()
} finally {
  await browser.close()
  await server.close()
  rmSync(built, { recursive: true, force: true })
}

async function pictureReadme(): Promise<void> {
  // Under 1 200 px the filters are folded, and the list is what is seen.
  const frame = { width: 1180, height: 1000, dark: false }
  await page("2025-2026/", "liste", frame)
  await page("2025-2026/ville-de-valombreuil/", "mission", frame)
  await pdf("2025-2026/ville-de-valombreuil.pdf", "fiche", 1)
  await pdf("2025-2026/ville-de-valombreuil.pdf", "fiche-2", 2)
}

function run(cwd: string, words: string[]): void {
  const args = [join(root, "src/missions.mjs"), ...words, "--quiet"]
  try {
    execFileSync(process.execPath, args, { cwd, env, stdio: ["ignore", "ignore", "inherit"] })
  } catch (error) {
    // 1: a fiche has blocking points, as it should.
    if (!guide || (error as { status?: number }).status !== 1) throw error
  }
}

/** The day a proposal comes in with faults, beside another one that waits to be accepted. */
function makeGuide(): void {
  cpSync(join(root, "proposals"), join(built, "proposals"), { recursive: true })
  rewrite("ville-de-valombreuil.md", [
    ["21370985000019", "21370985000018"],
    ["telephone: 06 39 98 00 12", "telephone: 06 39 98 00"],
    ["hebergement: oui", "hebergement: À COMPLÉTER"],
  ])
  rewrite("metropole-nordhalie.md", [["statut: retenue", "statut: recue"]])
  run(built, ["build", "--preview", "--no-pdf", ...toSite])
  run(built, ["check", "proposals/2025-2026/ville-de-valombreuil.md", "--format", "html=site/rapport.html"])
}

function rewrite(name: string, changes: [from: string, to: string][]): void {
  const file = join(built, "proposals/2025-2026", name)
  writeFileSync(
    file,
    changes.reduce((text, [from, to]) => text.replace(from, to), readFileSync(file, "utf8")),
  )
}

async function pictureGuide(): Promise<void> {
  const seen: { [name in PictureName]: [address: string, from: string] } = {
    reponse: ["rapport.html", "article"],
    apercu: ["2025-2026/metropole-nordhalie/", ".mission-place"],
    liste: ["2025-2026/", ".region"],
  }
  for (const [name, [address, from]] of Object.entries(seen)) {
    const tab = await browser.newPage()
    await tab.setViewport(pictureSize)
    await tab.goto(`${server.url}/site/${address}`, { waitUntil: "load" })
    // A little air above: no line is cut there.
    await tab.$eval(from, element => scrollTo(0, element.getBoundingClientRect().top + scrollY - 12))
    await tab.screenshot({ path: join(folder, `${name}.webp`) as `${string}.webp`, quality: 10 })
    await tab.close()
  }
}

async function pictureAll(): Promise<void> {
  const addresses: { [name: string]: string } = {
    accueil: "",
    liste: "2025-2026/",
    mission: "2025-2026/metropole-nordhalie/",
    pourvue: "2024-2025/ville-de-brumenelle/",
    retiree: "2024-2025/communaute-d-agglomeration-monts-de-cravanne/",
    calendrier: "2025-2026/calendrier/",
    comparer: "2025-2026/comparer/",
    compare: "2025-2026/comparer/#missions=ville-de-valombreuil,ville-de-kerhoazel,departement-du-val-d-aubronne",
    "ma-selection": "2025-2026/ma-selection/",
    partage:
      "2025-2026/ma-selection/#voeux=ville-de-valombreuil,ville-de-kerhoazel&etoiles=ville-de-saint-aurian-du-lez",
    criteres: "criteres/",
    guide: "guide/",
    "guide-service": "guide/service/",
    deposer: "deposer/",
    controles: "controles/",
    controle: "controles/siret-cle/",
    archives: "archives/",
    plan: "plan-du-site/",
    accessibilite: "accessibilite/",
    mentions: "mentions-legales/",
    confidentialite: "confidentialite/",
    introuvable: "404.html",
    "hors-connexion": "hors-connexion/",
    recherche: "2025-2026/?q=participation",
    rien: "2025-2026/?q=zzzz&region=bretagne",
    // Last, as it is kept from then on.
    "selection-faite":
      "2025-2026/ma-selection/#voeux=ville-de-valombreuil,ville-de-kerhoazel,metropole-nordhalie&etoiles=ville-d-anse-balisier",
  }
  for (const [name, address] of Object.entries(addresses))
    for (const width of [360, 768, 1440])
      for (const dark of [false, true])
        await page(address, `${name}-${width}${dark ? "-sombre" : ""}`, { width, height: 900, dark, whole: true })
  for (const number of [1, 2]) await pdf("2025-2026/ville-de-valombreuil.pdf", `fiche-${number}`, number)
  for (let number = 1, last = 1; number <= last; number++)
    last = await pdf("2025-2026/livret.pdf", `livret-${number}`, number)
}

async function page(
  address: string,
  name: string,
  { width, height, dark, whole = false }: { width: number; height: number; dark: boolean; whole?: boolean },
): Promise<void> {
  const tab = await browser.newPage()
  await tab.setViewport({ width, height })
  await tab.evaluateOnNewDocument(clock)
  await tab.emulateMediaFeatures([{ name: "prefers-color-scheme", value: dark ? "dark" : "light" }])
  await tab.goto(`${server.url}/site/${address}`, { waitUntil: "load" })
  if (name.startsWith("selection-faite")) await (await tab.$("dialog[open] .button-main"))?.click()
  // Rows of a list are drawn as they come near the screen: it is made as high as the page, then as what was drawn.
  for (let again = whole ? 2 : 0; again > 0; again--) {
    await tab.setViewport({ width, height: await tab.evaluate(() => document.documentElement.scrollHeight) })
    await tab.evaluate(() => new Promise(done => setTimeout(() => requestAnimationFrame(done), 100)))
  }
  await tab.screenshot({ path: join(folder, `${name}.png`) as `${string}.png` })
  await tab.close()
}

/** One page of a PDF, drawn by pdf.js in the browser itself; returns how many there are. */
async function pdf(address: string, name: string, number: number): Promise<number> {
  const tab = await browser.newPage()
  await tab.setViewport({ width: 900, height: 1273 })
  await tab.goto(`${server.url}/site/404.html`)
  await tab.setContent("<body style='margin:0'><canvas></canvas>")
  const pages = await tab.evaluate(draw, `${server.url}/pdfjs/legacy/build/`, `${server.url}/site/${address}`, number)
  const canvas = await tab.$("canvas")
  await canvas?.screenshot({ path: join(folder, `${name}.png`) as `${string}.png` })
  await tab.close()
  return pages
}

async function draw(library: string, address: string, number: number): Promise<number> {
  const { getDocument, GlobalWorkerOptions } = await import(`${library}pdf.min.mjs`)
  GlobalWorkerOptions.workerSrc = `${library}pdf.worker.min.mjs`
  const document_ = await getDocument(address).promise
  const sheet = await document_.getPage(Math.min(number, document_.numPages))
  const viewport = sheet.getViewport({ scale: 900 / sheet.getViewport({ scale: 1 }).width })
  const canvas = (
    globalThis as unknown as { document: { querySelector(name: string): HTMLCanvasLike } }
  ).document.querySelector("canvas")
  canvas.width = viewport.width
  canvas.height = viewport.height
  await sheet.render({ canvas, canvasContext: canvas.getContext("2d"), viewport }).promise
  return document_.numPages
}

interface HTMLCanvasLike {
  width: number
  height: number
  getContext(kind: string): unknown
}
