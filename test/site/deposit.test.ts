import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { createRequire } from "node:module"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import { gzipSync } from "node:zlib"
import type { AxeResults } from "axe-core"
import type { Page } from "puppeteer"
import { afterAll, beforeAll, expect, test } from "vitest"
import { fields } from "../../src/model/fields.ts"
import { newKey, unseal } from "../../src/model/sealed.ts"
import { demonstration, missions } from "../commands/run.ts"
import { readRuns } from "../output/pdf/pages.ts"
import { answers, fiche, typeAll, typedIn } from "./answering.ts"
import { dress, open, type Visit, visit } from "./browser.ts"

let site: Visit
let downloads: string

beforeAll(async () => {
  site = await visit()
  downloads = mkdtempSync(join(tmpdir(), "missions-fiches-"))
})
afterAll(async () => {
  await site.close()
  rmSync(downloads, { recursive: true, force: true })
})

const form = "deposer/index.html"
test("the form asks every question of the schema but the office’s, each with its label, its help and who reads the answer", async () => {
  const page = await open(site.browser, site.url + form)
  const asked = await page.$$eval("[data-question]", frames =>
    frames.map(frame => {
      const control = frame.querySelector("input, textarea, select")
      const described = (
        frame.getAttribute("aria-describedby") ??
        control?.getAttribute("aria-describedby") ??
        ""
      ).split(" ")
      return {
        pointer: frame.getAttribute("data-question"),
        label: frame.querySelector(".ask-label")?.textContent,
        named: frame.matches("fieldset")
          ? frame.querySelector("legend .ask-label") !== null
          : frame.querySelector("label")?.htmlFor === control?.id,
        help: document.getElementById(described[0] ?? "")?.textContent?.includes("") ?? false,
        described: described.every(id => document.getElementById(id) !== null),
        diffusion: frame.querySelector(".diffusion")?.textContent,
        autocomplete: control?.getAttribute("autocomplete")?.replace(/^section-\S+ /, ""),
        required: frame.getAttribute("data-required"),
        part: frame.closest(".part")?.querySelector("legend .part-title")?.textContent ?? "",
      }
    }),
  )
  const plain = (text: string | null | undefined) => text?.replaceAll("\u00a0", " ")
  expect(asked.map(({ pointer }) => pointer)).toEqual(
    fields()
      .filter(({ office }) => !office)
      .map(({ pointer }) => pointer),
  )
  for (const field of fields().filter(({ office }) => !office)) {
    const found = asked.find(({ pointer }) => pointer === field.pointer)
    expect(plain(found?.label), field.pointer).toBe(plain(field.label))
    expect(found, field.pointer).toMatchObject({
      named: true,
      help: true,
      described: true,
      diffusion: field.diffusion === "interne" ? "Reste à l’école" : "Publié",
      required: String(field.required),
    })
    if (field.autocomplete) expect(found?.autocomplete, field.pointer).toBe(field.autocomplete)
    if (field.group) expect(plain(found?.part), field.pointer).toBe(plain(field.group))
  }
  await page.browserContext().close()
})

test("by keyboard alone: an error is summed up and corrected, the tab is lost, one comes back, and the file passes check", {
  timeout: 60_000,
}, async () => {
  const page = await open(site.browser, site.url + form)
  await page.focus('[name="/intitule"]')
  await typeAll(page, { ...answers, "/collectivite/siret": "213 709 850 00091", "/dgs/nom": "" })
  // Recognised by its first nine digits alone: nobody typed the name nor the category.
  expect(await page.$eval(".ask-known", line => line.textContent)).toContain(
    "Ville de Valombreuil, commune, 62\u00a0400\u00a0habitants",
  )
  expect(await page.$eval('[name="/collectivite/nom"]', typedIn)).toBe("Ville de Valombreuil")
  // What is wrong was said when its question was left; what is empty is not, until one asks.
  expect(await wrong(page)).toEqual(["/collectivite/siret"])

  await page.focus("[type=submit]")
  await page.keyboard.press("Enter")
  await page.waitForSelector(".deposit-summary:not([hidden])")
  expect(await focused(page)).toBe("deposit-summary")
  expect(
    await page.$$eval(".deposit-summary h2, .deposit-summary a", all =>
      all.map(one => one.textContent?.replaceAll("\u00a0", " ")),
    ),
  ).toEqual([
    "2 réponses sont à corriger",
    "N° de SIRET de la collectivité : l’un des cinq derniers chiffres est faux, ou deux sont inversés.",
    "Nom (Identification du directeur général des services) : cette réponse est attendue.",
  ])
  expect(await wrong(page)).toEqual(["/collectivite/siret", "/dgs/nom"])
  const siret = await page.$eval('[name="/collectivite/siret"]', control => ({
    invalid: control.getAttribute("aria-invalid"),
    said: (control.getAttribute("aria-describedby") ?? "")
      .split(" ")
      .map(id => document.getElementById(id)?.textContent)
      .join(" "),
  }))
  expect(siret.invalid).toBe("true")
  expect(siret.said).toContain("L’un des cinq derniers chiffres est faux")
  expect(await page.$$eval(".progress-wrong .progress-state", all => all.map(one => one.textContent))).toEqual([
    "1 erreur",
    "1 erreur",
  ])

  // The first link leads to its question.
  await page.keyboard.press("Tab")
  await page.keyboard.press("Enter")
  expect(await page.evaluate(() => document.activeElement?.getAttribute("name"))).toBe("/collectivite/siret")
  await page.waitForSelector(".kept-done")

  // The tab dies; another one opens on the same draft.
  const context = page.browserContext()
  await page.close()
  const back = await context.newPage()
  await dress(back, {})
  const folder = await context.newPage().then(async blank => {
    await blank.close()
    return downloads
  })
  const client = await back.createCDPSession()
  await client.send("Browser.setDownloadBehavior", {
    behavior: "allow",
    downloadPath: folder,
    ...(context.id && { browserContextId: context.id }),
  })
  await back.goto(site.url + form, { waitUntil: "load" })
  expect(await back.$eval(".deposit-kept", line => line.textContent)).toContain("Brouillon retrouvé")
  expect(await back.$eval('[name="/contexte"]', typedIn)).toBe(answers["/contexte"])

  await retype(back, "/collectivite/siret", "213 709 850 00019")
  await retype(back, "/dgs/nom", "MAQUETTEAU")
  await back.focus("[type=submit]")
  await back.keyboard.press("Enter")
  await back.waitForSelector(".deposit-end:not([hidden])")
  expect(await back.$eval(".deposit-summary", summary => (summary as HTMLElement).hidden)).toBe(true)
  expect(await wrong(back)).toEqual([])

  await back.focus(".deposit-download")
  await back.keyboard.press("Enter")
  const file = await downloaded("ville-de-valombreuil.md")
  const folderOfFiches = demonstration()
  writeFileSync(join(folderOfFiches, "proposals/2025-2026/ville-de-valombreuil.md"), file)
  const ran = missions(folderOfFiches, ["check", "proposals/2025-2026/ville-de-valombreuil.md"])
  expect(ran.out + ran.err).not.toContain("bloquant")
  expect(ran.code).toBe(0)

  // The receipt names the very bytes, as sha256sum does.
  const { createHash } = await import("node:crypto")
  const receipt = await back.$$eval(".receipt dd", all => all.map(one => one.textContent ?? ""))
  expect(receipt.at(-1)?.replaceAll(/\s/g, "")).toBe(createHash("sha256").update(file).digest("hex"))
  const mail = new URL((await back.$eval(".deposit-mail", link => link.getAttribute("href"))) ?? "")
  expect(mail.pathname).toBe("stages@ecole.example")
  expect(mail.searchParams.get("subject")).toBe("Proposition de mission 2025-2026 : Ville de Valombreuil")
  expect(mail.searchParams.get("body")).toContain("ville-de-valombreuil.md")
  expect(mail.href.length).toBeLessThan(2000)
  expect(await back.$eval(".deposit-letter textarea", typedIn)).toContain(file)
  await context.close()
})

test("a fiche is opened again, or a refused one, and what has no place is shown, never run", async () => {
  const page = await open(site.browser, site.url + form)
  const evil = `<img src=x onerror="document.title='pris'">`
  const spoilt = fiche
    .replace("21370985000019", "21370985000091")
    .replace(/^intitule: .*$/m, () => `intitule: '${evil}'`)
    .concat(`\n## Une section de trop\n\n<script>document.title = "pris"</script>\n`)
  await choose(page, "ville-de-valombreuil.md", spoilt)
  await page.waitForSelector("dialog[open] .left")
  expect(await page.$eval("dialog .left", ({ textContent }) => textContent)).toContain(
    '<script>document.title = "pris"</script>',
  )
  expect(await page.$$("dialog .left script")).toHaveLength(0)
  await page.click("dialog .button-main")
  await page.waitForSelector(".deposit-summary:not([hidden])")
  expect(await page.$eval('[name="/intitule"]', typedIn)).toBe(evil)
  expect(await page.$eval('[name="/tuteur/telephone"]', typedIn)).toMatch(/^[\d ]+$/)
  expect(await wrong(page)).toContain("/collectivite/siret")
  expect(await page.$$("main img")).toHaveLength(0)
  expect(await page.title()).not.toBe("pris")
  // In the preview too it is words.
  await page.click(".deposit-look")
  await page.waitForSelector(".deposit-sheet:not([hidden])")
  const shown = await page.$eval(".deposit-paper", ({ shadowRoot }) => ({
    text: shadowRoot?.textContent ?? "",
    images: shadowRoot?.querySelectorAll("img, script").length,
  }))
  expect(shown.text).toContain("<img src=x")
  expect(shown.images).toBe(0)
  // What is no fiche is told, and nothing is changed.
  await choose(page, "notes.md", "Bonjour")
  await page.waitForSelector("dialog[open]")
  expect(await page.$eval("dialog h2", ({ textContent }) => textContent)).toBe(
    "Ce fichier ne se lit pas comme une fiche",
  )
  await page.click("dialog .button-main")
  expect(await page.$eval('[name="/intitule"]', typedIn)).toBe(evil)
  await page.browserContext().close()
})

test("what is found late in a fiche that was opened takes nobody away from where they write", async () => {
  const page = await open(site.browser, site.url + form)
  const held: (() => void)[] = []
  let holding = true
  await page.setRequestInterception(true)
  page.on("request", request => {
    const go = () => void request.continue()
    if (holding && /autorites|authorities/.test(request.url())) held.push(go)
    else go()
  })
  await choose(page, "ville-de-valombreuil.md", fiche.replace("21370985000019", "21370985000091"))
  await page.waitForSelector(".kept-done")
  expect(await page.evaluate(() => document.activeElement?.id)).toBe("partie-1")
  await page.focus('[name="/tuteur/nom"]')
  while (held.length === 0) await new Promise(resolve => setTimeout(resolve, 20))
  holding = false
  for (const go of held) go()
  await page.waitForSelector(".deposit-summary:not([hidden])")
  expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).name)).toBe("/tuteur/nom")
})

test("a correction that nobody need think about is made with a button, by keyboard too", async () => {
  const page = await open(site.browser, site.url + form)
  await choose(page, "ville-de-valombreuil.md", fiche.replace(/^(intitule: .*?)(['"]?)$/m, "$1.$2"))
  const button = await page.waitForSelector("#q-intitule-dit [data-correct]")
  expect(await button?.evaluate(({ textContent }) => textContent)).toBe("Corriger\u00a0: retirer le point final")
  const before = await page.$eval('[name="/intitule"]', typedIn)
  await button?.focus()
  await page.keyboard.press("Enter")
  await page.waitForFunction(() => !document.querySelector("#q-intitule-dit [data-correct]"))
  expect(await page.$eval('[name="/intitule"]', typedIn)).toBe(before.replace(/\.$/, ""))
  expect(await page.evaluate(() => document.activeElement?.id)).toBe("q-intitule")
  await page.browserContext().close()
})

test("the preview is the sheet that is printed, and says when it overflows", async () => {
  const page = await open(site.browser, site.url + form, { width: 1440 })
  await choose(page, "ville-de-valombreuil.md", fiche)
  await page.waitForSelector(".kept-done")
  await page.click(".deposit-look")
  await page.waitForSelector(".deposit-sheet:not([hidden])")
  expect(await page.$eval(".deposit-pages", ({ textContent }) => textContent)).toBe("Elle tient en 2 pages.")
  expect(await page.$eval(".deposit-paper", ({ shadowRoot }) => shadowRoot?.querySelectorAll(".leaf").length)).toBe(2)
  expect(await page.$eval(".deposit-paper h1", () => "").catch(() => "apart")).toBe("apart")
  await page.$eval('[name="/enjeux"]', control => {
    ;(control as HTMLTextAreaElement).value =
      "La ville doit choisir, et dire pourquoi, avant la fin du mandat. ".repeat(60)
    control.dispatchEvent(new Event("input", { bubbles: true }))
  })
  expect(await page.$eval("#q-enjeux-jauge", ({ textContent }) => textContent)).toContain("elle risque de déborder")
  await page.click(".deposit-look")
  await page.waitForSelector(".deposit-over")
  expect(await page.$eval(".deposit-pages", ({ textContent }) => textContent)).toContain("La fiche déborde")
  await page.$eval('[name="/enjeux"]', control => {
    const row = (cell: string) => `| ${Array.from({ length: 12 }, () => cell).join(" | ")} |`
    ;(control as HTMLTextAreaElement).value = [row("Intercommunalité"), row("---"), row("Accompagnement")].join("\n")
    control.dispatchEvent(new Event("input", { bubbles: true }))
  })
  await page.click(".deposit-look")
  await page.waitForFunction(() => document.querySelector(".deposit-paper")?.shadowRoot?.querySelector(".prose table"))
  const { classes, wider } = await page.$eval(".deposit-paper", ({ shadowRoot }) => {
    const table = shadowRoot?.querySelector(".prose table")
    return {
      classes: [...(table?.classList ?? [])],
      wider: (table?.clientWidth ?? 0) - (table?.parentElement?.clientWidth ?? 0),
    }
  })
  expect(classes).toContain("dense")
  expect(wider).toBeLessThanOrEqual(1)

  // A line more each time: a point of three lines meets the foot of the page at each of its own.
  const three = `- ${"d’un point assez long pour tenir dans la colonne sur trois lignes ".repeat(3)}FIN\n`
  const cut: number[] = []
  for (let before = 0; before < 6; before++) {
    await page.$eval(
      '[name="/enjeux"]',
      (control, text) => {
        ;(control as HTMLTextAreaElement).value = text
        control.dispatchEvent(new Event("input", { bubbles: true }))
      },
      `${"Une ligne.\n\n".repeat(before)}${three.repeat(22)}`,
    )
    await page.click(".deposit-look")
    await page.waitForFunction(
      lines =>
        document.querySelector(".deposit-paper")?.shadowRoot?.textContent?.split("Une ligne.").length === lines + 1,
      {},
      before,
    )
    cut.push(
      await page.$eval(
        ".deposit-paper",
        ({ shadowRoot }) =>
          [...(shadowRoot?.querySelectorAll(".prose li") ?? [])].filter(point => point.getClientRects().length > 1)
            .length,
      ),
    )
  }
  expect(cut).toEqual([0, 0, 0, 0, 0, 0])
  await page.browserContext().close()
})

test("the preview takes as many pages as the PDF: a short sheet, full ones, and one that overflows", {
  timeout: 120_000,
}, async () => {
  const folder = demonstration()
  const place = (slug: string) => join(folder, `proposals/2025-2026/${slug}.md`)
  const rewrite: { [slug: string]: (text: string) => string } = {
    "ville-de-valombreuil": text =>
      text
        .replaceAll(/^(## .*\n\n)[^#]*/gm, "$1Une seule phrase, pour voir une fiche très courte.\n\n")
        .replace(/^themes:.*\n(?: .*\n)*/m, ""),
    "metropole-nordhalie": text => text,
    "departement-du-val-d-aubronne": text => text,
    "region-ponant-cornouaille": text =>
      text.replace(/^(## Enjeux.*\n\n)/m, `$1${"La région doit choisir, et dire pourquoi. ".repeat(90)}\n\n`),
  }
  const slugs = Object.keys(rewrite)
  for (const slug of slugs) writeFileSync(place(slug), rewrite[slug]?.(readFileSync(place(slug), "utf8")) ?? "")
  expect(missions(folder, ["pdf", ...slugs]).code).toBe(0)
  const printed = await Promise.all(
    slugs.map(async slug => (await readRuns(readFileSync(join(folder, `dist/2025-2026/${slug}.pdf`)))).pages),
  )
  expect(printed).toEqual([1, 2, 2, 3])
  const page = await open(site.browser, site.url + form, { width: 1440 })
  for (const [index, slug] of slugs.entries()) {
    await choose(page, `${slug}.md`, readFileSync(place(slug), "utf8"))
    if (index > 0) await (await page.waitForSelector("dialog[open] .button-main"))?.click()
    const nom = /^ {2}nom: (.*)$/m.exec(readFileSync(place(slug), "utf8"))?.[1] ?? ""
    await page.waitForFunction(
      text => (document.querySelector('[name="/collectivite/nom"]') as HTMLInputElement).value === text,
      {},
      nom,
    )
    await page.click(".deposit-look")
    await page.waitForSelector(".deposit-sheet:not([hidden])")
    const leaves = await page.$eval(".deposit-paper", ({ shadowRoot }) => shadowRoot?.querySelectorAll(".leaf").length)
    expect([slug, leaves]).toEqual([slug, printed[index]])
    const said = await page.$eval(".deposit-pages", ({ textContent }) => textContent)
    expect(said).toMatch(
      leaves === 1 ? /tient en 1\s+page\./ : leaves === 2 ? /tient en 2\s+pages\./ : /elle prend 3\s+pages/,
    )
    await page.click(".deposit-unlook")
  }
  await page.browserContext().close()
})

test("the copy in one file works from a disk without a network, under a policy by hash, and gives the same file", {
  timeout: 60_000,
}, async () => {
  const copy = join(site.built.folder, "deposer/formulaire.html")
  const html = readFileSync(copy, "utf8")
  const policy = /<meta http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? ""
  expect(policy).toMatch(
    /^default-src 'none'; script-src( 'sha256-[\w+/=]+')+; style-src 'sha256-[\w+/=]+'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'$/,
  )
  expect(html).toContain("collectivités fictives")
  expect(html).not.toMatch(/<(?:script|link|img)[^>]+(?:src|href)=/)
  const context = await site.browser.createBrowserContext()
  const page = await context.newPage()
  const complaints: string[] = []
  const asked: string[] = []
  page.on("console", message => message.type() === "error" && complaints.push(message.text()))
  page.on("pageerror", error => complaints.push(String(error)))
  page.on("request", request => asked.push(request.url()))
  await page.setOfflineMode(true)
  await page.goto(pathToFileURL(copy).href, { waitUntil: "load" })
  await choose(page, "ville-de-valombreuil.md", fiche)
  await page.waitForSelector(".kept-done")
  // Printed, it is the form with its answers, in its own faces.
  await page.emulateMediaType("print")
  const onPaper = await page.$eval(".deposit-form input[type=text]", box => [
    box.getClientRects().length,
    getComputedStyle(box).fontFamily.slice(0, 15),
  ])
  expect(onPaper).toEqual([1, '"Source Sans 3"'])
  await page.emulateMediaType("screen")
  await page.click("[type=submit]")
  await page.waitForSelector(".deposit-end:not([hidden])")
  await page.click(".deposit-look")
  await page.waitForSelector(".deposit-sheet:not([hidden])")
  expect(await page.$eval(".deposit-pages", ({ textContent }) => textContent)).toBe("Elle tient en 2 pages.")
  const letter = await page.$eval(".deposit-letter textarea", typedIn)
  expect(letter).toContain('siret: "21370985000019"'.replaceAll('"', ""))
  expect(complaints).toEqual([])
  expect(asked.filter(address => !/^(?:file|data|blob):/.test(address))).toEqual([])
  await page.reload({ waitUntil: "load" })
  expect(await page.$eval('[name="/dgs/nom"]', typedIn)).toBe("MAQUETTEAU")
  expect(await violations(page)).toEqual([])
  await context.close()
})

test("no axe violation with errors, with its ending and its sheet, in light, dark and forced colours, nor sideways scroll", {
  timeout: 60_000,
}, async () => {
  const page = await open(site.browser, site.url + form)
  await choose(page, "ville-de-valombreuil.md", fiche)
  await page.waitForSelector(".kept-done")
  await page.click("[type=submit]")
  await page.waitForSelector(".deposit-end:not([hidden])")
  await page.click(".deposit-look")
  await page.waitForSelector(".deposit-sheet:not([hidden])")
  // What another choice of colours can change is its contrasts.
  for (const look of [{}, { dark: true }, { forced: true }]) {
    await dress(page, look)
    expect(await violations(page, "dark" in look || "forced" in look), JSON.stringify(look)).toEqual([])
  }
  // At 200 % a window of 1 280 px is one of 640.
  for (const width of [1440, 900, 640, 360, 320]) {
    await page.setViewport({ width, height: 800 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth), `${width}`).toBeLessThanOrEqual(width)
  }
  await retype(page, "/collectivite/siret", "12")
  await page.click("[type=submit]")
  await page.waitForSelector(".deposit-summary:not([hidden])")
  for (const look of [{ width: 320 }, { dark: true }, { forced: true }]) {
    await dress(page, look)
    expect(await violations(page, !("width" in look)), JSON.stringify(look)).toEqual([])
  }
  await page.browserContext().close()
})

test("an édition with a key gets what stays with the school closed, and check accepts it", async () => {
  const { identity, recipient } = await newKey()
  const context = await site.browser.createBrowserContext()
  const page = await context.newPage()
  await page.setRequestInterception(true)
  page.on("request", request => {
    if (!request.url().endsWith(form)) return void request.continue()
    const body = site.built
      .read(form)
      .replace("&quot;edition&quot;:{", `&quot;edition&quot;:{&quot;cle_publique&quot;:&quot;${recipient}&quot;,`)
    void request.respond({ contentType: "text/html; charset=utf-8", body })
  })
  await page.goto(site.url + form, { waitUntil: "load" })
  await choose(page, "ville-de-valombreuil.md", fiche)
  await page.waitForSelector(".kept-done")
  await page.click("[type=submit]")
  await page.waitForSelector(".deposit-end:not([hidden])")
  const letter = await page.$eval(".deposit-letter textarea", typedIn)
  expect(letter).not.toContain("MAQUETTEAU")
  const text = letter.slice(letter.indexOf("\n---\n") + 1)
  expect(await unseal(text.replaceAll(/^ +/gm, ""), [identity])).toMatchObject({ "/dgs/nom": "MAQUETTEAU" })
  const folder = demonstration()
  writeFileSync(join(folder, "proposals/2025-2026/ville-de-valombreuil.md"), text)
  expect(missions(folder, ["check", "proposals/2025-2026/ville-de-valombreuil.md"]).code).toBe(0)
  // Opened again, the page says that it cannot show what is closed, asks none of it, and leaves with the same.
  await choose(page, "fermee.md", text)
  await page.waitForSelector("dialog[open] .button-main")
  await page.click("dialog .button-main")
  await page.waitForSelector(".deposit-shut:not([hidden])")
  expect(await page.$eval('[name="/dgs/nom"]', typedIn)).toBe("")
  expect(await page.$eval("#q-dgs-nom-aide", ({ textContent }) => textContent)).toContain("fermée dans la fiche")
  const leaving = async () => {
    await page.click("[type=submit]")
    await page.waitForSelector(".deposit-end:not([hidden])")
    return page.$eval(".deposit-letter textarea", typedIn)
  }
  const again = await leaving()
  expect(again.slice(again.indexOf("\n---\n") + 1)).toBe(text)
  // An answer given anew is closed after the others, and wins.
  await page.type('[name="/dgs/nom"]', "D’ÉCHANTILLON")
  await page.waitForSelector(".deposit-end[hidden]")
  const anew = await leaving()
  expect(anew).not.toContain("ÉCHANTILLON")
  expect(await unseal(anew.replaceAll(/^ +/gm, ""), [identity])).toMatchObject({
    "/dgs/nom": "D’ÉCHANTILLON",
    "/tuteur/nom": "GABARISSON",
  })
  await context.close()
})

test("sent empty, every required question says that its answer is expected, and the summary names each, its title first", async () => {
  const page = await open(site.browser, site.url + form, { width: 360 })
  await page.click("[type=submit]")
  await page.waitForSelector(".deposit-summary:focus")
  const title = await page.$eval(".deposit-summary h2", heading => heading.getBoundingClientRect().top)
  expect(title).toBeGreaterThanOrEqual(0)
  expect(title).toBeLessThan(100)
  const required = fields().filter(field => field.required && !field.office)
  expect(await page.$$eval(".ask-wrong", frames => frames.map(frame => frame.getAttribute("data-question")))).toEqual(
    required.map(({ pointer }) => pointer),
  )
  expect(await page.$$eval(".ask-wrong .said-blocking", all => [...new Set(all.map(one => one.textContent))])).toEqual([
    "Cette réponse est attendue.",
  ])
  expect(await page.$$eval(".deposit-summary a", all => all.length)).toBe(required.length)
  await page.browserContext().close()
})

test("all is erased only by the button that says so, never by a second press of the same key", async () => {
  const page = await open(site.browser, site.url + form)
  const title = () => page.$eval('[name="/intitule"]', control => (control as HTMLTextAreaElement).value)
  await page.type('[name="/intitule"]', "Adapter les écoles")
  await page.focus(".deposit-clear")
  await page.keyboard.press("Enter")
  await page.waitForSelector("dialog[open]")
  await page.keyboard.press("Enter")
  expect(await page.$("dialog[open]")).not.toBeNull()
  await page.keyboard.press("Tab")
  await page.keyboard.press("Enter")
  await page.waitForSelector("dialog[open]", { hidden: true })
  expect(await title()).toBe("Adapter les écoles")
  await page.click(".deposit-clear")
  await (await page.waitForSelector("dialog[open] .button:not(.button-main)"))?.click()
  await page.waitForFunction(() => localStorage.length === 0)
  expect(await title()).toBe("")
  await page.browserContext().close()
})

test("a browser that keeps nothing says so, and without scripts the page says what to do", async () => {
  const page = await open(site.browser, site.url + form)
  await page.evaluate(() =>
    Object.defineProperty(window, "localStorage", {
      get() {
        throw new DOMException("refused", "SecurityError")
      },
    }),
  )
  await page.type('[name="/intitule"]', "Un titre")
  await page.waitForSelector(".kept-not")
  expect(await page.$eval(".deposit-kept", ({ textContent }) => textContent)).toContain("Ce navigateur ne garde rien")
  await page.browserContext().close()
  const bare = await open(site.browser, site.url + form, { script: false })
  const shown = await bare.$eval("main", main => (main as HTMLElement).innerText)
  expect(shown).toContain("Sans JavaScript, la fiche se remplit à part")
  expect(shown).toContain("stages@ecole.example")
  expect(await bare.$eval("main .note a[download]", link => link.getAttribute("href"))).toBe(
    "../2025-2026/formulaire.docx",
  )
  expect(shown).not.toContain("Vérifier ma proposition")
  await bare.browserContext().close()
})

test("the page’s own script weighs little; the rules come with the first answer, the reference data with a number", async () => {
  const weight = (start: string) => {
    const name = readdirSync(join(site.built.folder, "fichiers")).find(file => file.startsWith(start)) ?? ""
    return gzipSync(readFileSync(join(site.built.folder, "fichiers", name))).length
  }
  expect(weight("form-")).toBeLessThan(15_000)
  expect(weight("part-check-")).toBeLessThan(155_000)
  const page = await open(site.browser, site.url + form)
  const loaded = () =>
    page.evaluate(() =>
      performance.getEntriesByType("resource").flatMap(({ name }) => /part-(\w+)-/.exec(name)?.[1] ?? []),
    )
  expect(await loaded()).toEqual([])
  await page.type('[name="/intitule"]', "Un titre assez long")
  await page.waitForFunction(() => (globalThis as { missions?: { check?: unknown } }).missions?.check)
  expect(await loaded()).toEqual(["check"])
  await page.type('[name="/collectivite/siret"]', "213709850")
  await page.waitForSelector(".ask-known")
  expect(await loaded()).toEqual(["check", "authorities"])
  await page.browserContext().close()
})

async function retype(page: Page, pointer: string, answer: string): Promise<void> {
  await page.focus(`[name="${pointer}"]`)
  await page.keyboard.down("Control")
  await page.keyboard.press("KeyA")
  await page.keyboard.up("Control")
  await page.keyboard.sendCharacter(answer)
}

async function wrong(page: Page): Promise<(string | null)[]> {
  // The last answer was judged when its question was left; wait for the one check under way.
  await new Promise(resolve => setTimeout(resolve, 600))
  return page.$$eval(".ask-wrong", frames => frames.map(frame => frame.getAttribute("data-question")))
}

function focused(page: Page): Promise<string | undefined> {
  return page.evaluate(() => document.activeElement?.className)
}

/** Gives a file to «Repartir d’une fiche». */
async function choose(page: Page, name: string, text: string): Promise<void> {
  const file = join(downloads, `choisi-${name}`)
  writeFileSync(file, text)
  const field = await page.$(".deposit-file")
  await (field as unknown as { uploadFile(path: string): Promise<void> }).uploadFile(file)
}

async function downloaded(name: string): Promise<string> {
  const file = join(downloads, name)
  for (let turn = 0; turn < 100; turn++) {
    if (readdirSync(downloads).includes(name)) return readFileSync(file, "utf8")
    await new Promise(resolve => setTimeout(resolve, 100))
  }
  throw new Error(`${name} never came: ${readdirSync(downloads)}`)
}

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8")

async function violations(page: Page, colours = false): Promise<string[]> {
  await page.evaluate(axe)
  const { violations } = await page.evaluate(
    colours =>
      (globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe.run(
        colours ? { runOnly: { type: "rule", values: ["color-contrast", "link-in-text-block"] } } : {},
      ) as Promise<AxeResults>,
    colours,
  )
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(node => `${node.html.slice(0, 120)} ${node.failureSummary}`).join(" | ")}`,
  )
}
