import { randomBytes } from "node:crypto"
import {
  accessSync,
  constants,
  mkdirSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs"
import { basename, dirname, join } from "node:path"
import process from "node:process"
import { misuse } from "../model/misuse.ts"
import { isOurs } from "./ours.ts"
import { kindOf, type OutLimits, outPath } from "./out-path.ts"

/** Where a command writes before anybody sees it. */
export interface Place {
  /** An empty folder, beside the output's. */
  folder: string
  /** Puts the folder in place of the former output, which is removed. */
  commit(): void
  /** Removes the folder; the former output is as it was. Does nothing after `commit`. */
  abort(): void
}

/**
 * Writes an output aside and moves it into place when the work is done; when it fails, or gives up by returning false,
 * the former output is as it was.
 */
export async function writeAside<T>(out: string, limits: OutLimits, work: (folder: string) => Promise<T>): Promise<T> {
  const place = prepareOut(out, limits)
  try {
    const result = await work(place.folder)
    if (result !== false) place.commit()
    return result
  } finally {
    place.abort()
  }
}

/**
 * A place to write an output: refuses, by a message in French, whatever would delete or hide something that is not a
 * former output of ours, and clears away what a killed run left.
 */
export function prepareOut(out: string, limits: OutLimits): Place {
  const { path, shown } = outPath(out, limits)
  const parent = dirname(path)
  const name = basename(path)
  const cannot = (error: unknown) =>
    misuse(`Impossible d’écrire dans « ${shown} » : ${cause(error)}. Choisissez un autre dossier avec --out.`)
  let created: string | undefined
  let folder: string
  try {
    created = make(parent)
    sweep(parent, name)
    if (kindOf(path) === "folder") accessSync(path, constants.W_OK)
    folder = aside(parent, name, "")
    mkdirSync(folder)
    // Git sees nothing of a work in progress.
    writeFileSync(join(folder, ".gitignore"), "*\n")
  } catch (error) {
    throw cannot(error)
  }
  active.add(folder)
  const remove = () => {
    rmSync(folder, { recursive: true, force: true })
    if (created !== undefined) forget(parent, created)
  }
  let done = false
  return {
    folder,
    commit() {
      if (!isOurs(folder)) throw new Error("The output has no build.json: the next run would not know it as ours.")
      refuseLinks(folder)
      outPath(out, limits) // somebody may have put something there meanwhile
      rmSync(join(folder, ".gitignore"))
      try {
        exchange(folder, path, aside(parent, name, "old-"))
      } catch (error) {
        throw cannot(error)
      }
      done = true
      active.delete(folder)
    },
    abort() {
      if (done) return
      done = true
      active.delete(folder)
      remove()
      process.once("exit", remove) // what was still being written when the work failed
    },
  }
}

/** Folders this very process is writing. */
const active = new Set<string>()

function aside(parent: string, name: string, kind: "" | "old-"): string {
  return join(parent, `.${name}.missions-${kind}${process.pid}-${randomBytes(4).toString("hex")}`)
}

/** Moves a folder to a path, what stood there going first to `old`, then away; puts it back when the move fails. */
function exchange(folder: string, path: string, old: string): void {
  for (let attempt = 1; ; attempt++) {
    const stood = kindOf(path) !== "nothing"
    if (stood) renameSync(path, old)
    try {
      renameSync(folder, path)
      break
    } catch (error) {
      const taken = kindOf(path) !== "nothing" // by another run that ended meanwhile
      if (stood && !taken) renameSync(old, path)
      else if (stood) rmSync(old, { recursive: true, force: true })
      if (!taken || attempt === 3) throw error
    }
  }
  rmSync(old, { recursive: true, force: true })
}

/** Removes what runs that were killed left beside an output, giving back an output that was on its way out. */
function sweep(parent: string, name: string): void {
  const prefix = `.${name}.missions-`
  for (const entry of readdirSync(parent, { withFileTypes: true })) {
    if (!entry.isDirectory() || !entry.name.startsWith(prefix)) continue
    const [, old, pid] = /^(old-)?(\d+)-[0-9a-f]{8}$/.exec(entry.name.slice(prefix.length)) ?? []
    const left = join(parent, entry.name)
    if (pid === undefined || active.has(left) || alive(Number(pid), left)) continue
    if (old && kindOf(join(parent, name)) === "nothing" && isOurs(left)) renameSync(left, join(parent, name))
    else rmSync(left, { recursive: true, force: true })
  }
}

/** Whether the process that made a folder may still be at work: a number may have been given again, so not for long. */
function alive(pid: number, folder: string): boolean {
  if (pid === process.pid || Date.now() - statSync(folder).mtimeMs > 86_400_000) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM"
  }
}

/** A published folder follows links: there must be none. */
function refuseLinks(folder: string): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
    if (!entry.isFile() && !entry.isDirectory()) throw new Error(`The output holds something odd: ${entry.name}`)
}

/** Makes a folder and those above it; the first one made, if any. Node's own way never ends under /proc. */
function make(folder: string): string | undefined {
  if (kindOf(folder) !== "nothing") return undefined
  const first = make(dirname(folder))
  mkdirSync(folder)
  return first ?? folder
}

/** Removes the empty folders that were made on the way to the output. */
function forget(folder: string, first: string): void {
  try {
    for (let here = folder; here.startsWith(first); here = dirname(here)) rmdirSync(here)
  } catch {
    // something else is in there by now
  }
}

function cause(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code ?? ""
  return causes[code] ?? `le système refuse (${code || String(error)})`
}

const causes: { [code: string]: string } = {
  EACCES: "vous n’en avez pas le droit",
  EPERM: "vous n’en avez pas le droit",
  EROFS: "le disque est en lecture seule",
  ENOSPC: "le disque est plein",
  EDQUOT: "le disque est plein",
  ENOTDIR: "un fichier porte le nom d’un des dossiers du chemin",
  EEXIST: "un fichier porte le nom d’un des dossiers du chemin",
  ENAMETOOLONG: "le chemin est trop long",
}
