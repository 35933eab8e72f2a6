import type { Page } from "puppeteer"
import { afterAll, beforeAll, expect, test } from "vitest"
import { layoutFaults } from "../output/pdf/layout.ts"
import { openPdf } from "../output/pdf/open-pdf.ts"
import { open, type Visit, visit } from "./browser.ts"
import { focused, openWith, said, tabTo, textOf } from "./selecting.ts"

const [valombreuil, kerhoazel, aubronne] = [
  "ville-de-valombreuil",
  "ville-de-kerhoazel",
  "departement-du-val-d-aubronne",
]
const three = `#missions=${valombreuil},${kerhoazel},${aubronne}`

let site: Visit

beforeAll(async () => {
  site = await visit()
})
afterAll(() => site.close())

test("the selection is compared, wishes first, four at most; an address compares what it names", async () => {
  const seed = {
    voeux: [kerhoazel, "inconnue", valombreuil],
    etoiles: [aubronne, "metropole-nordhalie", "ville-d-anse-balisier"],
  }
  const page = await openWith(site, "comparer/", seed)
  expect(await textOf(page, "h1")).toBe("Quatre missions côte à côte")
  expect(await columns(page)).toEqual(["10", "01", "14", "04"])
  expect(await textOf(page, ".compare-full")).toContain("Quatre missions au plus")
  await page.goto("about:blank")
  await page.goto(`${site.url}2025-2026/comparer/${three}`)
  expect(await columns(page)).toEqual(["01", "10", "14"])
  await page.browserContext().close()
})

test("a column that the network does not give is told, and nothing else stops", async () => {
  const page = await open(site.browser, `${site.url}2025-2026/comparer/index.html`)
  await page.setRequestInterception(true)
  page.on("request", request => (request.url().endsWith("colonnes-0.js") ? request.abort() : void request.continue()))
  await page.evaluate(hash => {
    location.hash = hash
  }, three)
  await page.waitForSelector(".compare-gone:not([hidden])")
  expect(await textOf(page, ".compare-gone")).toMatch(
    /^Mission 1, Mission 10, Mission 14 : le réseau n’a pas répondu\. Rechargez la page pour comparer\.$/,
  )
  await page.browserContext().close()
})

test("what differs comes first, marked where it weighs on daily life; what is the same comes after", async () => {
  const page = await openCompared(three)
  expect(await rowsOf(page, ".compare-differ")).toEqual([
    "Permis B différent",
    "Collectivité",
    "Lieu",
    "Tuteur",
    "Thèmes",
    "Aspects pratiques",
    "Objectifs (premiers)",
  ])
  expect(await rowsOf(page, ".compare-same")).toEqual([
    "Ce qu’elles ont en commun",
    "Hébergement",
    "Transports en commun",
    "Statut",
  ])
  expect(await page.$$eval('[data-row="permis"] td', cells => cells.map(cell => cell.textContent?.trim()))).toEqual([
    "01pas nécessaire",
    "10pas nécessaire",
    "14nécessaire",
  ])
  const marks = await page.$$eval(".differs:not([hidden]) .lozenge", all => all.length)
  expect(marks).toBe(1)
  await page.browserContext().close()
})

test.each([
  ["a phone", { width: 360, height: 740 }],
  ["a desk", { width: 1280, height: 900 }],
])("on %s columns change places, leave, come and take a star with the keyboard alone", async (_, size) => {
  const page = await openCompared(three, size)
  await tabTo(page, `[data-slug="${kerhoazel}"] .move-after`)
  expect(await focused(page)).toBe("Placer la mission 10 après la mission 14")
  await page.keyboard.press("Enter")
  expect(await columns(page)).toEqual(["01", "14", "10"])
  expect(await said(page)).toBe("Mission 10 : 3e place sur 3.")
  expect(await focused(page)).toBe("Mission 10\u00a0: déjà la dernière".replace("\u00a0", " "))
  await page.keyboard.press("Enter")
  expect(await columns(page)).toEqual(["01", "14", "10"])
  expect(new URL(page.url()).hash).toBe(`#missions=${valombreuil},${aubronne},${kerhoazel}`)
  await page.keyboard.press("Tab")
  expect(await focused(page)).toBe("Ajouter la mission 10 à ma sélection")
  await page.keyboard.press("Space")
  expect(await page.$eval(".mine a", link => link.textContent)).toBe("Ma sélection (1)")
  await page.keyboard.press("Tab")
  await page.keyboard.press("Enter")
  expect(await columns(page)).toEqual(["01", "14"])
  expect(await said(page)).toBe("Mission 10 retirée de la comparaison.")
  expect(await focused(page)).toBe("Retirer la mission 14 de la comparaison")
  await tabTo(page, "#ajouter")
  expect(await page.$eval("#ajouter", select => (select as HTMLSelectElement).value)).toBe(kerhoazel)
  await page.keyboard.press("Tab")
  await page.keyboard.press("Enter")
  expect(await columns(page)).toEqual(["01", "14", "10"])
  expect(await focused(page)).toBe("Ajouter")
  // With the fourth, no other can be added: who added it isn’t sent back to the top of the page.
  await page.keyboard.press("Enter")
  expect(await columns(page)).toEqual(["01", "14", "10", "08"])
  expect(await focused(page)).toBe("Quatre missions au plus : retirez-en une pour en ajouter une autre.")
  await tabTo(page, ".compare-print")
  await page.reload()
  expect(await columns(page)).toEqual(["01", "14", "10", "08"])
  await page.browserContext().close()
})

test("one mission alone asks for another, none says where they come from, one withdrawn is said so", async () => {
  const page = await open(site.browser, `${site.url}2025-2026/${valombreuil}/`)
  await Promise.all([page.waitForNavigation(), page.click(".mission-facts .go[href*='comparer']")])
  expect(await columns(page)).toEqual(["01"])
  expect(await page.$eval(".compare-add", form => form.nextElementSibling?.className)).toBe("compare")
  await page.waitForSelector("#ajouter option")
  await page.select("#ajouter", kerhoazel)
  await page.click(".compare-add button")
  expect(await textOf(page, "h1")).toBe("Deux missions côte à côte")
  for (const _ of [1, 2]) await page.click(".compare-out")
  expect(await textOf(page, ".compare-few h2")).toBe("Choisissez deux missions")
  expect(await page.$eval(".compare", table => (table as HTMLElement).hidden)).toBe(true)
  await page.goto(`${site.url}2024-2025/comparer/#missions=communaute-d-agglomeration-monts-de-cravanne,<b>,zut`)
  expect(await textOf(page, ".compare-gone")).toMatch(
    /a été retirée du catalogue\. Aucune mission de cette édition ne s’appelle « zut »\.$/,
  )
  // What may be added comes when nothing is asked.
  await page.waitForSelector("#ajouter option")
  await page.click(".compare-add button")
  await page.waitForSelector(".compare-line[hidden]")
  expect(await columns(page)).toEqual(["01"])
  expect(await focused(page)).toBe("L’édition n’a pas d’autre mission.")
  await page.browserContext().close()
})

test("laid out as bands on a phone, it is still a table to those who hear it", async () => {
  const page = await openCompared(three, { width: 360, height: 740 })
  expect(await page.$eval(".compare td:not(.compare-corner)", cell => getComputedStyle(cell).display)).toBe("grid")
  const client = await page.createCDPSession()
  const { root } = await client.send("DOM.getDocument")
  const many = async (role: string) => {
    const { nodes } = await client.send("Accessibility.queryAXTree", { backendNodeId: root.backendNodeId, role })
    return nodes.filter(({ ignored }) => !ignored).length
  }
  // This browser hears a table whatever its layout; others do by these roles alone.
  const bare = ["table", "thead", "tbody", "tr", "th", "td"].map(
    tag => `.compare ${tag}:not([role]), ${tag}.compare:not([role])`,
  )
  expect(await page.$$(bare.join())).toEqual([])
  expect(await many("table")).toBe(1)
  expect(await many("columnheader")).toBe(3)
  expect(await many("rowheader")).toBe(11)
  expect(await many("cell")).toBe(3 * 10)
  await page.browserContext().close()
})

test("three missions print side by side on one page held the long way, whatever three they are", async () => {
  const slugs = site.built.site.editions[0]?.missions.map(({ slug }) => slug) ?? []
  expect(slugs).toContain("syndicat-des-extremes")
  const page = await openCompared("")
  for (let at = 0; at < slugs.length; at += 3) {
    const trio = [0, 1, 2].map(step => slugs[(at + step) % slugs.length] ?? "")
    await page.evaluate(
      hash => {
        location.hash = hash
      },
      `missions=${trio.join(",")}`,
    )
    await page.waitForFunction(last => document.querySelector(`thead th:last-child[data-slug="${last}"]`), {}, trio[2])
    const bytes = await page.pdf({ preferCSSPageSize: true })
    const { pages } = await openPdf(bytes, { fonts: false })
    expect(pages, trio.join()).toHaveLength(1)
    const faults = await layoutFaults(bytes, { width: 297, height: 210, top: 14, right: 13.5, bottom: 12, left: 20 })
    expect(faults.filter(({ rule }) => rule !== "signets")).toEqual([]) // a browser's own outline
    expect(pages[0]?.text).not.toMatch(/Retirer de la|Ajouter une mission|Menu/)
    expect(/\/MediaBox \[0 0 (\d+)[\d.]* (\d+)/.exec(Buffer.from(bytes).toString("latin1"))?.slice(1)).toEqual([
      "841",
      "594",
    ])
  }
  await page.browserContext().close()
})

function openCompared(hash: string, size = { width: 1280, height: 900 }): Promise<Page> {
  return open(site.browser, `${site.url}2025-2026/comparer/${hash}`, size)
}

function columns(page: Page): Promise<string[]> {
  return page.$$eval(".compare thead th", heads =>
    heads.map(head => (head as HTMLElement).querySelector(".numeral > :last-child")?.textContent ?? ""),
  )
}

/** The names of the rows shown, marks as they are heard. */
function rowsOf(page: Page, part: string): Promise<string[]> {
  return page.$$eval(`${part} > tr:not([hidden]) > th`, heads =>
    heads.map(head => {
      const mark = head.querySelector(".differs")
      const words = [head.firstChild?.textContent ?? "", mark?.hasAttribute("hidden") ? "" : (mark?.textContent ?? "")]
      return words.join(" ").replaceAll(/\s+/g, " ").trim()
    }),
  )
}
