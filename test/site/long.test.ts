import { afterAll, beforeAll, expect, test } from "vitest"
import { expectAccessible } from "./accessible.ts"
import { dress, open, toEnd, type Visit, visit } from "./browser.ts"
import { deadLinks } from "./links.ts"
import { faultsOf } from "./markup.ts"
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

interface Told {
  slug: string | undefined
  numeral: string | undefined
  title: string | undefined
}

/** What the pages of the régions say of their missions, each found from the list, without a script. */
async function toldByRegion(): Promise<Told[]> {
  const page = await open(site.browser, list, { script: false })
  const pages = await page.$$eval(".region a[href*='regions/']", links => links.map(({ href }) => href))
  const told: Told[][] = []
  for (const address of pages) {
    await page.goto(address)
    told.push(
      await page.$$eval(entries, all =>
        all.map(one => ({
          slug: (one as HTMLElement).dataset["slug"],
          numeral: one.querySelector(".numeral")?.textContent?.trim(),
          title: one.querySelector("h3")?.textContent?.trim(),
        })),
      ),
    )
    expect(await page.$eval(".jump [aria-current]", link => link.textContent)).toContain(String(told.at(-1)?.length))
  }
  await page.browserContext().close()
  return told.flat()
}

test("without a script a long list leads to all its missions, by région and by theme", async () => {
  const page = await open(site.browser, list, { script: false })
  const first = await page.$$eval(entries, all => all.map(one => (one as HTMLElement).dataset["slug"]))
  expect(first.length).toBeGreaterThan(5)
  const told = await toldByRegion()
  expect(new Set([...first, ...told.map(({ slug }) => slug)]).size).toBe(many)
  await Promise.all([page.waitForNavigation(), page.click(".section a[href*='themes/']")])
  expect((await page.$$("#themes li")).length).toBeGreaterThan(10)
  const numbers = await page.$$eval("#themes .numbers a", links => links.map(({ href }) => href))
  expect(new Set(numbers).size).toBe(site.built.site.editions[0]?.missions.filter(one => one.themes.length > 0).length)
})

test("what a long list leaves to other pages is valid, leads somewhere, and is read by all, by eye, by ear and by thumb", async () => {
  const { built, browser, url } = site
  expect(await deadLinks({ folder: built.folder, url: built.site.url, base: built.site.base })).toEqual([])
  const region = built.files.find(file => /\/regions\/.*\.html$/.test(file)) ?? ""
  for (const file of ["2025-2026/index.html", region, "2025-2026/themes/index.html", "plan-du-site/index.html"])
    expect(await faultsOf(built.read(file)), file).toEqual([])
  const page = await open(browser, list)
  await expectAccessible(page)
  await dress(page, {})
  await page.goto(url + region)
  await expectAccessible(page)
  await dress(page, { width: 360 })
  await page.goto(list)
  await toEnd(page)
  const broken = await page.$$eval(".entry .numeral", all =>
    all.filter(({ firstChild }) => {
      const range = document.createRange()
      if (firstChild) range.selectNode(firstChild)
      return range.getClientRects().length !== 1
    }),
  )
  expect(broken, "numbers on two lines").toEqual([])
})

test("a page of a région takes its missions into one’s selection", async () => {
  const page = await open(site.browser, list, { script: false })
  const [address = ""] = await page.$$eval(".region a[href*='regions/']", links => links.map(({ href }) => href))
  await page.browserContext().close()
  const scripted = await open(site.browser, address)
  await scripted.click(".entry .star")
  const slug = await scripted.$eval(".entry .star", star => (star as HTMLElement).dataset["star"])
  await scripted.goto(list)
  await toEnd(scripted)
  await scripted.waitForSelector(`.region [data-star="${slug}"][aria-pressed="true"]`)
  expect(await scripted.$eval(".mine-many", one => one.textContent)).toMatch(/1/)
})

test("a rest of the list that the network does not give is told, with a way to try again", async () => {
  const page = await open(site.browser, "about:blank")
  await page.setRequestInterception(true)
  let broken = true
  page.on("request", request =>
    broken && request.url().endsWith("suite-1.js") ? request.abort() : void request.continue(),
  )
  await page.goto(`${list}?logement=oui`)
  await page.waitForFunction(() => document.querySelector(".result")?.textContent?.includes("n’a pas pu être lue"))
  expect(await page.$eval(".list-end", end => end.textContent)).toContain("La suite de la liste n’a pas pu être lue.")
  broken = false
  await page.click(".list-end button")
  const lodged = site.built.site.editions[0]?.missions.filter(({ accueil }) => accueil.hebergement).length
  await page.waitForFunction(told => document.querySelector(".result")?.textContent?.startsWith(`${told}`), {}, lodged)
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
  // Nothing is busy yet right after the press.
  await page.waitForSelector(".result b")
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
  const told = await toldByRegion()
  const page = await open(site.browser, `${list}?logement=oui`)
  await page.waitForFunction(() => document.querySelector(".result")?.textContent?.includes(" sur "))
  const found = await page.$eval(".result b", text => Number.parseInt(text.textContent ?? "", 10))
  expect((await page.$$(".region:not([hidden]) .entry")).length).toBeLessThan(found)
  await Promise.all([page.waitForNavigation(), page.click(".region:not([hidden]) .entry h3 a")])
  const { missions } = await page.evaluate(() => JSON.parse(sessionStorage.getItem("missions:parcours") ?? "{}"))
  expect(missions).toHaveLength(found)
  for (const step of missions) expect(told).toContainEqual(step)
})
