import { join } from "node:path"
import { pathToFileURL } from "node:url"
import type { Page } from "puppeteer"
import { afterAll, beforeAll, expect, test } from "vitest"
import { open, toEnd, type Visit, visit } from "./browser.ts"

let site: Visit
let list: string

beforeAll(async () => {
  site = await visit()
  list = `${site.url}2025-2026/index.html`
})
afterAll(() => site.close())

test("without a script every mission is there, by région, and no filter pretends to work", async () => {
  const page = await open(site.browser, list, { script: false })
  // Rows are drawn as they come near the screen: here all of them are.
  await page.setViewport({ width: 1280, height: 9000 })
  await expect.poll(() => shownText(page)).toContain("Adapter les écoles de Valombreuil")
  const text = await shownText(page)
  expect(text).toContain("17 missions, classées par région.")
  expect(text).not.toContain("Filtrer")
  expect(text).not.toContain("Chercher")
  expect(await page.$$eval(".jump a", links => links.length)).toBeGreaterThan(8)
  await page.setViewport({ width: 360, height: 740 })
  const low = await page.$$eval(
    ".jump a",
    links => links.filter(link => link.getBoundingClientRect().height < 44).length,
  )
  expect(low, "régions too low for a thumb").toBe(0)
})

test("«egalite» finds «égalité», «ecoles» the school, «oeuvre» the œuvre, «l'eau» what is written l’eau", async () => {
  const page = await open(site.browser, list)
  for (const [typed, found] of [
    ["egalite", "égalité"],
    ["ecoles", "école"],
    ["oeuvre", "œuvre"],
    ["l'eau", "l’eau"],
  ] as const) {
    await search(page, typed)
    // The context comes from the mission's page, a moment later.
    await page.waitForFunction(word => document.body.innerText.toLowerCase().includes(word), {}, found)
    const text = (await shownText(page)).toLowerCase()
    expect(text, typed).toMatch(/\d+ missions? sur 17/)
  }
})

test("a word of a body is shown in its context, marked; titles come first", async () => {
  const page = await open(site.browser, `${list}?q=canicule`)
  await page.waitForSelector(".entry-found mark")
  expect(await page.$eval(".entry-found mark", mark => mark.textContent)).toMatch(/^canicule/)
  await search(page, "ecoles")
  expect(await page.$eval(".ranking .entry h3", title => title.textContent)).toContain("écoles")
})

test("facets add up, tell their counts, live in the address, and the back button undoes them", async () => {
  const page = await open(site.browser, list)
  const all = await shown(page)
  await page.click('input[name="logement"][value="oui"]')
  const lodged = await shown(page)
  expect(lodged).toBeLessThan(all)
  expect(await status(page)).toBe(`${lodged} missions sur ${all}, classées par région.`)
  await addressed(page, "?logement=oui")
  await counted(page)
  const promised = Number(await page.$eval('input[name="permis"][value="non"] ~ .many', count => count.textContent))
  await page.click('input[name="permis"][value="non"]')
  expect(await shown(page)).toBe(promised)
  expect(await page.$$eval(".chip", chips => chips.map(chip => chip.textContent?.replaceAll("\u00a0", " ")))).toEqual([
    "Retirer : Logement : oui",
    "Retirer : Permis B : non",
  ])
  await addressed(page, "?logement=oui&permis=non")
  await page.goBack()
  expect(await shown(page)).toBe(lodged)
  await page.goBack()
  expect(await shown(page)).toBe(all)
  await page.goForward()
  expect(await shown(page)).toBe(lodged)
  await page.reload()
  expect(await shown(page)).toBe(lodged)
  await counted(page)
  expect(await page.$eval('input[name="logement"][value="oui"]', box => (box as HTMLInputElement).checked)).toBe(true)
})

test("the counts of every facet keep their promise", async () => {
  const page = await open(site.browser, `${list}?transports=oui`)
  await counted(page)
  const promises = await page.$$eval(".facet label", rows =>
    rows.map(row => {
      const box = row.querySelector("input") as HTMLInputElement
      return { name: box.name, value: box.value, many: Number(row.querySelector(".many")?.textContent) }
    }),
  )
  const loaded = new Set(["transports"])
  for (const { name, value, many } of promises.filter(({ name }) => name !== "transports")) {
    const address = `${list}?transports=oui&${name}=${value}`
    // A page that is loaded reads its address as one that goes back does: one of each facet is enough.
    if (loaded.has(name))
      await page.evaluate(to => {
        history.pushState(null, "", to)
        dispatchEvent(new PopStateEvent("popstate"))
      }, address)
    else await page.goto(address)
    loaded.add(name)
    expect(await shown(page), `${name}=${value}`).toBe(many)
  }
})

test("the index of themes, which speaks of all missions, is not left below some of them", async () => {
  const page = await open(site.browser, list)
  const seen = () => page.$eval("#themes", index => (index as HTMLElement).checkVisibility())
  expect(await seen()).toBe(true)
  await page.click('input[name="logement"][value="oui"]')
  expect(await seen()).toBe(false)
  await page.click(".chips .clear")
  expect(await seen()).toBe(true)
  // The button went with what it cleared: one stands on what is found, as after a chip.
  expect(await page.evaluate(() => document.activeElement?.id)).toBe("resultats")
  await page.goto(`${list}#theme-${await page.$eval("#themes li:last-child", line => line.id.replace("theme-", ""))}`)
  expect(await page.$eval("#themes li:last-child", line => line.getBoundingClientRect().top < innerHeight)).toBe(true)
})

test("on a desk the list stays in place when the first chip comes", async () => {
  const page = await open(site.browser, list)
  const top = () => page.$eval(".columns", columns => columns.getBoundingClientRect().top + scrollY)
  const before = await top()
  await page.click('input[name="logement"][value="oui"]')
  await page.waitForSelector(".chips:not([hidden])")
  expect(await top()).toBeCloseTo(before, 0)
})

test("what a search leaves out is out of sight, of the keyboard and of who listens", async () => {
  const page = await open(site.browser, list)
  await search(page, "canicule")
  const many = await shown(page)
  const titles = await page.$$eval(".ranking h3", all => all.map(title => title.textContent))
  expect(titles.length).toBe(many)
  const regions = await page.$$eval(".region h2", all => all.map(({ firstChild }) => firstChild?.textContent?.trim()))
  const client = await page.createCDPSession()
  const { nodes } = await client.send("Accessibility.getFullAXTree")
  const heard = nodes.filter(({ ignored, role }) => !ignored && role?.value === "heading")
  expect(heard.filter(({ properties }) => properties?.some(({ value }) => value.value === 3)).length).toBe(many)
  expect(heard.filter(({ name }) => regions.some(region => name?.value.startsWith(region)))).toEqual([])
  const landmarks = nodes.filter(({ ignored, role }) => !ignored && role?.value === "region")
  expect(landmarks.filter(({ name }) => !name?.value || regions.some(region => name.value.startsWith(region)))).toEqual(
    [],
  )
  await page.focus(".ranking .entry:last-of-type h3 a")
  for (let turn = 0; turn < 3; turn++) await page.keyboard.press("Tab")
  expect(await page.evaluate(() => document.activeElement?.closest(".region"))).toBe(null)
})

test("one chip says the words looked for, as they are typed", async () => {
  const page = await open(site.browser, list)
  const chips = () => page.$$eval(".chips .chip", all => all.map(chip => chip.textContent))
  await search(page, "eau")
  expect(await chips()).toEqual(["Retirer : «\u00a0eau\u00a0»"])
  const first = await page.$(".chips .chip")
  await page.type("#q", "x")
  expect(await chips()).toEqual(["Retirer : «\u00a0eaux\u00a0»"])
  expect(await first?.evaluate(chip => chip.isConnected)).toBe(true)
})

test("a chip removes its filter, and the keyboard does it all", async () => {
  const page = await open(site.browser, list)
  await page.focus('input[name="region"]')
  await page.keyboard.press("Space")
  await counted(page)
  const first = await page.$eval('input[name="region"]:checked', box => (box as HTMLInputElement).value)
  await addressed(page, `?region=${first}`)
  await page.focus(".chip")
  await page.keyboard.press("Enter")
  await addressed(page, "")
  expect(await page.evaluate(() => document.activeElement?.className)).toBe("result")
  await page.focus("#q")
  await page.keyboard.type("eau")
  await page.keyboard.press("Enter")
  await page.waitForFunction(() => location.search === "?q=eau" && document.querySelector(".chip"))
  // What was found is next: the keyboard need not cross every filter.
  await page.keyboard.press("Tab")
  expect(await page.evaluate(() => document.activeElement?.className)).toBe("chip")
  // What is shown anew meanwhile takes nobody’s place away.
  await page.evaluate(() => dispatchEvent(new PopStateEvent("popstate")))
  expect(await page.evaluate(() => document.activeElement?.className)).toBe("chip")
})

test("a search typed is one step back, and a misspelt word is told", async () => {
  const page = await open(site.browser, list)
  await search(page, "egalitte")
  expect(await status(page)).toContain("Aucun texte ne contient « egalitte » : des mots proches ont été cherchés.")
  await page.waitForSelector(".entry-found mark")
  expect((await page.$eval(".entry-found mark", mark => mark.textContent))?.toLowerCase()).toContain("égalité")
  await page.goBack()
  await page.waitForFunction(() => location.search === "")
  expect(await shown(page)).toBe(17)
})

test("the map filters, by mouse and by keyboard, and tells what each département would give", async () => {
  const page = await open(site.browser, `${list}?logement=oui`)
  const lodged = await shown(page)
  await counted(page)
  const name = (code: string) =>
    page.$eval(`.map a[data-departement="${code}"]`, link => link.getAttribute("aria-label")?.replaceAll("\u00a0", " "))
  expect(await name("37")).toBe("37 (1 mission), Indre-et-Loire")
  expect(await name("35")).toBe("35 (aucune mission), Ille-et-Vilaine")
  expect(await page.$eval('.map a[data-departement="35"]', link => link.classList.contains("out"))).toBe(true)
  await page.click('.map a[data-departement="37"]')
  await addressed(page, "?departement=37&logement=oui")
  expect(await shown(page)).toBe(1)
  await page.focus('.map a[data-departement="972"]')
  await page.keyboard.press("Space")
  expect(await shown(page)).toBe(2)
  await counted(page)
  expect(await page.$eval('input[name="departement"][value="972"]', box => (box as HTMLInputElement).checked)).toBe(
    true,
  )
  expect(await page.$eval('.map a[data-departement="972"]', link => link.getAttribute("aria-pressed"))).toBe("true")
  await page.keyboard.press("Enter")
  await page.$eval('.map a[data-departement="37"]', link => (link as unknown as HTMLElement).focus())
  await page.keyboard.press("Enter")
  expect(await shown(page)).toBe(lodged)
})

test("without a script the map leads to the région of each département, and credits who drew it", async () => {
  const page = await open(site.browser, list, { script: false, width: 360 })
  await page.click('.map a[data-departement="37"] text')
  expect(page.url()).toBe(`${list}#region-centre-val-de-loire`)
  expect(await page.$$eval("input", boxes => boxes.filter(box => box.getClientRects().length > 0).length)).toBe(0)
  expect(await page.$eval(".map figcaption", caption => caption.textContent)).toContain("CC BY 4.0")
})

test("the filters stay as one left them, on a phone and on a desktop apart", async () => {
  const page = await open(site.browser, list)
  const isOpen = () => page.$eval(".filters", box => (box as HTMLDetailsElement).open)
  expect(await isOpen()).toBe(true)
  await page.click(".filters summary")
  await page.reload()
  expect(await isOpen()).toBe(false)
  await page.setViewport({ width: 360, height: 740 })
  await page.reload()
  expect(await isOpen()).toBe(false)
  await page.click(".filters summary")
  await page.reload()
  expect(await isOpen()).toBe(true)
  // Who went to see what was found finds the list again, not the filters.
  await page.click(".filters-done button")
  await page.reload()
  expect(await isOpen()).toBe(false)
})

test("find a mission with lodging and no licence in Occitanie, keyboard alone, then the next within the result", async () => {
  const page = await open(site.browser, `${site.url}index.html`)
  await page.focus(".hero .button-main")
  await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")])
  await page.focus('[data-facet="region"] .all')
  await page.keyboard.press("Enter")
  for (const box of ["region=occitanie", "logement=oui", "permis=non"]) {
    const [name, value] = box.split("=")
    await page.focus(`input[name="${name}"][value="${value}"]`)
    await page.keyboard.press("Space")
  }
  expect(await status(page)).toBe("1 mission sur 17, classée par région.")
  await page.focus('input[name="region"][value="bretagne"]')
  await page.keyboard.press("Space")
  const many = await shown(page)
  expect(many).toBeGreaterThan(1)
  await page.focus(".region:not([hidden]) .entry h3 a")
  await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")])
  await page.focus(".beside .to-next a")
  await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")])
  expect(await page.$eval(".beside-where", box => box.textContent)).toBe(`Mission 2 sur ${many} de ma recherche`)
  await page.focus(".trail a")
  await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")])
  expect(await shown(page)).toBe(many)
})

test("focus is seen, from the skip link to the last link", async () => {
  const page = await open(site.browser, list)
  await page.keyboard.press("Tab")
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Aller au contenu")
  const rings = new Set<string>()
  for (let turn = 0; turn < 40; turn++) {
    await page.keyboard.press("Tab")
    rings.add(
      await page.evaluate(() => {
        const at = document.activeElement as Element
        const row = at.closest(".facet label") ?? at
        const { outlineStyle, outlineWidth } = getComputedStyle(row)
        // A département is ringed along its own border.
        if (at.closest("svg"))
          return getComputedStyle(at.querySelector(".shape") ?? at).strokeWidth.replace("4", "solid 3")
        return `${outlineStyle} ${outlineWidth}`
      }),
    )
  }
  expect([...rings]).toEqual(["solid 3px"])
})

test("one’s selection comes before the menu on a phone, and last of the masthead on a desk, as it is seen", async () => {
  const page = await open(site.browser, list, { width: 360, height: 740 })
  const next = async () => {
    await page.keyboard.press("Tab")
    return page.evaluate(() => document.activeElement?.textContent?.trim() ?? "")
  }
  const [, , first, second] = [await next(), await next(), await next(), await next()]
  expect([first, second]).toEqual(["Ma sélection", "Menu"])
  await page.setViewport({ width: 1280, height: 900 })
  await page.reload()
  const wide: string[] = []
  while (wide.at(-1) !== "Ma sélection") wide.push(await next())
  expect(wide.slice(-2)).toEqual(["Proposer une mission", "Ma sélection"])
})

test("nothing found says how to widen, and does it", async () => {
  const page = await open(site.browser, `${list}?region=bretagne&departement=37`)
  expect(await shown(page)).toBe(0)
  expect(await status(page)).toBe("Aucune mission sur 17.")
  const note = plain(await page.$eval(".nothing", box => box.textContent ?? ""))
  expect(note).toMatch(/Sans « Bretagne », il y en aurait 1\./)
  expect(note).toMatch(/Sans « Indre-et-Loire \(37\) », il y en aurait 2\./)
  await page.click(".nothing .chip")
  expect(await shown(page)).toBe(2)
})

test("«16-30 ans» stays on one line, however narrow the page", async () => {
  const page = await open(site.browser, `${list}?q=jeunesse`)
  const title = await page.waitForSelector(".ranking .entry h3 a ::-p-text(16-30)")
  const broken: number[] = []
  for (let width = 320; width < 560; width += 6) {
    await page.setViewport({ width, height: 740 })
    const lines = await title?.evaluate(range => range.getClientRects().length)
    if (lines !== 1) broken.push(width)
  }
  expect(broken).toEqual([])
})

test("paper has no star to press", async () => {
  const page = await open(site.browser, list)
  const stars = () => page.$$eval(".entry .star", all => all.filter(star => star.getClientRects().length > 0).length)
  expect(await stars()).toBeGreaterThan(0)
  await page.emulateMediaType("print")
  expect(await stars()).toBe(0)
})

test("the result is announced, politely", async () => {
  const page = await open(site.browser, list)
  expect(await page.$eval(".result", box => box.getAttribute("role"))).toBe("status")
})

test("on a phone the filters are folded and say how many are in force", async () => {
  const page = await open(site.browser, `${list}?logement=oui`, { width: 360, height: 740 })
  expect(await page.$eval(".filters", box => (box as HTMLDetailsElement).open)).toBe(false)
  expect(await page.$eval(".filters summary", box => box.textContent)).toContain("Filtrer (1)")
  await page.click(".filters summary")
  expect(plain(await page.$eval(".filters-done", box => box.textContent?.trim() ?? ""))).toMatch(
    /^Voir les \d+ missions$/,
  )
  const small = await page.$$eval(
    ".facet label",
    rows => rows.filter(row => row.getClientRects().length > 0 && row.getBoundingClientRect().height < 44).length,
  )
  expect(small).toBe(0)
})

test("a mission goes to its neighbours within the search one came from", async () => {
  const page = await open(site.browser, `${list}?logement=oui`)
  expect(await shown(page)).toBeGreaterThan(1)
  const order = await page.$$eval(".region:not([hidden]) .entry", entries =>
    entries.map(entry => (entry as HTMLElement).dataset["slug"] ?? ""),
  )
  await Promise.all([page.waitForNavigation(), page.click(".region:not([hidden]) .entry h3 a")])
  expect(await page.$eval(".beside-where", box => box.textContent)).toBe(
    `Mission 1 sur ${order.length} de ma recherche`,
  )
  expect(await page.$eval(".trail a", link => (link as HTMLAnchorElement).href)).toContain("?logement=oui")
  await Promise.all([page.waitForNavigation(), page.click(".beside .to-next a")])
  expect(page.url()).toBe(`${site.url}2025-2026/${order[1]}/`)
  await page.goto(`${site.url}2025-2026/ville-de-kerhoazel/`)
  await page.evaluate(() => sessionStorage.clear())
  await page.reload()
  expect(await page.$eval(".beside-where", box => box.textContent)).toMatch(/^Mission \d+ sur 17$/)
})

test("from a disk the links, styles, filters and search work", async () => {
  const page = await open(site.browser, pathToFileURL(join(site.built.folder, "index.html")).href)
  expect(await page.evaluate(() => getComputedStyle(document.body).fontFamily)).toContain("Source Sans 3")
  await Promise.all([page.waitForNavigation(), page.click(".hero .button-main")])
  expect(page.url()).toMatch(/^file:.*2025-2026\/index\.html$/)
  await page.click('input[name="logement"][value="oui"]')
  expect(await status(page)).toContain("sur 17")
  await page.click(".chip")
  await search(page, "canicules")
  expect(await shown(page)).toBeGreaterThan(0)
  await search(page, "valombreuil")
  await Promise.all([page.waitForNavigation(), page.click(".ranking .entry h3 a")])
  expect(await page.$eval("h1", title => title.textContent)).toContain("Valombreuil")
})

test("over HTTP the address bar shows the permanent address", async () => {
  const page = await open(site.browser, list)
  expect(page.url()).toBe(`${site.url}2025-2026/`)
})

async function search(page: Page, words: string): Promise<void> {
  await page.$eval("#q", field => {
    ;(field as HTMLInputElement).value = ""
  })
  await page.type("#q", words)
  await page.keyboard.press("Enter")
  await page.waitForFunction(
    typed =>
      document.querySelector(".chip")?.textContent?.includes(typed) &&
      !document.querySelector(".ranking")?.hasAttribute("hidden"),
    {},
    words,
  )
  await counted(page)
}

/** How many missions the list shows, once one has scrolled to its end. */
async function shown(page: Page): Promise<number> {
  await counted(page)
  await toEnd(page)
  return page.$$eval(".entry", entries => entries.filter(entry => entry.checkVisibility()).length)
}

/** Counts and map follow the result by a frame. */
async function counted(page: Page): Promise<void> {
  await page.waitForSelector(".facets:not([aria-busy])")
}

/** The address follows what is asked, a moment later. */
async function addressed(page: Page, search: string): Promise<void> {
  await page.waitForFunction(want => location.search === want, {}, search)
}

async function status(page: Page): Promise<string> {
  return plain(await page.$eval(".result", box => box.textContent ?? ""))
}

async function shownText(page: Page): Promise<string> {
  // Without scripts in the page, its text is still asked through the protocol.
  const client = await page.createCDPSession()
  const { result } = await client.send("Runtime.evaluate", { expression: "document.body.innerText" })
  await client.detach()
  return plain(String(result.value))
}

function plain(text: string): string {
  return text.replaceAll("\u00a0", " ")
}
