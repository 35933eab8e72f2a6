import { setTimeout as wait } from "node:timers/promises"
import type { CDPSession } from "puppeteer-core/internal/api/CDPSession.js"
import type { Page } from "puppeteer-core/internal/api/Page.js"
import { misuse } from "../../model/misuse.ts"
import type { BrowserProcess } from "./browser.ts"
import { type Placed, placer, placing } from "./in-page.ts"

/** A running browser that prints. */
export interface Press {
  /** A tab with the shell loaded. */
  tab(): Promise<Tab>
  alive(): boolean
  /** Ends the browser and everything it started, at once; safe to call twice. */
  stop(): Promise<void>
}

export interface Tab {
  print(document: { title: string; html: string; heads: string }): Promise<{ bytes: Uint8Array } & Placed>
  close(): Promise<void>
}

/** Makes a press of a browser that starts, which speaks to no network; `limit` is the time a call may take, in ms. */
export async function startPress(started: BrowserProcess, shell: string, limit: number): Promise<Press> {
  const driven = driving(started, limit)
  driven.catch(() => {}) // told below
  const late = new AbortController()
  const outcome = await Promise.race([
    driven.catch((error: unknown) => String(error instanceof Error ? error.message : error)),
    started.ended,
    wait(patience, "il n’a rien répondu en une demi-minute", { signal: late.signal }),
  ])
  late.abort()
  if (typeof outcome === "string") {
    await started.kill()
    throw new Error(startFault(started.path, outcome))
  }
  const { browser, blank } = outcome
  let stopped = false
  const pages = [blank]
  return {
    tab: async () => openTab(pages.pop() ?? (await browser.newPage()), shell),
    alive: () => browser.connected && !stopped,
    stop() {
      stopped = true
      return started.kill()
    },
  }
}

/** Milliseconds a browser has to start. */
const patience = 30_000

/** The part of puppeteer that drives a browser, read while it boots; the other, which starts and downloads them, is 2 MB. */
async function driving({ transport }: BrowserProcess, protocolTimeout: number) {
  const { connect } = await import("puppeteer-core/internal/puppeteer-core-browser.js")
  const defaultViewport = { width: 1, height: 1 }
  const browser = await connect({ transport, protocolTimeout, defaultViewport })
  const [blank] = await browser.pages()
  return { browser, blank: blank ?? (await browser.newPage()) }
}

async function openTab(page: Page, shell: string): Promise<Tab> {
  const session = await page.createCDPSession()
  await session.send("Emulation.setScriptExecutionDisabled", { value: true })
  await refuseRequests(page, session)
  await page.setContent(shell)
  await page.emulateMediaType("print")
  await session.send("Runtime.evaluate", { expression: placer() })
  // The faces of French now: those of the margins alone would come too late for the first document.
  const { result } = await session.send("Runtime.evaluate", { expression: loadFonts, awaitPromise: true })
  if (result.value !== "")
    throw misuse(
      `Le navigateur ne sait pas lire la police « ${result.value} » : les PDF seraient composés dans une autre. Réinstallez les polices avec « npm ci », ou indiquez un navigateur plus récent avec CHROME_PATH.`,
    )
  // A tab that is gone answers nothing more: without this it would be waited for as long as a document may take.
  const gone = new Promise<never>((_, fail) =>
    page.once("error", () => fail(new Error("l’onglet du navigateur s’est arrêté, sans doute faute de mémoire"))),
  )
  gone.catch(() => {}) // told by what is being printed
  return { print: document => Promise.race([print(page, session, document), gone]), close: () => page.close() }
}

const loadFonts =
  "Promise.all([...document.fonts].filter(face => face.unicodeRange.startsWith('U+0-'))" +
  ".map(face => face.load().then(() => '', () => face.family.replaceAll('\"', ''))))" +
  ".then(unread => unread.find(Boolean) ?? '')"

async function refuseRequests(page: Page, session: CDPSession): Promise<void> {
  await session.send("Fetch.enable", { patterns: [{ urlPattern: "*" }] })
  session.on("Fetch.requestPaused", ({ requestId }) => {
    session.send("Fetch.failRequest", { requestId, errorReason: "AccessDenied" }).catch(() => {}) // the tab is closing
  })
  await page.setOfflineMode(true)
}

async function print(page: Page, session: CDPSession, document: { title: string; html: string; heads: string }) {
  const { result, exceptionDetails } = await session.send("Runtime.evaluate", {
    expression: placing(document),
    awaitPromise: true,
    returnByValue: true,
  })
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
  const { data } = await session.send("Page.printToPDF", {
    preferCSSPageSize: true,
    generateTaggedPDF: true,
    generateDocumentOutline: true,
  })
  if (page.url() !== "about:blank") throw new Error(`la page a changé d’adresse (${page.url()})`)
  return { bytes: Buffer.from(data, "base64"), ...(result.value as Placed) }
}

function startFault(path: string, cause: string): string {
  const hint = /sandbox/i.test(cause)
    ? " Ce système n’offre pas de bac à sable aux navigateurs : autorisez les espaces de noms d’utilisateurs, ou indiquez un autre navigateur avec CHROME_PATH."
    : ""
  return `Le navigateur « ${path} » n’a pas démarré : ${cause.split("\n")[0]}.${hint}`
}
