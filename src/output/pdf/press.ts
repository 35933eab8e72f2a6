import { setTimeout as wait } from "node:timers/promises"
import type { CDPSession } from "puppeteer-core/internal/api/CDPSession.js"
import type { Connection } from "puppeteer-core/internal/cdp/Connection.js"
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
    // One that ends says why a little after its pipes have closed.
    driven.catch((error: unknown) => Promise.race([started.ended, wait(500, String(error))])),
    started.ended,
    wait(patience, "il n’a rien répondu en une demi-minute", { signal: late.signal }),
  ])
  late.abort()
  if (typeof outcome === "string") {
    await started.kill()
    throw misuse(startFault(started.path, outcome))
  }
  let gone = false
  started.ended.then(() => {
    gone = true
  })
  const { connection, blanks } = outcome
  return {
    tab: async () => openTab(connection, blanks.pop() ?? (await blankPage(connection)), shell),
    alive: () => !gone,
    stop() {
      gone = true
      return started.kill()
    },
  }
}

/** Milliseconds a browser has to start. */
const patience = 30_000

/**
 * The part of puppeteer that speaks to a browser, read while it boots: the one that knows of pages, frames and networks is
 * fifteen times larger, and of those we ask for a print only.
 */
async function driving({ transport, ended }: BrowserProcess, timeout: number) {
  const { Connection } = await import("puppeteer-core/internal/cdp/Connection.js")
  const connection = new Connection("", transport, 0, timeout)
  ended.then(() => connection.dispose()) // one that ended before answers nothing: its call would be waited for in vain
  const { targetInfos } = await connection.send("Target.getTargets")
  return { connection, blanks: targetInfos.filter(({ type }) => type === "page").map(({ targetId }) => targetId) }
}

async function blankPage(connection: Connection): Promise<string> {
  return (await connection.send("Target.createTarget", { url: "about:blank" })).targetId
}

async function openTab(connection: Connection, targetId: string, shell: string): Promise<Tab> {
  const info = { targetId, type: "page", title: "", url: "", attached: false, canAccessOpener: false }
  const session = await connection.createSession(info)
  // A tab that is gone answers nothing more: without this it would be waited for as long as a document may take.
  const gone = new Promise<never>((_, fail) =>
    session.once("Inspector.targetCrashed", () =>
      fail(new Error("l’onglet du navigateur s’est arrêté, sans doute faute de mémoire")),
    ),
  )
  gone.catch(() => {}) // told by what is being printed
  let address = ""
  session.on("Page.frameNavigated", ({ frame }) => {
    if (frame.parentId === undefined) address = frame.url
  })
  const asked = [
    session.send("Inspector.enable"),
    session.send("Page.enable"),
    session.send("Emulation.setScriptExecutionDisabled", { value: true }),
    session.send("Emulation.setDeviceMetricsOverride", { width: 1, height: 1, deviceScaleFactor: 1, mobile: false }),
    session.send("Emulation.setEmulatedMedia", { media: "print" }),
    refuseRequests(session),
  ]
  await Promise.all(asked)
  await evaluate(session, `document.open(); document.write(${JSON.stringify(shell)}); document.close()`)
  await evaluate(session, placer())
  // The faces of French now: those of the margins alone would come too late for the first document.
  const unread = await evaluate(session, loadFonts)
  if (unread !== "")
    throw misuse(
      `Le navigateur ne sait pas lire la police « ${unread} » : les PDF seraient composés dans une autre. Réinstallez les polices avec « npm ci », ou indiquez un navigateur plus récent avec CHROME_PATH.`,
    )
  const printed = async (document: Document) => {
    const made = await print(session, document)
    if (address !== "" && address !== "about:blank") throw new Error(`la page a changé d’adresse (${address})`)
    return made
  }
  return {
    print: document => Promise.race([printed(document), gone]),
    close: async () => void (await connection.send("Target.closeTarget", { targetId })),
  }
}

const loadFonts =
  "Promise.all([...document.fonts].filter(face => face.unicodeRange.startsWith('U+0-'))" +
  ".map(face => face.load().then(() => '', () => face.family.replaceAll('\"', ''))))" +
  ".then(unread => unread.find(Boolean) ?? '')"

async function refuseRequests(session: CDPSession): Promise<void> {
  session.on("Fetch.requestPaused", ({ requestId }) => {
    session.send("Fetch.failRequest", { requestId, errorReason: "AccessDenied" }).catch(() => {}) // the tab is closing
  })
  await session.send("Fetch.enable", { patterns: [{ urlPattern: "*" }] })
  await session.send("Network.enable")
  await session.send("Network.emulateNetworkConditions", {
    offline: true,
    latency: 0,
    downloadThroughput: -1,
    uploadThroughput: -1,
  })
}

type Document = Parameters<Tab["print"]>[0]

async function print(session: CDPSession, document: Document): Promise<{ bytes: Uint8Array } & Placed> {
  const placed = (await evaluate(session, placing(document))) as Placed
  const { data } = await session.send("Page.printToPDF", {
    preferCSSPageSize: true,
    generateTaggedPDF: true,
    generateDocumentOutline: true,
  })
  return { bytes: Buffer.from(data, "base64"), ...placed }
}

/** What an expression comes to in the page, once it is settled; throws what it throws. */
async function evaluate(session: CDPSession, expression: string): Promise<unknown> {
  const { result, exceptionDetails } = await session.send("Runtime.evaluate", {
    expression,
    awaitPromise: true,
    returnByValue: true,
  })
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
  return result.value
}

function startFault(path: string, cause: string): string {
  const hint = /sandbox/i.test(cause)
    ? " Ce système n’offre pas de bac à sable aux navigateurs : autorisez les espaces de noms d’utilisateurs, ou indiquez un autre navigateur avec CHROME_PATH."
    : ""
  return `Le navigateur « ${path} » n’a pas démarré : ${cause.split("\n")[0]}.${hint}`
}
