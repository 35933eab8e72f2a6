import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeEach, expect, test } from "vitest"
import { cacheFolder, fingerprint, openCache } from "../../src/output/cache.ts"
import { renderSections } from "../../src/output/render.ts"
import fc from "../draw.ts"
import { proposal } from "./sample.ts"

const base = mkdtempSync(join(tmpdir(), "cache-"))
afterAll(() => rmSync(base, { recursive: true }))
let folder: string
let n = 0
beforeEach(() => {
  folder = join(base, String(n++))
})

test("it lives beside the dependencies, or where the system says", () => {
  expect(cacheFolder({}, "/projet")).toBe(join("/projet", "node_modules/.cache/missions"))
  expect(cacheFolder({ XDG_CACHE_HOME: "/cache" }, "/projet")).toBe(join("/cache", "missions"))
  expect(cacheFolder({ XDG_CACHE_HOME: "relatif" }, "/projet")).toBe(join("/projet", "node_modules/.cache/missions"))
})

test("parts never run into one another", () => {
  expect(fingerprint("ab", "c")).not.toBe(fingerprint("a", "bc"))
  expect(fingerprint("a", "")).not.toBe(fingerprint("a"))
  expect(fingerprint("é")).toBe(fingerprint(Buffer.from("é")))
})

test("what is set comes back in the next run, whatever the text", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "binary" }), { minLength: 1 }), texts => {
      const first = openCache(folder, "a")
      texts.forEach((text, index) => {
        first.set(fingerprint(String(index)), text)
      })
      first.save()
      const second = openCache(folder, "a")
      expect(texts.map((_, index) => second.get(fingerprint(String(index))))).toEqual(texts)
    }),
    { numRuns: 100 },
  )
})

test("what is no longer asked for is forgotten; a run that changes nothing writes nothing", () => {
  const file = join(folder, "a.cache")
  const first = openCache(folder, "a")
  first.set("k1", "un")
  first.set("k2", "deux")
  first.save()
  const second = openCache(folder, "a")
  second.get("k1")
  second.save()
  expect(readFileSync(file, "utf8")).toBe('k1 "un"\n')
  const { ino } = statSync(file)
  const third = openCache(folder, "a")
  expect(third.get("k1")).toBe("un")
  expect(third.get("k2")).toBeUndefined()
  third.save()
  expect(statSync(file).ino).toBe(ino)
})

test("a file cut short, spoilt or out of reach is a miss", () => {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, "a.cache"), 'k1 "un"\nk2 non\nk3 {\n\nk4\nk5 "cou')
  const spoilt = openCache(folder, "a")
  expect(["k1", "k2", "k3", "k4", "k5", ""].map(spoilt.get)).toEqual(["un", ...Array(5).fill(undefined)])
  writeFileSync(join(folder, "fichier"), "")
  const nowhere = openCache(join(folder, "fichier/dedans"), "a")
  nowhere.set("k", "v")
  nowhere.save()
  expect(nowhere.get("k")).toBe("v")
  expect(existsSync(join(folder, "fichier/dedans"))).toBe(false)
})

test("more than is kept in memory is read back before it is saved and after, and by the next run with what it kept", () => {
  const text = (n: number) => `${n} é`.repeat(n === 7 ? 400_000 : 40_000)
  const all = Array.from({ length: 20 }, (_, n) => n)
  const first = openCache(folder, "a")
  for (const n of all) first.set(`k${n}`, text(n))
  first.set("k3", "changé")
  const expected = all.map(n => (n === 3 ? "changé" : text(n)))
  expect(all.map(n => first.get(`k${n}`))).toEqual(expected)
  first.save()
  expect(all.map(n => first.get(`k${n}`))).toEqual(expected)
  first.close()
  expect(first.get("k5")).toBeUndefined()
  const second = openCache(folder, "a")
  expect(all.map(n => second.get(`k${n}`))).toEqual(expected)
  second.set("k4", "neuf")
  second.save()
  second.close()
  const third = openCache(folder, "a")
  expect(all.map(n => third.get(`k${n}`))).toEqual(expected.map((was, n) => (n === 4 ? "neuf" : was)))
  expect(readdirSync(folder)).toEqual(["a.cache"])
})

test("where nothing can be written, more than a megabyte is kept in memory; what a killed run left is swept", () => {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, "a.cache-laissé"), "")
  writeFileSync(join(folder, "fichier"), "")
  const texts = Array.from({ length: 5 }, (_, n) => String(n).repeat(500_000))
  for (const place of [join(folder, "fichier/dedans"), folder]) {
    const cache = openCache(place, "a")
    for (const [n, text] of texts.entries()) cache.set(`k${n}`, text)
    cache.save()
    expect(texts.map((_, n) => cache.get(`k${n}`))).toEqual(texts)
  }
  expect(readdirSync(folder).sort()).toEqual(["a.cache", "fichier"])
})

test("sections come from the cache without being parsed again, and a changed word is rendered again", () => {
  const keys = ["contexte", "enjeux"]
  const first = openCache(folder, "sections")
  const rendered = renderSections(proposal("a"), keys, first).all()
  first.save()
  const unread = { ...proposal("a") }
  Object.defineProperty(unread, "sections", { get: () => expect.fail("parsed again") })
  expect(renderSections(unread, keys, openCache(folder, "sections")).all()).toEqual(rendered)
  const changed = renderSections(proposal("a", { contexte: "Autre." }), keys, openCache(folder, "sections"))
  expect(changed.all().get("contexte")?.html).toBe("<p>Autre.</p>")
  const renamed = renderSections(proposal("b"), keys, openCache(folder, "sections"))
  expect(renamed.all().get("enjeux")?.html).toContain('id="b-enjeux-le-detail"')
})
