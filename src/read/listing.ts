import { type Dirent, readdirSync } from "node:fs"
import { join, resolve, sep } from "node:path"
import type { FolderProblem } from "../model/types.ts"
import { type Got, readBytes } from "./bytes.ts"

/** A file of an édition before anything of it is parsed. */
export interface Raw {
  /** The path people see. */
  path: string
  got: Got
}

/** An édition's folder as the disk gives it. */
export interface Listing {
  name: string
  /** Absolute. */
  folder: string
  settings: Raw
  /** Everything else, by path. */
  files: Raw[]
}

export interface Listings {
  /** Oldest first. */
  editions: Listing[]
  problems: FolderProblem[]
}

/**
 * The bytes of every édition of a folder of proposals, or of those named; what is wrong with the folder itself is told,
 * never thrown. Nothing is parsed, and no parser loaded.
 */
export function listProposals(
  folder: string,
  options: { editions?: string[]; shown?: (path: string) => string } = {},
): Listings {
  const root = resolve(folder)
  const shown = options.shown ?? (path => path)
  const entries = list(root)
  if (typeof entries === "string") return { editions: [], problems: [toProblem(entries, shown(root))] }
  const found = entries.filter(entry => isEdition(root, entry))
  const wanted = found.filter(({ name }) => options.editions?.includes(name) ?? true)
  const editions = wanted.map(({ name }) => listEdition(root, name, shown))
  const problems: FolderProblem[] = entries
    .filter(entry => !found.includes(entry) && !isIgnored(entry))
    .map(({ name }) => ({ cause: "stray", path: shown(join(root, name)) }))
  if (found.length === 0) problems.unshift({ cause: "empty", path: shown(root) })
  else {
    const unknown = (options.editions ?? []).filter(name => !found.some(entry => entry.name === name))
    problems.push(...unknown.map(name => ({ cause: "unknown-edition" as const, path: shown(root), detail: name })))
  }
  return { editions, problems }
}

/** The entries of a folder by name, or the code of the error that hides them. */
function list(folder: string): Dirent[] | string {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === undefined) throw error
    return code
  }
}

function toProblem(code: string, path: string): FolderProblem {
  if (code === "ENOENT") return { cause: "absent", path }
  if (code === "ENOTDIR") return { cause: "not-a-folder", path }
  return { cause: "unreadable", path, detail: code }
}

/** A year's folder always; another folder when it holds an `edition.yml`. */
function isEdition(root: string, entry: Dirent): boolean {
  if (!entry.isDirectory() || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(entry.name)) return false
  if (/^\d{4}-\d{4}$/.test(entry.name)) return true
  const inside = list(join(root, entry.name))
  return typeof inside !== "string" && inside.some(({ name }) => name === "edition.yml")
}

function isIgnored(entry: Dirent): boolean {
  return entry.name.startsWith(".") || (entry.name === "README.md" && entry.isFile())
}

function listEdition(root: string, name: string, shown: (path: string) => string): Listing {
  const folder = join(root, name)
  // What people see of a path is worked out once: it is the same before each name.
  const before = shown(join(folder, "edition.yml")).slice(0, -"edition.yml".length)
  const entries = list(folder)
  const raw = (file: string, got: Got): Raw => ({ path: before + file, got })
  const settings = raw("edition.yml", readBytes(join(folder, "edition.yml"), false))
  if (typeof entries === "string") return { name, folder, settings, files: [] }
  const files = entries
    .filter(entry => entry.name !== "edition.yml")
    .map(entry => {
      const path = folder + sep + entry.name
      if (!entry.isFile()) return raw(entry.name, readBytes(path, false))
      return raw(entry.name, entry.name.endsWith(".md") ? readBytes(path, true) : "etranger")
    })
  return { name, folder, settings, files }
}
