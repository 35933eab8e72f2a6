import { createHash } from "node:crypto"
import { mkdtempSync, symlinkSync, writeFileSync } from "node:fs"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import process from "node:process"
import { afterEach, describe, expect, test, vi } from "vitest"
import { spawnBrowser } from "../../../src/output/pdf/browser.ts"
import { sheetCache } from "../../../src/output/pdf/cache.ts"
import {
  type Job,
  type Printed,
  type PrinterOptions,
  printDocuments,
  type Unprinted,
} from "../../../src/output/pdf/print.ts"
import { shellPage } from "../../../src/output/pdf/shell.ts"
import { killRenderer, shell, theBrowser, watchedBrowser } from "./machine.ts"
import { openPdf } from "./open-pdf.ts"

const date = new Date("2025-07-18T07:00:00Z")

function job(id: string, html = `<h1>Titre ${id}</h1><p>L’été de ${id}</p>`): Job {
  return { id, title: `Fiche ${id}`, html, heads: "", date }
}

function jobs(many: number): Job[] {
  return Array.from({ length: many }, (_, index) => job(`n${index}`))
}

async function printAll(
  list: Iterable<Job>,
  options: Partial<PrinterOptions> & { onResult?: (done: number) => void } = {},
) {
  const results: (Printed | Unprinted)[] = []
  const deliver = (result: Printed | Unprinted) => {
    results.push(result)
    options.onResult?.(results.length)
  }
  await printDocuments(list, { browser: await theBrowser(), shell: await shell, ...options, deliver })
  return results.sort((a, b) => a.id.localeCompare(b.id, "en", { numeric: true }))
}

function printed(result: Printed | Unprinted | undefined): Printed {
  if (!result || "error" in result) throw new Error(`non imprimé : ${result?.error}`)
  return result
}

function digest(result: Printed | Unprinted | undefined): string {
  return createHash("sha256").update(printed(result).bytes).digest("hex")
}

const left: (() => string[])[] = []
async function watched() {
  const browser = await watchedBrowser()
  left.push(browser.remains)
  return browser
}
afterEach(async () => {
  // A distribution's browser is the child of a script: killed with it, it may take longer to end.
  for (const remains of left.splice(0)) await vi.waitFor(() => expect(remains()).toEqual([]), 5_000)
})

describe("what is printed", () => {
  test("is told by name, page by page, and opens", async () => {
    const [first] = await printAll([
      job("a", '<h1>Bien vieillir</h1><p>L’été</p><p style="break-before:page">Suite</p>'),
    ])
    const { bytes, pages } = printed(first)
    const pdf = await openPdf(bytes)
    expect(pages).toBe(2)
    expect(pdf).toMatchObject({ title: "Fiche a", lang: "fr", tagged: true })
    expect(pdf.pages.map(({ text }) => text.replace(/^\d \/ 2\s*/, ""))).toEqual([
      expect.stringContaining("L’été"),
      expect.stringContaining("Suite"),
    ])
    expect(pdf.pages[0]?.text).toContain("1 / 2")
  })

  test("is the same to the byte, whatever the tab, the neighbours and the day", async () => {
    const table = '<table><tr><th scope="row">Nom</th><td>Valeur</td></tr></table>'
    const [alone] = await printAll([job("x", table)], { tabs: 1 })
    const many = await printAll([...jobs(9), job("x", table), ...jobs(5)], { tabs: 2, renew: 3 })
    expect(digest(many.find(({ id }) => id === "x"))).toBe(digest(alone))
    expect(Buffer.from(printed(alone).bytes).toString("latin1")).not.toContain("CreationDate (D:2026")
  })

  test("is spelt right in the outline where a title breaks over lines", async () => {
    const title = "Une cuisine centrale intercommunale au service du projet alimentaire territorial et de ses habitants"
    const [one] = await printAll([job("x", `<h1 style="width:60mm">${title}</h1>`)])
    expect((await openPdf(printed(one).bytes)).outline).toEqual([{ title, level: 1, page: 1 }])
  })

  test("says where its links lead, and drops an address that isn’t https or a mailbox", async () => {
    const html = `<p><a href="https://a.example/">un</a> <a href="mailto:b@c.example">deux</a>
      <a href="javascript:alert(1)">trois</a> <a href="file:///etc/passwd">quatre</a> <a href="//d.example">cinq</a>
      <svg><a href="javascript:alert(2)"><text>six</text></a></svg></p>`
    const [one] = await printAll([job("x", html)])
    const { pages } = await openPdf(printed(one).bytes)
    expect(pages[0]?.links.map(({ url }) => url)).toEqual(["https://a.example/", "mailto:b@c.example"])
  })

  test("lets no script run, no request out, and no local file in", async () => {
    const asked: string[] = []
    const server = createServer((request, response) => {
      asked.push(request.url ?? "")
      response.end("bonjour")
    })
    await new Promise<void>(done => server.listen(0, "127.0.0.1", done))
    const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const secret = join(mkdtempSync(join(tmpdir(), "secret-")), "secret.txt")
    writeFileSync(secret, "TRES-SECRET")
    try {
      const html = `<h1>Titre</h1><img src="${base}/img" onerror="document.title='pris'"><iframe src="file://${secret}"></iframe>
        <iframe src="${base}/frame"></iframe><object data="file://${secret}"></object><embed src="${base}/embed">
        <script>document.title = "pris"</script><link rel="stylesheet" href="${base}/css"><svg><image href="${base}/svg"/></svg>
        <style>@import "${base}/import"; body { background: url(${base}/bg) }</style>
        <meta http-equiv="refresh" content="0;url=${base}/refresh"><base href="${base}/">`
      const [one] = await printAll([job("x", html), job("y")])
      const pdf = await openPdf(printed(one).bytes)
      expect(pdf.title).toBe("Fiche x")
      expect(pdf.pages.map(({ text }) => text).join()).not.toContain("SECRET")
      expect(asked).toEqual([])
    } finally {
      server.closeAllConnections()
      server.close()
    }
  })
})

describe("what goes wrong", () => {
  test("a browser that dies is started again, and every document comes out", async () => {
    const browser = await watched()
    let kills = 0
    const results = await printAll(jobs(40), {
      browser: browser.path,
      onResult: done => {
        if (done === 8 || done === 20) {
          browser.kill()
          kills++
        }
      },
    })
    expect(kills).toBe(2)
    expect(browser.starts().length).toBeGreaterThan(2)
    expect(results.map(({ id }) => id)).toEqual(jobs(40).map(({ id }) => id))
    for (const result of results) expect(printed(result).pages).toBe(1)
  })

  test.runIf(process.platform === "linux")(
    "a tab that the system ends for want of memory is opened again",
    async () => {
      const browser = await watched()
      const limit = 600_000 // what a tab that is gone must not be waited for
      const killed: boolean[] = []
      const results = await printAll(jobs(30), {
        browser: browser.path,
        limit,
        onResult: done => {
          if (done === 8) killed.push(killRenderer(browser.starts().at(-1)?.pid ?? 0))
        },
      })
      expect(killed).toEqual([true])
      for (const result of results) expect(printed(result).pages).toBe(1)
      expect(results).toHaveLength(30)
    },
  )

  test("a browser started early that died meanwhile is started again", async () => {
    const { path } = await watched()
    const early = spawnBrowser(path)
    await early.kill()
    const results = await printAll(jobs(2), { browser: early })
    expect(results.map(result => printed(result).pages)).toEqual([1, 1])
  })

  test("a document that can’t be kept stops everything, and nothing is delivered afterwards", async () => {
    const browser = await watched()
    let delivered = 0
    const printing = printAll(jobs(60), {
      browser: browser.path,
      onResult: done => {
        delivered = done
        if (done === 5) throw new Error("plus de place")
      },
    })
    await expect(printing).rejects.toThrow("plus de place")
    const then = delivered
    await new Promise(resolve => setTimeout(resolve, 300))
    expect(delivered).toBe(then)
  })

  test("a document that takes too long three times is named, the rest is delivered", async () => {
    const browser = await watched()
    const endless = job("endless", `<p>${"<b>a<i>b</i></b>".repeat(300_000)}</p>`)
    const results = await printAll([...jobs(3), endless, ...jobs(6).slice(3)], { browser: browser.path, limit: 1_200 })
    expect(results.filter(result => "error" in result)).toMatchObject([
      { id: "endless", error: "le navigateur y passe trop de temps" },
    ])
    expect(results).toHaveLength(7)
    expect(browser.starts().length).toBeGreaterThanOrEqual(3)
  })

  test("an abort stops everything at once and leaves no browser behind", async () => {
    const browser = await watched()
    const controller = new AbortController()
    const printing = printAll(jobs(500), {
      browser: browser.path,
      signal: controller.signal,
      onResult: done => {
        if (done === 5) controller.abort()
      },
    })
    await expect(printing).rejects.toMatchObject({ name: "AbortError" })
    expect(browser.starts()).toHaveLength(1)
  })

  test("a typeface that is missing, or that the browser can’t read, is named, and nothing is printed in another", async () => {
    const root = mkdtempSync(join(tmpdir(), "root-"))
    symlinkSync(join(process.cwd(), "site"), join(root, "site"))
    await expect(shellPage(root)).rejects.toThrow(/^Il manque la police « Source Sans 3 » .* Lancez « npm ci »/)
    const browser = await watched()
    const unreadable = (await shell).replace(/(font-family:"Newsreader"[^}]*?base64,)[^)]*/g, "$1AAAA")
    let delivered = 0
    const given = { browser: browser.path, shell: unreadable, tabs: 1, onResult: () => void delivered++ }
    const printing = printAll(jobs(5), given)
    await expect(printing).rejects.toThrow(/ne sait pas lire la police « Newsreader »/)
    expect(delivered).toBe(0)
    expect(browser.starts()).toHaveLength(1)
  })

  test("a program that isn’t a browser is told in plain words", async () => {
    await expect(printAll([job("a")], { browser: "/bin/false" })).rejects.toThrow(/« \/bin\/false » n’a pas démarré/)
    await expect(printAll([job("a")], { browser: "/nowhere" })).rejects.toMatchObject({
      name: "Misuse", // told without a stack of ours
      message: expect.stringMatching(/n’a pas démarré : .*ENOENT/),
    })
  })
})

describe("the cache", () => {
  test("gives back what was printed without starting a browser, and prints what changed", async () => {
    const folder = mkdtempSync(join(tmpdir(), "sheets-"))
    const browser = await watched()
    const cache = sheetCache(folder, browser.path, await shell)
    const first = await printAll(jobs(4), { browser: browser.path, cache })
    expect(browser.starts()).toHaveLength(1)
    const again = await printAll(jobs(4), { browser: browser.path, cache })
    expect(browser.starts()).toHaveLength(1)
    expect(again.map(digest)).toEqual(first.map(digest))
    const changed = jobs(4).map(one => (one.id === "n2" ? { ...one, html: "<h1>Autre</h1>" } : one))
    const third = await printAll(changed, { browser: browser.path, cache })
    expect(browser.starts()).toHaveLength(2)
    expect(third.map(digest).map((one, index) => one === digest(first[index]))).toEqual([true, true, false, true])
  })

  test("is made of everything: another shell, title, date or browser is another print", async () => {
    const folder = mkdtempSync(join(tmpdir(), "sheets-"))
    const browser = await watched()
    const cache = sheetCache(folder, browser.path, await shell)
    await cache.put(job("a"), { id: "a", bytes: new Uint8Array([1]), pages: 1, places: new Map([["here", 2]]) })
    expect(await cache.get(job("a"))).toMatchObject({ pages: 1, places: new Map([["here", 2]]) })
    expect(await cache.get({ ...job("a"), title: "Autre" })).toBeUndefined()
    expect(await cache.get({ ...job("a"), date: new Date(0) })).toBeUndefined()
    expect(await cache.get({ ...job("a"), heads: "@page{}" })).toBeUndefined()
    expect(await sheetCache(folder, browser.path, "autre").get(job("a"))).toBeUndefined()
    expect(await sheetCache(folder, await theBrowser(), await shell).get(job("a"))).toBeUndefined()
  })
})
