import { mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import process from "node:process"
import type { Browser, CDPSession } from "puppeteer-core"

/** What a printing program is given on its command line: a file, a folder, the browser, how many documents. */
const [file = "", folder = "", chrome = "", most] = process.argv.slice(2)

export interface Documents {
  /** An empty page with styles and fonts, and a style element `heads`. */
  shell: string
  documents: { id: string; title: string; html: string; heads: string }[]
  /** Addresses of the pages of a site already built, one a document. */
  pages: string[]
}

/** Where PDFs go. */
export const out = folder

/** The browser. */
export const path = chrome

/** The documents to print: those of the file, or its first ones. */
export function jobs(): Documents {
  mkdirSync(out, { recursive: true })
  const all = JSON.parse(readFileSync(file, "utf8")) as Documents
  const count = most === undefined ? all.documents.length : Number(most)
  return { ...all, documents: all.documents.slice(0, count), pages: (all.pages ?? []).slice(0, count) }
}

/** The same browser for every program, started the same way. */
export async function browser(): Promise<Browser> {
  const { launch } = await import("puppeteer-core")
  return launch({
    executablePath: chrome,
    headless: "shell",
    pipe: true,
    userDataDir: join(out, "profile"),
    protocolTimeout: 3_600_000, // a thousand missions in one print
    args: [
      "--allow-file-access-from-files",
      "--font-render-hinting=none",
      "--no-first-run",
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
    ],
  })
}

/** A tab that holds styles and fonts. */
export async function tab(browser: Browser, shell: string): Promise<CDPSession> {
  const page = await browser.newPage()
  await page.setContent(shell)
  return page.createCDPSession()
}

/** Swaps the body and prints: a swap, a call of the protocol, a file. */
export async function print(session: CDPSession, one: Documents["documents"][number], folder: string): Promise<void> {
  const { exceptionDetails } = await session.send("Runtime.evaluate", {
    expression: `(${swap})(${JSON.stringify([one.title, one.html, one.heads])})`,
    awaitPromise: true,
  })
  if (exceptionDetails) throw new Error(exceptionDetails.text)
  const { data } = await session.send("Page.printToPDF", {
    preferCSSPageSize: true,
    generateTaggedPDF: true,
    generateDocumentOutline: true,
  })
  writeFileSync(join(folder, `${one.id}.pdf`), Buffer.from(data, "base64"))
}

/** Tells the bench how long printing took, and the sheets a second once it was under way. */
export function said(sheets: number, start: number, pace?: number): void {
  const seconds = (performance.now() - start) / 1000
  console.log(JSON.stringify({ sheets, seconds, pace: pace ?? sheets / seconds }))
}

/** Sheets a second from the first to the last, of the moments in ms at which each was done. */
export function paceOf(times: readonly number[]): number {
  const [first = 0, last = 0] = [times[0], times.at(-1)]
  return (1000 * (times.length - 1)) / (last - first)
}

const swap = `([title, html, heads]) => {
  document.title = title
  document.getElementById("heads").textContent = heads
  document.body.innerHTML = html
  return document.fonts.ready.then(() => {})
}`
