import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import process from "node:process"
import { setTimeout as sleep } from "node:timers/promises"
import type { Browser, CDPSession, Page } from "puppeteer"
import { type Placed, placing } from "./in-page.ts"

/** A running browser that prints. */
export interface Press {
  /** A tab with the shell loaded. */
  tab(): Promise<Tab>
  alive(): boolean
  /** Ends the browser and everything it started, without waiting for its goodbye when it hangs; safe to call twice. */
  stop(how?: "hung"): Promise<void>
}

export interface Tab {
  print(document: { title: string; html: string; heads: string }): Promise<{ bytes: Uint8Array } & Placed>
  close(): Promise<void>
}

/** Starts a browser that speaks to us alone (through a pipe) and to no network; `limit` is the time a call may take, in ms. */
export async function startPress(path: string, shell: string, limit: number): Promise<Press> {
  const { launch } = await import("puppeteer")
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
      args: [...flags, ...(asRoot ? ["--no-sandbox"] : [])],
    })
  } catch (error) {
    await rm(profile, { recursive: true, force: true, maxRetries: 3 })
    throw new Error(startFault(path, error), { cause: error })
  }
  // Without listeners, the end of a pipe whose browser was killed would end our process too.
  for (const pipe of browser.process()?.stdio ?? []) pipe?.on("error", () => {})
  let ended: Promise<void> | undefined
  const end = async (how?: "hung") => {
    const closing = browser.close().catch(() => {}) // already gone
    if (how !== "hung") await Promise.race([closing, sleep(2_000, undefined, { ref: false })])
    endGroup(browser)
    await rm(profile, { recursive: true, force: true, maxRetries: 5 })
  }
  const stop = (how?: "hung") => {
    ended ??= end(how)
    return ended
  }
  return { tab: () => openTab(browser, shell), alive: () => browser.connected && !ended, stop }
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

async function openTab(browser: Browser, shell: string): Promise<Tab> {
  const page = await browser.newPage()
  const session = await page.createCDPSession()
  await session.send("Emulation.setScriptExecutionDisabled", { value: true })
  await refuseRequests(page, session)
  await page.setContent(shell)
  await page.emulateMediaType("print")
  // All faces now: those of the margins alone would come too late for the first document.
  await session.send("Runtime.evaluate", { expression: loadFonts, awaitPromise: true })
  return { print: document => print(page, session, document), close: () => page.close() }
}

const loadFonts = "Promise.all([...document.fonts].map(face => face.load()))"

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

/** A distribution's browser is often a script that starts the real one: the whole group ends, not its first process. */
function endGroup(browser: Browser): void {
  const pid = browser.process()?.pid
  if (pid === undefined) return
  try {
    process.kill(process.platform === "win32" ? pid : -pid, "SIGKILL")
  } catch {
    // already ended
  }
}

function startFault(path: string, error: unknown): string {
  const cause = error instanceof Error ? error.message : String(error)
  const hint = /sandbox/i.test(cause)
    ? " Ce système n’offre pas de bac à sable aux navigateurs : autorisez les espaces de noms d’utilisateurs, ou indiquez un autre navigateur avec CHROME_PATH."
    : ""
  return `Le navigateur « ${path} » n’a pas démarré : ${cause.split("\n")[0]}.${hint}`
}
