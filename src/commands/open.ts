import { relative, resolve, sep } from "node:path"
import { checkEditionFile, checkProposals } from "../check/index.ts"
import { misuse } from "../model/misuse.ts"
import { nearest } from "../model/nearest.ts"
import type { Catalogue, Draft, Edition, EditionFolder, Finding, FolderProblem } from "../model/types.ts"
import { cacheFolder, openCache } from "../output/cache.ts"
import { readFiche } from "../read/file.ts"
import { readProposals } from "../read/proposals.ts"
import type { Call } from "./command.ts"
import { datesOf } from "./dates.ts"
import { memoryOf } from "./memory.ts"

export interface Opened {
  /** Newest first. */
  catalogues: Catalogue[]
  /** Every édition read, sound or not, newest first. */
  folders: EditionFolder[]
  /** Sound éditions by name. */
  editions: ReadonlyMap<string, Edition>
  findings: Finding[]
  /** Files checked. */
  files: number
  /** The text of a file, by the path findings give. */
  text(path: string): string
}

/** What to open, and how. */
interface Asked {
  edition?: string
  preview?: boolean
  helpBase: string
  /** Files that lie in no édition, absolute: checked with those of the édition all the same. */
  besides?: readonly string[]
}

/**
 * Reads and checks the proposals a command was asked for: every édition with `all`, else the one named, else the newest.
 * Throws a misuse when there is nothing to read or no such édition.
 */
export function open(call: Call, asked: Asked): Opened {
  const folder = proposalsFolder(call)
  const folders = choose(call, folder, asked.edition)
  const drafts = new Map<string, Draft>()
  const editions = new Map<string, Edition>()
  const catalogues: Catalogue[] = []
  const findings: Finding[] = []
  const dates = datesOf(folder)
  const cache = call.program === undefined ? undefined : openCache(cacheFolder(call.env, call.root), "controles")
  const { helpBase, preview = false, besides = [] } = asked
  let files = 0
  for (const { name, file, drafts: inside } of folders) {
    const all = [...inside, ...besides.map(path => readFiche(path, displayBeside(path, call.cwd), { edition: name }))]
    for (const draft of all) dates.give(draft, resolve(call.cwd, draft.path))
    for (const draft of [file, ...all]) drafts.set(draft.path, draft)
    files += all.length
    const settings = checkEditionFile(name, file, { helpBase })
    findings.push(...settings.findings)
    if (!settings.edition) continue
    editions.set(name, settings.edition)
    const memory = cache && memoryOf(cache, [call.program ?? "", helpBase, name, file.bytes ?? ""])
    const checked = checkProposals(name, settings.edition, all, { helpBase, preview, ...(memory && { memory }) })
    findings.push(...checked.findings)
    catalogues.push(checked.catalogue)
  }
  cache?.save()
  return { catalogues, folders, editions, findings, files, text: path => drafts.get(path)?.text ?? "" }
}

/** The folder of the proposals, absolute. */
export function proposalsFolder(call: Call): string {
  const asked = call.flags["proposals"]
  return resolve(call.cwd, typeof asked === "string" ? asked : "proposals")
}

/** A path as people read it: relative to the working folder when it lies inside, with `/`. */
export function display(path: string, cwd: string): string {
  const short = relative(cwd, path)
  return (short.startsWith("..") || short === "" ? path : short).split(sep).join("/")
}

/** As `display`, but for a file of the working folder, whose folder would not be told. */
export function displayBeside(path: string, cwd: string): string {
  const short = display(path, cwd)
  return short.includes("/") ? short : path.split(sep).join("/")
}

/** The éditions asked for, newest first; throws a misuse where there is none. */
export function choose(call: Call, folder: string, asked: string | undefined): EditionFolder[] {
  const { editions, problems } = readProposals(folder, { shown: path => display(path, call.cwd) })
  for (const problem of problems) {
    if (problem.cause === "stray") call.say(`${problem.path} n’est ni une édition ni une fiche : laissé de côté.`)
    else throw misuse(explain(problem))
  }
  const newestFirst = editions.reverse()
  if (asked === "all") return newestFirst
  if (asked === undefined) return newestFirst.slice(0, 1)
  const found = newestFirst.filter(({ name }) => name === asked)
  if (found.length > 0) return found
  const names = newestFirst.map(({ name }) => name)
  const close = nearest(asked, names)
  throw misuse(
    `Pas d’édition « ${asked} » dans ${display(folder, call.cwd)}.` +
      (close ? ` Vouliez-vous dire « ${close} » ?` : "") +
      ` Éditions : ${names.join(", ")}.`,
  )
}

function explain({ cause, path, detail }: FolderProblem): string {
  switch (cause) {
    case "absent":
      return `Le dossier des propositions n’existe pas : ${path}. Créez-le, ou nommez-en un autre avec --proposals DOSSIER.`
    case "not-a-folder":
      return `${path} n’est pas un dossier. Nommez le dossier des propositions avec --proposals DOSSIER.`
    case "empty":
      return `Aucune édition dans ${path} : il y faut un dossier par année, comme 2025-2026, avec son edition.yml.`
    default:
      return `Le dossier ${path} ne peut pas être lu (${detail ?? cause}). Vérifiez ses droits d’accès.`
  }
}
