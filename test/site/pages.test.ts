import { readdirSync, readFileSync } from "node:fs"
import { dirname, join, posix } from "node:path"
import { gzipSync } from "node:zlib"
import { afterAll, beforeAll, expect, test } from "vitest"
import { pages } from "../../site/index.ts"
import { frenchDate } from "../../src/words/dates.ts"
import { type Built, build, buildSample } from "./built.ts"
import { deadLinks } from "./links.ts"
import { faultsOf } from "./markup.ts"
import { root, yearOf } from "./sample.ts"

let built: Built
let html: string[]

beforeAll(async () => {
  built = await buildSample()
  // The form in one file holds all it needs: it has its own tests (deposit.test.ts).
  html = built.files.filter(file => file.endsWith(".html") && file !== "deposer/formulaire.html")
})
afterAll(() => built.remove())

test("the registry names every file of site/pages, and no other", () => {
  expect(Object.keys(pages)).toEqual(readdirSync(join(root, "site/pages")).sort())
})

test("every address of dist/ is there", () => {
  for (const file of [
    "index.html",
    "2025-2026/index.html",
    "2025-2026/ville-de-valombreuil/index.html",
    "2025-2026/calendrier/index.html",
    "2025-2026/comparer/index.html",
    "2025-2026/ma-selection/index.html",
    "2025-2026/recherche.js",
    "2024-2025/index.html",
    "2024-2025/communaute-d-agglomeration-monts-de-cravanne/index.html",
    "deposer/index.html",
    "deposer/fiche-vierge.md",
    "deposer/formulaire.html",
    "guide/index.html",
    "guide/service/index.html",
    "criteres/index.html",
    "controles/index.html",
    "controles/siret-cle/index.html",
    "archives/index.html",
    "plan-du-site/index.html",
    "hors-connexion/index.html",
    "accessibilite/index.html",
    "mentions-legales/index.html",
    "confidentialite/index.html",
    "404.html",
  ])
    expect(built.files).toContain(file)
})

test("the accessibility declaration says when it was established, not when the site was built", () => {
  const declared = /établie le (.*?\d{4})\./.exec(built.read("accessibilite/index.html"))?.[1]
  expect(declared).toMatch(/^\d{1,2}(er)?\s\S+\s\d{4}$/)
  expect(declared).not.toBe(frenchDate(built.site.today).replace(" ", "\u00a0"))
})

test("every page is valid HTML", async () => {
  for (const file of html) expect(await faultsOf(built.read(file)), file).toEqual([])
})

test("every address leads somewhere in the site, from any base path and from a disk: pages, anchors, feeds, data", async () => {
  const place = { folder: built.folder, url: built.site.url, base: built.site.base }
  expect(await deadLinks(place)).toEqual([])
})

test("each page says its policy, its language, its own title, one h1, one canonical address, and nothing inline", () => {
  const titles = new Map<string, string>()
  for (const file of html) {
    const text = built.read(file)
    expect(text).toContain(
      `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'"`,
    )
    expect(text.indexOf("Content-Security-Policy")).toBeLessThan(text.search(/<(link|script|title)/))
    expect(text).toContain('<html lang="fr">')
    expect(text).toContain('<meta name="referrer" content="no-referrer"')
    expect(text.match(/<h1/g), file).toHaveLength(1)
    expect(text, file).not.toMatch(/ style="| on[a-z]+="|<style|<script(?! src=)/)
    const description = /<meta name="description" content="([^"]*)"/.exec(text)?.[1] ?? ""
    expect(description.length, file).toBeGreaterThan(15)
    const title = /<title>([^<]*)/.exec(text)?.[1] ?? ""
    expect(titles.get(title), `${file}: «${title}»`).toBeUndefined()
    titles.set(title, file)
    const canonical = /<link rel="canonical" href="([^"]*)"/.exec(text)?.[1]
    if (file !== "404.html") expect(canonical).toBe(built.site.url + file.replace(/index\.html$/, ""))
  }
})

test("no interne value of a fiche is in any file", () => {
  for (const file of built.files.filter(name => /\.(html|json|js|csv|atom|ics|xml|txt)$/.test(name)))
    for (const secret of [
      "MAQUETTEAU",
      "GABARISSON",
      "JEUDESSAI",
      "stages.rh@valombreuil",
      "+33639980012",
      "06 39 98 00 12",
    ])
      expect(examples.test(file) || !built.read(file).includes(secret), `${secret} in ${file}`).toBe(true)
})

// The guide, the rules' pages, the form and its rules quote the schema's examples, which are those of this fiche.
const examples = /^(guide|controles|deposer|fichiers\/part-(check|preview)-)/

test("French no-break spaces stand before signs and within hours in every text", () => {
  for (const file of html) {
    const texts = built
      .read(file)
      .replace(/<(pre|code|script)[\s\S]*?<\/\1>/g, "")
      .replace(/<[^>]+>/g, "\n")
    expect(texts.match(/[^\n]* [:;!?»€%][^\n]*|[^\n]*« [^\n]*|[^\n]*\d\sh \d\d[^\n]*/g), file).toBeNull()
  }
})

test("no text of a page runs into the next", () => {
  for (const file of html) {
    const texts = built
      .read(file)
      .replace(/<(pre|code|script|svg)\b[\s\S]*?<\/\1>/g, "")
      .replace(/<[^>]+>/g, "\n")
      .replaceAll(/JavaScript|LibreOffice/g, "")
    expect(texts.match(/\S*\p{Ll}\p{Lu}\S*/u), file).toBeNull()
  }
})

test("the legal pages say what the schema, the licence and the map’s licence say", () => {
  const text = (page: string) =>
    built
      .read(`${page}/index.html`)
      .replace(/<[^>]+>/g, "")
      .replaceAll("\u00a0", " ")
  const { license } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"))
  expect(text("mentions-legales")).toContain(`sous licence ${license}`)
  expect(text("mentions-legales")).toContain("Victor Cazanave, d’après Amqui, CC BY 4.0, contours simplifiés")
  expect(text("confidentialite")).toContain(
    "Collectivité : contact RH pour transmission de la convention et courriel (impératif)",
  )
  expect(text("confidentialite")).toContain("Tuteur du projet collectif : nom, prénom, courriel et tél")
})

test("a mission withdrawn is named where one looks its number up: in its list and in the plan", () => {
  for (const page of ["2024-2025/index.html", "plan-du-site/index.html"])
    expect(built.read(page), page).toMatch(
      /Retirées depuis la publication<.*<span class="numeral">02<\/span><span><a href="\.\.\/2024-2025\/communaute-d-agglomeration-monts-de-cravanne\/index\.html">/s,
    )
  expect(built.read("2025-2026/index.html")).not.toContain("Retirées")
})

test("the index of themes gives the numbers of missions from the smallest to the greatest", () => {
  const lines = built.read("2025-2026/index.html").match(/<span class="numbers">.*?<\/span><\/li>/gs) ?? []
  expect(lines.length).toBeGreaterThan(20)
  for (const line of lines) {
    const numbers = [...line.matchAll(/>(\d+)</g)].map(([, number]) => Number(number))
    expect(numbers, line).toEqual(numbers.toSorted((a, b) => a - b))
  }
})

test("a page waits for one sheet of styles, whose faces are those of its paper too, so that what is printed never waits for them", () => {
  for (const file of html) {
    const styles = [...built.read(file).matchAll(/<link rel="stylesheet" href="[^"]*\/([^"/]*\.css)"( media)?/g)]
    const faces = styles.map(([, name, media]) => [
      media ?? "",
      built
        .read(`fichiers/${name}`)
        .replace(/@media screen.*/s, "")
        .split("@font-face").length - 1,
    ])
    expect(faces, file).toEqual([
      ["", 3],
      [" media", 0],
    ])
  }
})

test("a page weighs 100 kB at most over the wire, the list’s script 20 kB", () => {
  for (const file of html) expect(weightOf(built, file), file).toBeLessThan(100_000)
  expect(weigh(built, built.files.find(file => /fichiers\/list-/.test(file)) ?? "")).toBeLessThan(20_000)
})

test("with 72 missions, what holds them all to find, to compare and to rank still weighs 100 kB at most", async () => {
  const year = await build(yearOf(72))
  for (const page of ["", "comparer/", "ma-selection/"])
    expect(weightOf(year, `2025-2026/${page}index.html`), page).toBeLessThan(100_000)
  const parts = year.files.filter(file => /comparer\/colonnes-\d+\.js$/.test(file)).map(file => weigh(year, file))
  const four = parts.sort((a, b) => b - a).slice(0, 4)
  const whole = four.reduce((sum, bytes) => sum + bytes, weightOf(year, "2025-2026/comparer/index.html"))
  expect(whole, "four columns of four files").toBeLessThan(110_000)
  year.remove()
})

/** Bytes over the wire: the page, all it loads, its pictures and the three fonts. */
function weightOf(site: Built, file: string): number {
  const loaded = [
    ...site.read(file).matchAll(/<(?:link rel="(?:stylesheet|preload|icon)"[^>]*href|(?:script|img) src)="([^"]*)"/g),
  ].map(([, to = ""]) => (file === "404.html" ? to.replace(site.site.base, "") : posix.join(dirname(file), to)))
  const fonts = site.files.filter(name => name.endsWith(".woff2"))
  return [...new Set([file, ...loaded, ...fonts])].reduce((sum, name) => sum + weigh(site, name), 0)
}

function weigh(site: Built, file: string): number {
  const bytes = readFileSync(join(site.folder, file))
  return /\.(?:woff2|webp)$/.test(file) ? bytes.length : gzipSync(bytes).length
}
