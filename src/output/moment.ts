import { spawnSync } from "node:child_process"
import { lstatSync, readdirSync } from "node:fs"
import { join } from "node:path"

/**
 * The instant a build speaks of, so that the same sources give the same bytes: SOURCE_DATE_EPOCH, else the commit the
 * folder stands at, else, outside git, when something in it last changed.
 */
export function buildMoment(env: { readonly [name: string]: string | undefined }, folder: string): Date {
  const epoch = epochOf(env)
  if (epoch) return epoch
  const git = spawnSync("git", ["log", "-1", "--format=%ct"], { cwd: folder, encoding: "utf8", timeout: 5000 })
  const seconds = git.status === 0 ? Number(git.stdout.trim()) : 0
  return new Date((seconds > 0 ? seconds : lastChange(folder)) * 1000)
}

/** When a file of a folder was last written, or taken away, in whole seconds; now when that cannot be told. */
function lastChange(folder: string): number {
  try {
    const inside = readdirSync(folder, { recursive: true, encoding: "utf8" }).map(path => join(folder, path))
    return [folder, ...inside].reduce((last, path) => Math.max(last, Math.floor(lstatSync(path).mtimeMs / 1000)), 0)
  } catch {
    return Math.floor(Date.now() / 1000) // whoever reads the folder says what is wrong with it
  }
}

/** The instant SOURCE_DATE_EPOCH names, when it does. */
export function epochOf(env: { readonly [name: string]: string | undefined }): Date | undefined {
  const epoch = env["SOURCE_DATE_EPOCH"]
  return epoch && /^\d{1,11}$/.test(epoch) ? new Date(Number(epoch) * 1000) : undefined
}
