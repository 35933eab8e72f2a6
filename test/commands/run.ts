import { spawnSync } from "node:child_process"
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { onTestFinished } from "vitest"
import { answered, type Ran } from "./loaded.ts"

export const root = fileURLToPath(new URL("../..", import.meta.url))

/** Runs the program as people do, in a folder, its output not a terminal. */
export function missions(cwd: string, args: string[], env: { [name: string]: string } = {}): Ran {
  // All but what makes pages is asked of one that is loaded already: Eleventy takes the folder of its process for its own.
  if (["build", "pdf", "dev"].includes(args[0] ?? "")) return spawned(cwd, args, env)
  return answered({ root, cwd, args, env: bare(env) })
}

/** Runs the program in a process of its own. */
export function spawned(cwd: string, args: string[], env: { [name: string]: string } = {}): Ran {
  const done = spawnSync(process.execPath, [join(root, "src/missions.mjs"), ...args], {
    cwd,
    env: bare(env),
    encoding: "utf8",
  })
  return { code: done.status, out: done.stdout, err: done.stderr }
}

/** Nothing of the environment of the tests, but where programs are. */
export function bare(env: { [name: string]: string }): { [name: string]: string } {
  const { PATH = "", HOME = "" } = process.env
  return { PATH, HOME, ...env }
}

/** A folder of its own with a copy of the demonstration’s proposals, removed when the test ends. */
export function demonstration(): string {
  const folder = emptyFolder()
  cpSync(join(root, "proposals"), join(folder, "proposals"), { recursive: true })
  return folder
}

/** The demonstration with few of its fiches, for what takes long and is the same for all. */
export function smallDemonstration(...slugs: string[]): string {
  const folder = demonstration()
  const edition = join(folder, "proposals/2025-2026")
  for (const name of readdirSync(edition))
    if (name.endsWith(".md") && !slugs.includes(name.slice(0, -".md".length))) rmSync(join(edition, name))
  return folder
}

/** A folder of its own, removed when the test ends. */
export function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "missions-"))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Replaces words of a file that must be there. */
export function spoil(file: string, from: string | RegExp, to: string): void {
  const text = readFileSync(file, "utf8")
  const spoilt = text.replace(from, to)
  if (spoilt === text) throw new Error(`Nothing to replace in ${file}: ${from}`)
  writeFileSync(file, spoilt)
}
