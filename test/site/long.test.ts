import { afterAll, beforeAll, expect, test } from "vitest"
import { open, toEnd, type Visit, visit } from "./browser.ts"
import { yearOf } from "./sample.ts"

const many = 200
let site: Visit
let list: string

beforeAll(async () => {
  site = await visit(yearOf(many))
  list = `${site.url}2025-2026/index.html`
})
afterAll(() => site.close())

const entries = ".entry"

test("without a script a long list is whole, and so is its index of themes", async () => {
  const page = await open(site.browser, list, { script: false })
  expect(await page.$$eval(entries, all => all.length)).toBe(many)
  expect((await page.$$("#themes li")).length).toBeGreaterThan(10)
})

test("with one, a long list makes what is looked at, and the rest as one scrolls", async () => {
  const page = await open(site.browser, list)
  const first = await page.$$eval(entries, all => all.length)
  expect(first).toBeLessThan(many / 2)
  expect(await page.$$eval(".region:not([hidden])", regions => regions.every(one => one.querySelector(".entry")))).toBe(
    true,
  )
  await toEnd(page)
  expect(await page.$$eval(entries, all => all.length)).toBe(many)
  const slugs = await page.$$eval(entries, all => all.map(one => (one as HTMLElement).dataset["slug"]))
  expect(new Set(slugs).size).toBe(many)
  // Those that a script added have the same star as those of the page.
  const stars = await page.$$eval(".entry .star", all =>
    all.map(star => ({
      slug: (star as HTMLElement).dataset["star"],
      label: star.getAttribute("aria-label") ?? "",
      drawn: star.innerHTML.replace(/\s+/g, " "),
    })),
  )
  const free = site.built.site.editions[0]?.missions.filter(({ statut }) => statut !== "pourvue") ?? []
  expect(stars.map(({ slug }) => slug).sort()).toEqual(free.map(({ slug }) => slug).sort())
  for (const { slug, label } of stars)
    expect(label).toBe(`Ajouter la mission ${free.find(one => one.slug === slug)?.numero} à ma sélection`)
  expect(new Set(stars.map(({ drawn }) => drawn)).size).toBe(1)
})

test("a filter and a search look through all of a long list, and its stars keep", async () => {
  const page = await open(site.browser, list)
  const [last] = site.built.site.editions[0]?.missions.slice(-1) ?? []
  if (!last) throw new Error("no mission")
  await page.click('input[name="logement"][value="oui"]')
  await page.waitForSelector(".facets:not([aria-busy])")
  const lodged = site.built.site.editions[0]?.missions.filter(({ accueil }) => accueil.hebergement).length
  expect(await page.$eval(".result b", text => Number.parseInt(text.textContent ?? "", 10))).toBe(lodged)
  await page.goto(`${list}?q=${encodeURIComponent(last.intitule)}`)
  const star = `.ranking [data-star="${last.slug}"]`
  await page.waitForSelector(star)
  await page.click(star)
  await page.click(".chips .clear")
  await page.goto(`${list}?departement=${last.departement?.code ?? ""}`)
  await toEnd(page)
  await page.waitForSelector(`.region [data-star="${last.slug}"][aria-pressed="true"]`)
})

test("one goes through all that a filter of a long list found, those never shown too, each under its number and title", async () => {
  const plain = await open(site.browser, list, { script: false })
  const told = await plain.$$eval(entries, all =>
    all.map(one => ({
      slug: (one as HTMLElement).dataset["slug"],
      numeral: one.querySelector(".numeral")?.textContent?.trim(),
      title: one.querySelector("h3")?.textContent?.trim(),
    })),
  )
  const page = await open(site.browser, `${list}?logement=oui`)
  const found = await page.$eval(".result b", text => Number.parseInt(text.textContent ?? "", 10))
  expect((await page.$$(".region:not([hidden]) .entry")).length).toBeLessThan(found)
  await Promise.all([page.waitForNavigation(), page.click(".region:not([hidden]) .entry h3 a")])
  const { missions } = await page.evaluate(() => JSON.parse(sessionStorage.getItem("missions:parcours") ?? "{}"))
  expect(missions).toHaveLength(found)
  for (const step of missions) expect(told).toContainEqual(step)
})
