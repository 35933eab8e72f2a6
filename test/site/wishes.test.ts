import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import type { ElementHandle, Page } from "puppeteer"
import { afterAll, beforeAll, expect, test } from "vitest"
import { layoutFaults } from "../output/pdf/layout.ts"
import { openPdf } from "../output/pdf/open-pdf.ts"
import { readRuns } from "../output/pdf/pages.ts"
import { dress, open, type Visit, visit } from "./browser.ts"
import { focused, keptIn, key, openWith, said, shownIn, tabTo, textOf } from "./selecting.ts"

const [valombreuil, kerhoazel, nordhalie] = ["ville-de-valombreuil", "ville-de-kerhoazel", "metropole-nordhalie"]
const three = { voeux: [valombreuil, kerhoazel, nordhalie] }
const wishes = ".own-wishes ol"

let site: Visit

beforeAll(async () => {
  site = await visit()
})
afterAll(() => site.close())

const phone = { width: 360, height: 740 }
const desk = { width: 1280, height: 900 }

test.each([
  ["a phone", phone],
  ["a desk", desk],
])("on %s, with the keyboard alone: star three on two pages, rank them, move them, write a note", async (_, size) => {
  const page = await open(site.browser, `${site.url}2025-2026/`, size)
  for (const slug of [kerhoazel, nordhalie]) {
    await tabTo(page, `[data-star="${slug}"]`)
    await page.keyboard.press("Space")
  }
  expect(await focused(page)).toBe("Ajouter la mission 4 à ma sélection")
  const sides = await page.$$eval(".entry .star", stars =>
    stars.map(star => Math.min(star.getBoundingClientRect().width, star.getBoundingClientRect().height)),
  )
  expect(sides).toHaveLength(16)
  expect(Math.min(...sides)).toBeGreaterThanOrEqual(44)
  expect(await page.$eval(`[data-star="${nordhalie}"]`, star => star.getAttribute("aria-pressed"))).toBe("true")
  await page.goto(`${site.url}2025-2026/${valombreuil}/`)
  await tabTo(page, ".star-worded")
  expect(await focused(page)).toContain("Ajouter la mission 1 à ma sélection")
  await page.keyboard.press("Enter")
  expect(await textOf(page, ".star-worded")).toMatch(/^Dans ma sélection/)
  expect(await page.$eval(".mine a", link => link.textContent)).toBe("Ma sélection (3)")

  await page.reload()
  await tabTo(page, ".mine a")
  await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")])
  expect(await shownIn(page, ".own-starred ul")).toEqual([kerhoazel, nordhalie, valombreuil])
  for (const slug of [kerhoazel, valombreuil, nordhalie]) {
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
    await tabTo(page, `.own-starred [data-slug="${slug}"] .wish-give button`)
    await page.keyboard.press("Enter")
  }
  expect(await shownIn(page, wishes)).toEqual([kerhoazel, valombreuil, nordhalie])
  expect(await said(page)).toBe("Mission 4 : 3e vœu.")
  expect(await focused(page)).toBe("Monter la mission 4")

  await page.keyboard.press("Enter")
  await page.keyboard.press("Enter")
  expect(await shownIn(page, wishes)).toEqual([nordhalie, kerhoazel, valombreuil])
  expect(await said(page)).toBe("Mission 4 : 1er vœu sur 3.")
  expect(await focused(page)).toBe("Monter la mission 4")
  await page.keyboard.press("Enter")
  expect(await said(page)).toBe("Mission 4 : déjà votre premier vœu.")
  await page.keyboard.press("Tab")
  await page.keyboard.press("Space")
  expect(await said(page)).toBe("Mission 4 : 2e vœu sur 3.")
  expect(await focused(page)).toBe("Descendre la mission 4")

  await tabTo(page, `[data-slug="${valombreuil}"] .note-open button`)
  await page.keyboard.press("Enter")
  await page.keyboard.type("Appeler le tuteur")
  await page.keyboard.press("Escape")
  expect(await focused(page)).toBe("Modifier la note sur la mission 1")
  expect(await textOf(page, `[data-slug="${valombreuil}"] .note-text`)).toBe("Appeler le tuteur")
  expect(await keptIn(page)).toEqual({
    version: 2,
    voeux: [kerhoazel, nordhalie, valombreuil],
    etoiles: [],
    notes: { [valombreuil]: "Appeler le tuteur" },
  })
  const small = await page.$$eval(".own-page button, .mine a", buttons =>
    buttons
      .filter(button => button.getClientRects().length > 0 && button.getBoundingClientRect().height < 44)
      .map(button => button.textContent),
  )
  expect(small).toEqual([])
  await page.browserContext().close()
})

test("a rank taken away leaves the star; a star taken away leaves its row, to be put back, until the page is left", async () => {
  const page = await openWith(site, "ma-selection/", { ...three, notes: { [kerhoazel]: "à garder" } })
  await page.click(`[data-slug="${kerhoazel}"] .move-out`)
  expect(await said(page)).toBe("Mission 10 : sans rang désormais, toujours étoilée.")
  expect(await focused(page)).toBe("Retirer la mission 4")
  expect(await keptIn(page)).toMatchObject({ voeux: [valombreuil, nordhalie], etoiles: [kerhoazel] })
  const star = `.own-starred [data-star="${kerhoazel}"]`
  await page.click(star)
  expect(await keptIn(page)).toMatchObject({ etoiles: [], notes: { [kerhoazel]: "à garder" } })
  expect(await textOf(page, ".mine a")).toBe("Ma sélection (2)")
  expect(await page.$eval(star, button => button.getAttribute("aria-pressed"))).toBe("false")
  await page.click(star)
  expect(await keptIn(page)).toMatchObject({ etoiles: [kerhoazel] })
  await page.click(star)
  await page.click(`[data-slug="${kerhoazel}"] .wish-give button`)
  expect(await keptIn(page)).toMatchObject({ voeux: [valombreuil, nordhalie, kerhoazel], etoiles: [] })
  expect(await page.$$(".let-go")).toEqual([])
  await page.click(`[data-slug="${kerhoazel}"] .move-out`)
  await page.click(star)
  await page.reload()
  expect(await shownIn(page, ".own-starred ul")).toEqual([])
  await page.browserContext().close()
})

test("a wish is dragged to another rank with a mouse and with a finger; Escape gives up", async () => {
  const page = await openWith(site, "ma-selection/", three)
  const [from, to] = [await middle(page, valombreuil), await middle(page, nordhalie)]
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(to.x, to.y + 20, { steps: 6 })
  expect(await page.$eval(".dragged", row => (row as HTMLElement).dataset["slug"])).toBe(valombreuil)
  await page.keyboard.press("Escape")
  await page.mouse.up()
  expect(await shownIn(page, wishes)).toEqual([valombreuil, kerhoazel, nordhalie])
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(to.x, to.y + 20, { steps: 6 })
  await page.mouse.up()
  expect(await shownIn(page, wishes)).toEqual([kerhoazel, nordhalie, valombreuil])
  expect(await said(page)).toBe("Mission 1 : 3e vœu sur 3.")
  await page.browserContext().close()

  const touched = await openWith(site, "ma-selection/", three, phone)
  const [down, up] = [await middle(touched, nordhalie), await middle(touched, valombreuil)]
  await touched.evaluate(y => scrollTo(0, y - 300), down.y)
  const shift = await touched.evaluate(() => scrollY)
  const touch = await touched.touchscreen.touchStart(down.x, down.y - shift)
  for (let step = 1; step <= 6; step++) await touch.move(down.x, down.y - shift + ((up.y - down.y - 40) * step) / 6)
  await touch.end()
  expect(await shownIn(touched, wishes)).toEqual([nordhalie, valombreuil, kerhoazel])
  expect((await keptIn(touched)).voeux).toEqual([nordhalie, valombreuil, kerhoazel])
  await touched.browserContext().close()
})

test("a link opened in another profile asks: merge, replace, or nothing; it carries no note", async () => {
  const mine = await openWith(site, "ma-selection/", { ...three, notes: { [valombreuil]: "SECRET" } })
  await mine.click(".own-copy")
  await mine.waitForFunction(
    () =>
      document.querySelector(".own-copy .go-note")?.textContent || document.querySelector(".own-link:not([hidden])"),
  )
  const link = await mine.evaluate(
    () =>
      document.querySelector<HTMLInputElement>(".own-link:not([hidden]) input")?.value ??
      navigator.clipboard.readText(),
  )
  expect(link).toBe(`${site.url}2025-2026/ma-selection/#voeux=${three.voeux.join(",")}`)
  expect(await mine.$eval(".own-qr .qr", code => code.getAttribute("aria-label"))).toContain("Code à scanner")
  await mine.browserContext().close()

  const fresh = await open(site.browser, link, phone)
  expect(await textOf(fresh, "dialog h2")).toBe("Une sélection vous est partagée")
  expect(await focused(fresh)).toBe("Une sélection vous est partagée")
  await fresh.keyboard.press("Tab")
  expect(await focused(fresh)).toBe("En faire ma sélection")
  await fresh.keyboard.press("Escape")
  expect(await fresh.evaluate(name => localStorage.getItem(name), key)).toBeNull()
  expect(fresh.url()).toBe(`${site.url}2025-2026/ma-selection/`)
  await fresh.goto(link)
  await fresh.waitForSelector("dialog[open]")
  // Opened again over the question it asked: it is asked anew, and the answer counts.
  await fresh.evaluate(hash => {
    location.hash = hash
  }, new URL(link).hash)
  await fresh.waitForFunction(() => location.hash === "")
  await answer(fresh, "En faire ma sélection")
  expect(await shownIn(fresh, wishes)).toEqual(three.voeux)
  await fresh.browserContext().close()

  const seed = { voeux: ["ville-d-anse-balisier", kerhoazel], notes: { [kerhoazel]: "la mienne" } }
  const their = await openWith(site, "ma-selection/", seed, { width: 360, height: 480 })
  await their.evaluate(hash => {
    location.hash = hash
  }, new URL(link).hash)
  await their.waitForSelector("dialog[open]")
  const [scrolled, below] = await their.$eval("dialog", box => [box.scrollTop, box.scrollHeight - box.clientHeight])
  expect(below).toBeGreaterThan(0)
  expect(scrolled).toBe(0)
  expect(await textOf(their, ".question-text p")).toBe(
    "La vôtre compte 2 missions. Ajouter donnerait 4 missions, vos vœux d’abord ; remplacer, 3 missions. Les notes que vous avez écrites restent.",
  )
  await answer(their, "Ne rien changer")
  expect(await shownIn(their, wishes)).toEqual(["ville-d-anse-balisier", kerhoazel])
  await their.goto("about:blank")
  await their.goto(link)
  await answer(their, "Ajouter à la mienne")
  expect(await shownIn(their, wishes)).toEqual(["ville-d-anse-balisier", kerhoazel, valombreuil, nordhalie])
  await their.goto("about:blank")
  await their.goto(link)
  await answer(their, "Remplacer la mienne")
  expect(await keptIn(their)).toMatchObject({ voeux: three.voeux, notes: { [kerhoazel]: "la mienne" } })
  await their.goto("about:blank")
  await their.goto(link)
  expect(await their.$("dialog[open]")).toBeNull()
  expect(await said(their)).toBe("Cette sélection est déjà la vôtre.")
  await their.browserContext().close()
})

test("a hostile link says nothing and breaks nothing", async () => {
  const page = await open(
    site.browser,
    `${site.url}2025-2026/ma-selection/#voeux=<img src=x>,..%2f..,__proto__,%E0%A4%A`,
  )
  expect(await page.$("dialog[open]")).toBeNull()
  expect(await textOf(page, ".own-empty h2")).toBe("Rien d’étoilé pour l’instant")
  await page.goto("about:blank")
  await page.goto(`${site.url}2025-2026/ma-selection/#voeux=constructor,${valombreuil}`)
  expect(await page.$$eval(".question-list li", lines => lines.length)).toBe(1)
  expect(await textOf(page, ".question-text p")).toBe("1 mission de cette sélection n’existe pas ici.")
  await answer(page, "En faire ma sélection")
  expect(await keptIn(page)).toMatchObject({ voeux: [valombreuil], etoiles: [] })
  await page.goto("about:blank")
  await page.goto(`${site.url}2025-2026/ma-selection/#voeux=inconnue,autre&etoiles=encore`)
  expect(await textOf(page, ".question-text")).toBe("3 missions de cette sélection n’existent pas ici.")
  await answer(page, "Fermer")
  expect(await keptIn(page)).toMatchObject({ voeux: [valombreuil], etoiles: [] })
  await page.browserContext().close()
})

test("two tabs of a browser agree, note by note", async () => {
  const page = await openWith(site, "ma-selection/", three)
  const other = await page.browserContext().newPage()
  await other.goto(`${site.url}2025-2026/`)
  // Rows are drawn as they come near the screen: the star is where it stays once it is seen.
  await other.$eval(`[data-star="ville-d-anse-balisier"]`, star => star.scrollIntoView({ block: "center" }))
  await other.evaluate(() => new Promise(done => setTimeout(() => requestAnimationFrame(done), 100)))
  await other.click(`[data-star="ville-d-anse-balisier"]`)
  await page.waitForSelector(`.own-starred [data-slug="ville-d-anse-balisier"]`)
  expect(await textOf(page, ".mine a")).toBe("Ma sélection (4)")
  await page.click(`[data-slug="${nordhalie}"] .move-out`)
  await page.click(`.own-starred [data-star="${nordhalie}"]`)
  await other.waitForSelector(`[data-star="${nordhalie}"][aria-pressed="false"]`)
  await other.goto(`${site.url}2025-2026/ma-selection/`)
  await page.click(`[data-slug="${kerhoazel}"] .note-open button`)
  await page.keyboard.type("vu des deux côtés")
  await other.waitForFunction(
    slug => document.querySelector(`[data-slug="${slug}"] .note-text`)?.textContent === "vu des deux côtés",
    {},
    kerhoazel,
  )
  await page.browserContext().close()
})

test("a browser that refuses to keep anything is told at once, and the link to the selection carries it", async () => {
  const page = await open(site.browser, "about:blank")
  await page.evaluateOnNewDocument(() => {
    Object.defineProperty(window, "localStorage", {
      get() {
        throw new DOMException("refused", "SecurityError")
      },
    })
  })
  await page.goto(`${site.url}2025-2026/`)
  expect(await page.$(".trouble")).toBeNull()
  await page.click(`[data-star="${kerhoazel}"]`)
  // It pushes the list down, from under what is pressed meanwhile.
  await page.waitForSelector('[role="alert"]')
  await page.click(`[data-star="${nordhalie}"]`)
  expect(await textOf(page, '[role="alert"]')).toContain("Ce navigateur ne garde rien.")
  expect(await textOf(page, ".mine a")).toBe("Ma sélection (2)")
  await Promise.all([page.waitForNavigation(), page.click(".mine a")])
  await answer(page, "En faire ma sélection")
  expect(await shownIn(page, ".own-starred ul")).toEqual([kerhoazel, nordhalie])
  expect(await textOf(page, ".kept")).toBe(
    "Ce navigateur ne garde rien. Avant de quitter la page, enregistrez un fichier.",
  )
  await page.browserContext().close()
})

test("a full browser is told, the page keeps all, and keeps it for good once there is room", async () => {
  const page = await openWith(site, "ma-selection/", three)
  await page.evaluate(() => {
    let size = 1 << 20
    for (let turn = 0; size > 0; turn++)
      try {
        localStorage.setItem(`full-${turn}`, "x".repeat(size))
      } catch {
        size >>= 1
      }
  })
  await page.click(`[data-slug="${kerhoazel}"] .note-open button`)
  await page.keyboard.type("Une note qui ne tient pas dans un navigateur plein")
  expect(await textOf(page, ".kept")).toContain("n’a plus de place")
  expect(await page.$eval(".kept", box => box.getAttribute("role"))).toBe("alert")
  await page.keyboard.press("Escape")
  expect(await textOf(page, `[data-slug="${kerhoazel}"] .note-text`)).toContain("navigateur plein")
  await page.evaluate(() => {
    for (const name of Object.keys(localStorage)) if (name.startsWith("full-")) localStorage.removeItem(name)
  })
  await page.click(`[data-slug="${kerhoazel}"] .move-up`)
  expect(await textOf(page, ".kept")).toMatch(
    /^Gardée dans ce navigateur seulement, à \d+ h \d\d\. Rien n’est envoyé\.$/,
  )
  expect((await keptIn(page)).notes[kerhoazel]).toContain("navigateur plein")
  await page.browserContext().close()
})

test("a mission withdrawn or taken since is said so, leaves the ranks, and can be put away", async () => {
  const seed = { voeux: [valombreuil, "syndicat-des-extremes", kerhoazel, "disparue"], etoiles: [] }
  const page = await openWith(site, "ma-selection/", seed)
  expect(await textOf(page, ".own-gone")).toContain("2 missions de votre sélection ne sont plus à prendre.")
  expect(await shownIn(page, wishes)).toEqual([valombreuil, kerhoazel])
  expect(await shownIn(page, ".own-closed ul")).toEqual(["syndicat-des-extremes", "disparue"])
  expect(await textOf(page, ".own-closed ul")).toContain("Pourvue : une équipe a choisi cette mission.")
  await page.click(`[data-slug="${kerhoazel}"] .move-up`)
  expect((await keptIn(page)).voeux).toEqual([kerhoazel, valombreuil, "syndicat-des-extremes", "disparue"])
  for (const slug of ["disparue", "syndicat-des-extremes"]) await page.click(`[data-slug="${slug}"] .move-out`)
  expect((await keptIn(page)).voeux).toEqual([kerhoazel, valombreuil])
  expect(await page.$eval(".own-gone", note => (note as HTMLElement).hidden)).toBe(true)
  await page.browserContext().close()

  const archive = await open(
    site.browser,
    `${site.url}2024-2025/ma-selection/#voeux=communaute-d-agglomeration-monts-de-cravanne`,
  )
  await answer(archive, "En faire ma sélection")
  expect(await textOf(archive, ".own-closed ul")).toMatch(/a retiré cette mission/)
  await archive.browserContext().close()
})

test("files go out with notes only when asked, come back, and a hostile one changes nothing", async () => {
  const folder = mkdtempSync(join(tmpdir(), "missions-files-"))
  const page = await openWith(site, "ma-selection/", { ...three, notes: { [kerhoazel]: "=1+2" } })
  const client = await page.createCDPSession()
  await client.send("Browser.setDownloadBehavior", {
    behavior: "allow",
    downloadPath: folder,
    browserContextId: page.browserContext().id ?? "",
    eventsEnabled: true,
  })
  const download = async (button: string) => {
    const done = new Promise<void>(resolve => {
      client.on("Browser.downloadProgress", ({ state }) => state === "completed" && resolve())
    })
    await page.click(button)
    await done
    client.removeAllListeners("Browser.downloadProgress")
    const [name = ""] = readdirSync(folder)
    const text = readFileSync(join(folder, name), "utf8")
    rmSync(join(folder, name))
    return { name, text }
  }
  const bare = await download(".own-csv")
  expect(bare.name).toBe("ma-selection-2025-2026.csv")
  expect(bare.text.split("\r\n")[1]).toBe(
    "1;1;Adapter les écoles de Valombreuil aux fortes chaleurs\u00a0: bâtir une stratégie pluriannuelle, du bâti aux usages;" +
      "Ville de Valombreuil;Indre-et-Loire (37);oui;pas nécessaire;oui;https://stages.example/2025-2026/ville-de-valombreuil/",
  )
  await page.click(".own-with-notes input")
  expect((await download(".own-csv")).text).toContain(";'=1+2\r\n")
  const { name, text } = await download(".own-json")
  const file = join(folder, name)
  writeFileSync(file, text)
  await page.browserContext().close()

  const fresh = await open(site.browser, `${site.url}2025-2026/ma-selection/`)
  const input = (await fresh.$(".own-file")) as ElementHandle<HTMLInputElement>
  await input.uploadFile(file)
  await fresh.waitForSelector("dialog[open]")
  await answer(fresh, "En faire ma sélection")
  expect(await keptIn(fresh)).toMatchObject({ ...three, notes: { [kerhoazel]: "=1+2" } })
  for (const [bytes, why] of [
    ["PK\u0003\u0004", "n’est pas une sélection"],
    ["x".repeat(2_000_001), "trop grand"],
    [text.replaceAll("2025-2026", "2024-2025"), "2024-2025"],
  ] as const) {
    writeFileSync(file, bytes)
    await input.uploadFile(file)
    await fresh.waitForSelector("dialog[open]")
    expect(await textOf(fresh, "dialog")).toContain(why)
    expect(await textOf(fresh, "dialog")).toContain("Rien n’a été changé.")
    await answer(fresh, "Fermer")
  }
  expect(await keptIn(fresh)).toMatchObject(three)
  await fresh.click(".own-clear button")
  await answer(fresh, "Tout garder")
  expect(await keptIn(fresh)).toMatchObject(three)
  await fresh.click(".own-clear button")
  await answer(fresh, "Tout effacer")
  expect(await keptIn(fresh)).toMatchObject({ voeux: [], etoiles: [], notes: {} })
  await fresh.browserContext().close()
  rmSync(folder, { recursive: true })
})

test("the page prints the selection with its notes, its button the form: rank, title, authority, four signatures", async () => {
  const page = await openWith(site, "ma-selection/", {
    ...three,
    etoiles: ["ville-d-anse-balisier"],
    notes: { [kerhoazel]: "à vérifier" },
  })
  const list = await openPdf(await page.pdf({ preferCSSPageSize: true }))
  expect(list.pages).toHaveLength(1)
  for (const words of ["Mes vœux", "Étoilées, sans rang", "à vérifier", "Ville de Kerhoazel"])
    expect(list.pages[0]?.text).toContain(words)
  for (const words of ["Formulaire", "Monter", "Copier le lien", "Modifier la note"])
    expect(list.pages[0]?.text).not.toContain(words)

  // What the button prints is what the page is when the browser is asked to print.
  await page.evaluate(() => {
    window.print = () =>
      void document.documentElement.setAttribute("data-asked", document.documentElement.dataset["print"] ?? "")
  })
  await page.click(".own-print-form")
  expect(await page.$eval("html", html => (html as HTMLElement).dataset["asked"])).toBe("form")
  const form = await openPdf(await page.pdf({ preferCSSPageSize: true }))
  expect(form.pages).toHaveLength(1)
  const text = form.pages[0]?.text.replaceAll("\u00a0", " ") ?? ""
  expect(text).toMatch(
    /1\s+01\s+Adapter les écoles[\s\S]*Ville de Valombreuil\s+2\s+10\s+Du port[\s\S]*Ville de Kerhoazel\s+3\s+04/,
  )
  for (const words of ["Formulaire de vœux", "Signature", "Filière", "Équipe"]) expect(text).toContain(words)
  expect(text).not.toContain("à vérifier")
  expect(await page.$$eval(".form-signs tbody tr", rows => rows.length)).toBe(4)
  await page.evaluate(() => dispatchEvent(new Event("afterprint")))
  expect(await page.$eval("html", html => (html as HTMLElement).dataset["print"])).toBe("list")
  await page.browserContext().close()
})

test.each([
  [1, 4],
  [3, 4],
  [8, 4],
  [9, 0],
])(
  "%i wishes with %i lines of notes on paper: nothing cut, alone, over another or out of its margins, and the form holds on one page",
  async (many, lines) => {
    const slugs = readdirSync("proposals/2025-2026").flatMap(name => (name.endsWith(".md") ? [name.slice(0, -3)] : []))
    const voeux = slugs.slice(0, many)
    const notes = Object.fromEntries(
      voeux.map(slug => [slug, "Une note qui prend un peu plus d’une ligne. ".repeat(lines)]),
    )
    const page = await openWith(site, "ma-selection/", {
      voeux,
      notes,
      etoiles: lines === 0 ? [] : slugs.slice(8, 11),
    })
    const list = await page.pdf({ preferCSSPageSize: true, tagged: true, outline: true })
    await page.evaluate(() => {
      window.print = () => {}
    })
    await page.click(".own-print-form")
    const form = await page.pdf({ preferCSSPageSize: true, tagged: true, outline: true })
    for (const bytes of [list, form])
      expect((await layoutFaults(bytes)).filter(({ rule }) => rule !== "signets")).toEqual([]) // a browser's own outline
    expect((await readRuns(form)).pages).toBe(1)
    expect((await openPdf(list)).pages.at(-1)?.text).toContain("Logement")
    await page.browserContext().close()
  },
)

test("without a script the pages say how they work and lead to the list, no star pretends, and paper takes a pen", async () => {
  const page = await open(site.browser, `${site.url}2025-2026/ma-selection/`, { script: false })
  const client = await page.createCDPSession()
  const shown = async () =>
    String((await client.send("Runtime.evaluate", { expression: "document.body.innerText" })).result.value).replaceAll(
      "\u00a0",
      " ",
    )
  expect(await shown()).toContain("Avec JavaScript, cette page garde les missions que vous étoilez")
  expect(await shown()).toContain("Lire les 17 missions")
  expect(await shown()).not.toMatch(/Monter|Copier le lien|Rien d’étoilé/)
  const form = await openPdf(await page.pdf({ preferCSSPageSize: true }))
  expect(form.pages).toHaveLength(1)
  expect(form.pages[0]?.text).toContain("Formulaire de vœux")
  for (const path of ["2025-2026/", `2025-2026/${valombreuil}/`]) {
    await page.goto(site.url + path)
    const { result } = await client.send("Runtime.evaluate", {
      expression: "[...document.querySelectorAll('.star')].filter(star => star.getClientRects().length).length",
    })
    expect(result.value).toBe(0)
  }
  await page.goto(`${site.url}2025-2026/comparer/`)
  expect(await shown()).toContain("Avec JavaScript, cette page met deux à quatre missions côte à côte")
  await page.browserContext().close()
})

test("nothing moves for who asks for less motion: no wish slides, nothing is animated on any page", async () => {
  const page = await openWith(site, "ma-selection/", three)
  const moveUp = () =>
    page.$eval(`[data-slug="${nordhalie}"] .move-up`, button => {
      ;(button as HTMLElement).click()
      return document.getAnimations().length
    })
  const animated = () =>
    page.evaluate(() =>
      [...document.querySelectorAll("*")]
        .filter(element =>
          [undefined, "::before", "::after"].some(part => {
            const { transitionProperty, transitionDuration, animationName } = getComputedStyle(element, part)
            const lasts = transitionDuration.split(", ").some(time => Number.parseFloat(time) > 0)
            return (transitionProperty !== "none" && lasts) || animationName !== "none"
          }),
        )
        .map(({ localName, className }) => `${localName}.${className}`),
    )
  expect(await moveUp()).toBe(0)
  for (const path of [
    "",
    "2025-2026/",
    `2025-2026/${valombreuil}/`,
    "2025-2026/comparer/",
    "2025-2026/ma-selection/",
  ]) {
    await page.goto(site.url + path)
    expect(await animated(), path).toEqual([])
  }
  await dress(page, { moving: true })
  expect(await moveUp()).toBeGreaterThan(0)
  expect(await animated()).not.toEqual([])
  await page.browserContext().close()
})

test("from a disk stars are kept and the selection is shown", async () => {
  const page = await open(site.browser, pathToFileURL(join(site.built.folder, "2025-2026/index.html")).href)
  await page.click(`[data-star="${kerhoazel}"]`)
  await Promise.all([page.waitForNavigation(), page.click(".mine a")])
  if (await page.$("dialog[open]")) await answer(page, "En faire ma sélection")
  expect(await textOf(page, ".own-starred ul")).toContain("Du port de pêche")
  await page.browserContext().close()
})

test("a mission that can no longer be chosen has no star", async () => {
  const page = await open(site.browser, `${site.url}2025-2026/`)
  expect(await page.$('[data-slug="syndicat-des-extremes"] .star')).toBeNull()
  for (const path of ["2025-2026/syndicat-des-extremes/", "2024-2025/communaute-d-agglomeration-monts-de-cravanne/"]) {
    await page.goto(site.url + path)
    expect(await page.$(".mission .star")).toBeNull()
  }
  await page.browserContext().close()
})

/** The middle of a wish's handle, in the page. */
function middle(page: Page, slug: string): Promise<{ x: number; y: number }> {
  return page.$eval(`${wishes} [data-slug="${slug}"] .rank`, handle => {
    const { x, y, width, height } = handle.getBoundingClientRect()
    return { x: x + width / 2, y: y + scrollY + height / 2 }
  })
}

/** Answers the dialog by the words of a button, and waits until it is gone. */
async function answer(page: Page, words: string): Promise<void> {
  const button = await page.waitForSelector(`dialog[open] ::-p-text(${words})`)
  await button?.click()
  await page.waitForSelector("dialog[open]", { hidden: true })
}
