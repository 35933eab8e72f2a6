import { relative, resolve, sep } from "node:path"
import { misuse } from "../model/misuse.ts"
import { nearest } from "../model/nearest.ts"
import type { FolderProblem } from "../model/types.ts"
import { type Listing, listProposals } from "../read/listing.ts"
import { clean } from "../report/clean.ts"
import type { Call } from "./command.ts"

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

/** The éditions asked for, newest first, and those they stand among. */
export interface Choice {
  listings: Listing[]
  /** Newest first. */
  all: Listing[]
}

/** Chooses among the éditions of a folder: every one with `all`, else the one named, else the newest. Throws a misuse where there is none. */
export function choose(call: Call, folder: string, asked: string | undefined): Choice {
  const { editions, problems } = listProposals(folder, { shown: path => display(path, call.cwd) })
  for (const problem of problems) {
    if (problem.cause === "stray")
      call.say(`${clean(problem.path)} n’est ni une édition ni une fiche : laissé de côté.`)
    else throw misuse(explain(problem))
  }
  const all = editions.reverse()
  if (asked === "all") return { listings: all, all }
  if (asked === undefined) return { listings: all.slice(0, 1), all }
  const found = all.filter(({ name }) => name === asked)
  if (found.length > 0) return { listings: found, all }
  const names = all.map(({ name }) => name)
  const close = nearest(asked, names) ?? (asked && names.find(name => name.startsWith(asked)))
  throw misuse(
    `Pas d’édition « ${clean(asked)} » dans ${clean(display(folder, call.cwd))}.` +
      (close ? ` Vouliez-vous dire « ${close} » ?` : "") +
      ` Éditions : ${names.join(", ")}.`,
  )
}

function explain({ cause, path: raw, detail }: FolderProblem): string {
  const path = clean(raw)
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
