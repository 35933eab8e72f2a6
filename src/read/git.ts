import { spawnSync } from "node:child_process"
import { basename, dirname, join, resolve } from "node:path"
import process from "node:process"

export interface GitDates {
  /** When the file entered git, ISO 8601; unknown in a shallow clone. */
  added?: string
  /** When it last changed. */
  modified?: string
}

/** When each file under a folder entered git and last changed, by absolute path; empty outside git and without git. */
export function gitDates(folder: string): Map<string, GitDates> {
  const root = resolve(folder)
  const dates = new Map<string, GitDates>()
  const shallow = git(root, ["rev-parse", "--is-shallow-repository"])?.trim()
  if (shallow === undefined) return dates
  const log = git(root, [
    "log",
    "-z",
    "--format=%cI %P",
    "--name-status",
    "--no-renames",
    "--no-show-signature",
    "--no-ext-diff",
    "--relative",
    "--",
    ".",
  ])
  readLog(log ?? "", root, shallow === "true", dates)
  return dates
}

/** The texts a file has had in git, oldest first, with the date of each commit; none outside git or in a shallow clone. */
export function gitVersions(file: string): { date: string; text: string }[] {
  const folder = dirname(resolve(file))
  if (git(folder, ["rev-parse", "--is-shallow-repository"])?.trim() !== "false") return []
  const log = git(folder, ["log", "-z", "--reverse", "--format=%H %cI", "--no-show-signature", "--", basename(file)])
  return (log ?? "").split("\0").flatMap(line => {
    const [commit = "", date = ""] = line.trim().split(" ")
    const text = commit === "" ? undefined : git(folder, ["show", `${commit}:./${basename(file)}`])
    return text === undefined ? [] : [{ date, text }]
  })
}

/** Newest first: a commit's line, then a status and a path for each of its files, all ended by NUL. */
function readLog(log: string, root: string, shallow: boolean, dates: Map<string, GitDates>): void {
  const words = log.split("\0")
  let date = ""
  let boundary = false
  for (let index = 0; index < words.length; index += 1) {
    const word = (words[index] ?? "").trim()
    if (!/^[A-Z]\d*$/.test(word)) {
      const [first = "", ...parents] = word.split(" ")
      date = first
      // The oldest commit of a shallow clone seems to add every file: it says nothing.
      boundary = shallow && parents.length === 0
      continue
    }
    index += 1
    if (boundary) continue
    const path = join(root, words[index] ?? "")
    const known = dates.get(path) ?? { modified: date }
    if (word === "A" && !shallow) known.added = date
    dates.set(path, known)
  }
}

function git(folder: string, args: string[]): string | undefined {
  const run = spawnSync("git", ["-C", folder, "-c", "core.quotepath=off", ...args], {
    encoding: "utf8",
    env: besideOthers(process.env),
    maxBuffer: 1 << 29,
    timeout: 60_000,
    stdio: ["ignore", "pipe", "ignore"],
  })
  return run.status === 0 ? run.stdout : undefined
}

/** A hook, or a rebase that runs us, names its own repository in GIT_*: the folder's is meant, and found from the folder. */
function besideOthers(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !theirs.has(name.toUpperCase())))
}

/** Of what `git rev-parse --local-env-vars` lists, all but the configuration, which its user may need (safe.directory). */
const theirs: ReadonlySet<string> = new Set(
  (
    "GIT_ALTERNATE_OBJECT_DIRECTORIES GIT_OBJECT_DIRECTORY GIT_DIR GIT_WORK_TREE GIT_IMPLICIT_WORK_TREE GIT_GRAFT_FILE " +
    "GIT_INDEX_FILE GIT_NO_REPLACE_OBJECTS GIT_REPLACE_REF_BASE GIT_PREFIX GIT_INTERNAL_SUPER_PREFIX GIT_SHALLOW_FILE " +
    "GIT_COMMON_DIR GIT_NAMESPACE"
  ).split(" "),
)
