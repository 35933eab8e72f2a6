import { execFileSync, spawnSync } from "node:child_process"
import { existsSync, mkdirSync, writeFileSync } from "node:fs"
import { homedir } from "node:os"
import { dirname, join } from "node:path"
import process from "node:process"
import type { Bench } from "../bench.ts"

/** Installs packages into the bench's own cache; the folder, or undefined when npm fails. */
export function install(bench: Bench, name: string, packages: string[]): string | undefined {
  const cache = process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache")
  const folder = join(cache, "missions-bench", name)
  const done = join(folder, "installed")
  if (existsSync(done)) return folder
  bench.say(`installing ${packages.join(", ")} into ${folder}`)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, "package.json"), '{ "private": true }\n')
  try {
    const shell = process.platform === "win32"
    execFileSync("npm", ["install", "--no-audit", "--no-fund", ...packages], { cwd: folder, stdio: "ignore", shell })
  } catch {
    return undefined
  }
  writeFileSync(done, "")
  return folder
}

/** Notes why something is not measured. */
export function skip(bench: Bench, what: string): undefined {
  bench.skipped.add(what)
  return undefined
}

/** Whether a program is there and answers. */
export function works(program: string, ...words: string[]): boolean {
  return spawnSync(program, words, { stdio: "ignore" }).status === 0
}

/** Writes files by their path under a folder. */
export function writeAll(folder: string, files: { [name: string]: string }): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
}

/** As much around each page of a peer as our own pages have. */
export const frame = `<!-- ${"x".repeat(6000)} -->`
