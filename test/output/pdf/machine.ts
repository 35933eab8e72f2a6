import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import process from "node:process"
import { shellPage } from "../../../src/output/pdf/shell.ts"
import { findBrowser } from "../../../src/setup/browser.mjs"

/** The browser of this machine; the tests of paper need one. */
export async function theBrowser(): Promise<string> {
  const path = await findBrowser()
  if (!path) throw new Error("Il faut un navigateur pour ces tests : node src/setup/setup.mjs")
  return path
}

/** The shell as it is printed on. */
export const shell = shellPage(process.cwd())

/** A browser that writes down each of its starts: its process and its profile's folder. */
export async function watchedBrowser() {
  const folder = mkdtempSync(join(tmpdir(), "watched-"))
  const log = join(folder, "log")
  const path = join(folder, "browser")
  writeFileSync(path, `#!/bin/sh\necho "$$ $*" >> "${log}"\nexec "${await theBrowser()}" "$@"\n`)
  chmodSync(path, 0o755)
  const starts = () =>
    (existsSync(log) ? readFileSync(log, "utf8").trim().split("\n") : []).map(line => ({
      pid: Number(line.split(" ")[0]),
      profile: /--user-data-dir=(\S+)/.exec(line)?.[1] ?? "",
    }))
  return {
    path,
    starts,
    /** Ends the browser as a broken machine would. */
    kill: () => process.kill(-(starts().at(-1)?.pid ?? 0), "SIGKILL"),
    /** Its processes that still run. */
    processes: () => starts().flatMap(({ profile }) => running(`user-data-dir=${profile}`)),
    /** What is left of it: processes that still run, profiles still on disk. */
    remains: () =>
      starts().flatMap(({ profile }) => [
        ...(existsSync(profile) ? [profile] : []),
        ...running(`user-data-dir=${profile}`),
      ]),
  }
}

/** Command lines of running processes that hold some words (none outside Linux). */
function running(words: string): string[] {
  if (!existsSync("/proc/self/cmdline")) return []
  return readdirSync("/proc")
    .filter(name => /^\d+$/.test(name))
    .map(commandOf)
    .filter(line => line.includes(words))
}

/** Ends a tab's own process, as a system without memory does; false when it has none any more. */
export function killRenderer(browser: number): boolean {
  const pid = Number(
    readdirSync("/proc").find(
      name => /^\d+$/.test(name) && groupOf(name) === browser && commandOf(name).includes("--type=renderer"),
    ),
  )
  if (Number.isNaN(pid)) return false
  process.kill(pid, "SIGKILL")
  return true
}

function groupOf(pid: string): number {
  try {
    return Number(/^\d+ \(.*\) \S \d+ (\d+)/s.exec(readFileSync(`/proc/${pid}/stat`, "latin1"))?.[1])
  } catch {
    return 0 // it has just ended
  }
}

function commandOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8")
  } catch {
    return "" // it has just ended
  }
}
