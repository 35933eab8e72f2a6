import { once } from "node:events"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import process from "node:process"
import type { Browser, CDPSession, Page } from "puppeteer-core"
import { type Placed, placing } from "./in-page.ts"

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

/** Starts a browser that speaks to us alone (through a pipe) and to no network; `limit` is the time a call may take, in ms. */
export async function startPress(path: string, shell: string, limit: number): Promise<Press> {
  const { launch } = await import("puppeteer-core")
  const profile = await mkdtemp(join(tmpdir(), "missions-"))
  const asRoot = process.getuid?.() === 0
  let browser: Browser
  try {
    browser = await launch({
      executablePath: path,
      headless: "shell",
      pipe: true,
      userDataDir: profile,
      timeout: 30_000,
      protocolTimeout: limit,
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
      defaultViewport: { width: 1, height: 1 },
      args: [...flags, ...(isShell(path) ? unseen : []), ...(asRoot ? ["--no-sandbox"] : [])],
    })
  } catch (error) {
    await rm(profile, { recursive: true, force: true, maxRetries: 3 })
    throw new Error(startFault(path, error), { cause: error })
  }
  // Without listeners, the end of a pipe whose browser was killed would end our process too.
  for (const pipe of browser.process()?.stdio ?? []) pipe?.on("error", () => {})
  let ended: Promise<void> | undefined
  const stop = () => {
    ended ??= end(browser, profile)
    return ended
  }
  const [blank] = await browser.pages()
  const pages = blank ? [blank] : []
  return {
    tab: async () => openTab(pages.pop() ?? (await browser.newPage()), shell),
    alive: () => browser.connected && !ended,
    stop,
  }
}

const flags = [
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-default-apps",
  "--disable-domain-reliability",
  "--disable-sync",
  "--font-render-hinting=none",
  "--metrics-recording-only",
  "--no-first-run",
  "--no-pings",
]

// Nobody looks at the tabs: a shell then paints no frame of them, which is a third of its work.
const unseen = ["--enable-begin-frame-control", "--run-all-compositor-stages-before-draw"]

function isShell(path: string): boolean {
  return /headless.?shell/i.test(path)
}

async function openTab(page: Page, shell: string): Promise<Tab> {
  const session = await page.createCDPSession()
  await session.send("Emulation.setScriptExecutionDisabled", { value: true })
  await refuseRequests(page, session)
  await page.setContent(shell)
  await page.emulateMediaType("print")
  // The faces of French now: those of the margins alone would come too late for the first document.
  await session.send("Runtime.evaluate", { expression: loadFonts, awaitPromise: true })
  // A tab that is gone answers nothing more: without this it would be waited for as long as a document may take.
  const gone = new Promise<never>((_, fail) =>
    page.once("error", () => fail(new Error("l’onglet du navigateur s’est arrêté, sans doute faute de mémoire"))),
  )
  gone.catch(() => {}) // told by what is being printed
  return { print: document => Promise.race([print(page, session, document), gone]), close: () => page.close() }
}

const loadFonts =
  "Promise.all([...document.fonts].filter(face => face.unicodeRange.startsWith('U+0-')).map(face => face.load()))"

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

/**
 * Kills rather than closes: nothing of its profile is worth a goodbye, which takes 60 ms. A distribution's browser is often
 * a script that starts the real one, so the whole group ends, not its first process.
 */
async function end(browser: Browser, profile: string): Promise<void> {
  const child = browser.process()
  if (child?.pid !== undefined && child.exitCode === null && child.signalCode === null) {
    const gone = once(child, "exit")
    try {
      process.kill(process.platform === "win32" ? child.pid : -child.pid, "SIGKILL")
      await gone
    } catch {
      // it ended meanwhile
    }
  }
  await rm(profile, { recursive: true, force: true, maxRetries: 5 })
}

function startFault(path: string, error: unknown): string {
  const cause = error instanceof Error ? error.message : String(error)
  const hint = /sandbox/i.test(cause)
    ? " Ce système n’offre pas de bac à sable aux navigateurs : autorisez les espaces de noms d’utilisateurs, ou indiquez un autre navigateur avec CHROME_PATH."
    : ""
  return `Le navigateur « ${path} » n’a pas démarré : ${cause.split("\n")[0]}.${hint}`
}
