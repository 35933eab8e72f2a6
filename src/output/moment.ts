import { spawnSync } from "node:child_process"

/**
 * The instant a build speaks of, so that the same sources give the same bytes: SOURCE_DATE_EPOCH, else the commit the
 * folder stands at, else now.
 */
export function buildMoment(env: { readonly [name: string]: string | undefined }, folder: string): Date {
  const epoch = epochOf(env)
  if (epoch) return epoch
  const git = spawnSync("git", ["log", "-1", "--format=%ct"], { cwd: folder, encoding: "utf8", timeout: 5000 })
  const seconds = git.status === 0 ? Number(git.stdout.trim()) : 0
  return seconds > 0 ? new Date(seconds * 1000) : new Date()
}

/** The instant SOURCE_DATE_EPOCH names, when it does. */
export function epochOf(env: { readonly [name: string]: string | undefined }): Date | undefined {
  const epoch = env["SOURCE_DATE_EPOCH"]
  return epoch && /^\d{1,11}$/.test(epoch) ? new Date(Number(epoch) * 1000) : undefined
}
