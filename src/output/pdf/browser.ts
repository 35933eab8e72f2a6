import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { mkdtempSync, statfsSync } from "node:fs"
import { rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import process from "node:process"
import type { Readable, Writable } from "node:stream"
import type { ConnectionTransport } from "puppeteer-core"
import { misuse } from "../../model/misuse.ts"

/** A browser's process, which speaks to us alone, through pipes. */
export interface BrowserProcess {
  path: string
  transport: ConnectionTransport
  /** Settles with the reason when it ends or can't start. */
  ended: Promise<string>
  /** Ends it with everything it started, at once, and removes its profile; safe to call twice. */
  kill(): Promise<void>
}

/** Starts a browser in a profile of its own. It boots while we read what to drive it with. */
export function spawnBrowser(path: string): BrowserProcess {
  checkRoom()
  const profile = mkdtempSync(join(tmpdir(), "missions-"))
  const child = spawn(path, flagsFor(path, profile), {
    stdio: ["ignore", "ignore", "pipe", "pipe", "pipe"],
    detached: process.platform !== "win32",
  })
  const said: Buffer[] = []
  child.stderr?.on("data", (text: Buffer) => said.length < 20 && said.push(text))
  const gone = new Promise<string>(settle => {
    child.once("error", error => settle(error.message))
    child.once("exit", (code, signal) => settle(lastWords(Buffer.concat(said).toString(), signal ?? `code ${code}`)))
  })
  let killed: Promise<void> | undefined
  return {
    path,
    transport: pipesOf(child),
    ended: gone,
    kill() {
      killed ??= kill(child).then(() => rm(profile, { recursive: true, force: true, maxRetries: 5 }))
      return killed
    },
  }
}

// What puppeteer gives its own browsers, less what a printer never meets: windows, sounds, stores of passwords, extensions.
const flags = [
  "--headless",
  "--remote-debugging-pipe",
  "--allow-pre-commit-input",
  "--disable-background-networking",
  "--disable-background-timer-throttling",
  "--disable-backgrounding-occluded-windows",
  "--disable-breakpad",
  "--disable-client-side-phishing-detection",
  "--disable-component-extensions-with-background-pages",
  "--disable-component-update",
  "--disable-crash-reporter",
  "--disable-default-apps",
  "--disable-dev-shm-usage",
  "--disable-domain-reliability",
  "--disable-extensions",
  "--disable-features=Translate,AcceptCHFrame,MediaRouter,OptimizationHints",
  "--disable-hang-monitor",
  "--disable-ipc-flooding-protection",
  "--disable-popup-blocking",
  "--disable-renderer-backgrounding",
  "--disable-search-engine-choice-screen",
  "--disable-sync",
  "--export-tagged-pdf",
  "--font-render-hinting=none",
  "--force-color-profile=srgb",
  "--generate-pdf-document-outline",
  "--hide-scrollbars",
  "--metrics-recording-only",
  "--mute-audio",
  "--no-first-run",
  "--no-pings",
  "--password-store=basic",
  "--use-mock-keychain",
]

// Nobody looks at the tabs: a shell then paints no frame of them, which is a third of its work.
const unseen = ["--enable-begin-frame-control", "--run-all-compositor-stages-before-draw"]

function flagsFor(path: string, profile: string): string[] {
  return [
    ...flags,
    ...(/headless.?shell/i.test(path) ? unseen : []),
    ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
    `--user-data-dir=${profile}`,
    "about:blank",
  ]
}

/** The browser's protocol over its pipes: messages that end with a zero. */
function pipesOf(child: ChildProcess): ConnectionTransport {
  const [, , , toBrowser, fromBrowser] = child.stdio as unknown as [null, null, Readable, Writable?, Readable?]
  const transport: ConnectionTransport = {
    send(message) {
      toBrowser?.write(`${message}\0`)
    },
    close() {},
  }
  // Without listeners, the end of a pipe whose browser was killed would end our process too.
  toBrowser?.on("error", () => {})
  fromBrowser?.on("error", () => {})
  fromBrowser?.once("close", () => transport.onclose?.())
  let pending: Buffer[] = []
  fromBrowser?.on("data", (data: Buffer) => {
    let start = 0
    for (let end = data.indexOf(0); end >= 0; end = data.indexOf(0, start)) {
      const message = Buffer.concat([...pending, data.subarray(start, end)]).toString()
      pending = []
      start = end + 1
      // As puppeteer does: each message is heard in a turn of its own.
      setImmediate(() => transport.onmessage?.(message))
    }
    if (start < data.length) pending.push(data.subarray(start))
  })
  return transport
}

/**
 * Kills rather than closes: nothing of its profile is worth a goodbye, which takes 60 ms. A distribution's browser is often
 * a script that starts the real one, so the whole group ends, not its first process.
 */
async function kill(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, "exit")
  try {
    process.kill(process.platform === "win32" ? child.pid : -child.pid, "SIGKILL")
    await gone
  } catch {
    // it ended meanwhile
  }
}

/** The line in which a browser says why it stops; its end otherwise. */
function lastWords(said: string, end: string): string {
  const lines = said.split("\n").filter(line => line.trim() !== "")
  return lines.find(line => /sandbox|fatal|error while loading/i.test(line))?.trim() ?? lines.at(-1)?.trim() ?? end
}

/** Fails where a browser could not keep its profile: it would hang, or end without a word. */
function checkRoom(): void {
  const { bavail, bsize } = statfsSync(tmpdir())
  if (bavail * bsize < 5_000_000)
    throw misuse(
      `Le disque des fichiers temporaires (${tmpdir()}) est plein : un navigateur ne peut y démarrer. Libérez de la place, ou indiquez un autre dossier avec TMPDIR.`,
    )
}
