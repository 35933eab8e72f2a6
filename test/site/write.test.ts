import { execFileSync } from "node:child_process"
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import process from "node:process"
import { afterAll, expect, test } from "vitest"
import type { World } from "../../site/components/world.ts"
import { pages } from "../../site/index.ts"
import type { MissionView } from "../../src/model/views.ts"
import { writeSite } from "../../src/output/site.ts"
import { noAssets } from "./assets.ts"
import { siteAssets } from "./bundled.ts"
import { faultsOf } from "./markup.ts"
import { root, sampleSite, yearOf } from "./sample.ts"

const folder = mkdtempSync(join(tmpdir(), "missions-write-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test("the data is read, never copied nor changed: frozen to its last leaf, it makes the same site", async () => {
  const frozen = join(folder, "frozen")
  const free = join(folder, "free")
  await writeSite(deepFreeze(sampleSite()), frozen, { root, assets: await siteAssets() })
  await writeSite(sampleSite(), free, { root, assets: await siteAssets() })
  expect(filesOf(frozen)).toEqual(filesOf(free))
})

test("the project may lie in any folder, one that a browser named again among them", async () => {
  const again = join(folder, "missions-main (1) [x]{a,b}")
  symlinkSync(root, again, "junction")
  const made = join(folder, "made")
  expect(await writeSite(sampleSite(), made, { root: again, assets: await siteAssets() })).toBeGreaterThan(100)
  expect(filesOf(made)).toContain(join("2025-2026", "index.html"))
})

test("a working folder with settings, data and pages of its own changes nothing, and Eleventy says nothing", () => {
  const elsewhere = join(folder, "elsewhere")
  const ran = join(elsewhere, "ran")
  mkdirSync(join(elsewhere, "_data"), { recursive: true })
  const code = `require("node:fs").writeFileSync(${JSON.stringify(ran)}, ""); module.exports = {}`
  for (const file of [".eleventy.js", "eleventy.config.js", "eleventy.config.cjs", "_data/all.js", "pages.11tydata.js"])
    writeFileSync(join(elsewhere, file), code)
  writeFileSync(join(elsewhere, "index.11ty.tsx"), "a page")
  const words = ["build", "--no-pdf", "--proposals", join(root, "proposals"), "--out", join(elsewhere, "out")]
  const said = execFileSync(process.execPath, [join(root, "src/missions.mjs"), ...words], {
    cwd: elsewhere,
    encoding: "utf8",
  })
  expect(said.trim().split("\n")).toHaveLength(1)
  expect(existsSync(ran)).toBe(false)
  expect(existsSync(join(elsewhere, "out/2025-2026/ville-de-valombreuil/index.html"))).toBe(true)
})

test.each([
  ["the demonstration", sampleSite()],
  ["a long year", yearOf(170)],
])("a file asks for the sections of the missions that it says it shows, and of no other: %s", (_, site) => {
  let open: readonly string[] = []
  const sealed = (mission: MissionView): MissionView =>
    Object.defineProperty({ ...mission }, "sections", {
      get: () => (open.includes(mission.href) ? mission.sections : expect.fail(`${mission.slug} was read`)),
    })
  const editions = site.editions.map(edition => ({
    ...edition,
    missions: edition.missions.map(sealed),
    withdrawn: edition.withdrawn.map(sealed),
  }))
  const world: World = { site: { ...site, editions }, assets: noAssets, dev: false }
  const leaves = Object.values(pages).flatMap(page => page(world))
  expect(leaves.length).toBeGreaterThan(100)
  for (const { path, shows = [], html } of leaves) {
    open = shows.map(({ href }) => href)
    expect(html, path).not.toThrow()
  }
})

test("an édition without a fiche has its list, that says when missions come", async () => {
  const site = sampleSite()
  const [newest] = site.editions
  if (!newest) throw new Error("no édition")
  const empty = join(folder, "empty")
  await writeSite({ ...site, editions: [{ ...newest, missions: [], withdrawn: [] }] }, empty, {
    root,
    assets: await siteAssets(),
  })
  expect(readFileSync(join(empty, "2025-2026/index.html"), "utf8")).toContain("Aucune mission pour l’instant")
  expect(readFileSync(join(empty, "index.html"), "utf8")).toContain("Des missions,")
  for (const page of ["", "comparer/", "ma-selection/"])
    expect(await faultsOf(readFileSync(join(empty, `2025-2026/${page}index.html`), "utf8")), page).toEqual([])
})

/** The form in one file: its scripts stand in it, and no mission does. */
const formCopy = "deposer/formulaire.html"

test("what a fiche says is text, in every page and in the data of its search", async () => {
  const site = sampleSite()
  const [newest] = site.editions
  const [first] = newest?.missions ?? []
  if (!newest || !first) throw new Error("no mission")
  const evil = `</title><script>alert(1)</script>"'&lt;{{ 1 }}{% x %}`
  const mission = {
    ...first,
    intitule: evil,
    resume: evil,
    themes: [evil],
    region: evil,
    collectivite: { ...first.collectivite, nom: evil, adresse_accueil: evil, categorieLabel: evil },
    tuteur: { fonction: evil },
    autres: [{ pointer: "/x", label: evil, value: evil }],
  }
  const hostile = join(folder, "hostile")
  await writeSite({ ...site, editions: [{ ...newest, missions: [mission] }] }, hostile, {
    root,
    assets: await siteAssets(),
  })
  for (const file of filesOf(hostile).filter(name => name.endsWith(".html") && name !== formCopy)) {
    const html = readFileSync(join(hostile, file), "utf8")
    expect(html, file).not.toContain("<script>")
    expect(html.match(/<script/g), file).toHaveLength(1)
  }
  // The index of its search holds words alone: nothing that could end a string or open a tag.
  expect(readFileSync(join(hostile, "2025-2026/recherche.js"), "utf8")).toMatch(
    /^recherche\("[a-z\d -]*",\n"[\p{L}\p{N} ]*",\n"[\da-zA-P ]*"\)\n$/u,
  )
})

function filesOf(from: string): string[] {
  return readdirSync(from, { recursive: true, encoding: "utf8" }).sort()
}

function deepFreeze<T>(value: T): T {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    for (const part of Object.values(value)) deepFreeze(part)
  }
  return value
}
