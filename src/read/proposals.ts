import { type Dirent, readdirSync } from "node:fs"
import { join, resolve, sep } from "node:path"
import type { Draft, EditionFolder, FolderProblem } from "../model/types.ts"
import { readEditionFile, readFiche, readListed } from "./file.ts"
import { unread } from "./text.ts"

export interface Proposals {
  /** Oldest first. */
  editions: EditionFolder[]
  problems: FolderProblem[]
}

/** Every édition of a folder of proposals, or those named; what is wrong with the folder itself is told, never thrown. */
export function readProposals(
  folder: string,
  options: { editions?: string[]; shown?: (path: string) => string } = {},
): Proposals {
  const root = resolve(folder)
  const shown = options.shown ?? (path => path)
  const entries = list(root)
  if (typeof entries === "string") return { editions: [], problems: [toProblem(entries, shown(root))] }
  const found = entries.filter(entry => isEdition(root, entry))
  const wanted = found.filter(({ name }) => options.editions?.includes(name) ?? true)
  const editions = wanted.map(({ name }) => readEdition(root, name, shown))
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

function readEdition(root: string, name: string, shown: (path: string) => string): EditionFolder {
  const folder = join(root, name)
  const where = { edition: name }
  const settings = join(folder, "edition.yml")
  const entries = list(folder)
  const file = readEditionFile(settings, shown(settings), where)
  if (typeof entries === "string") return { name, folder, file, drafts: [] }
  const drafts = entries
    .filter(entry => entry.name !== "edition.yml")
    .map((entry): Draft => {
      const path = folder + sep + entry.name
      if (!entry.isFile()) return readFiche(path, shown(path), where)
      if (entry.name.endsWith(".md")) return readListed(path, shown(path), where)
      return unread(shown(path), where, { rule: "fichier-illisible", detail: "etranger" })
    })
  return { name, folder, file, drafts }
}
