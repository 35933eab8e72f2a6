import { lstatSync, readdirSync, realpathSync } from "node:fs"
import { homedir } from "node:os"
import { basename, dirname, join, parse, relative, resolve, sep } from "node:path"
import { misuse } from "../model/misuse.ts"
import { frenchList, plural } from "../words/text.ts"
import { foreignIn, isOurs } from "./ours.ts"
import { safeText } from "./safe-text.ts"

/** The folders an output must never take the place of. */
export interface OutLimits {
  /** The working folder, absolute. */
  cwd: string
  /** The project's folder, absolute. */
  root: string
  /** The proposals' folder, absolute. */
  proposals: string
  /** The home folder, that of whoever runs us by default. */
  home?: string
  /** Whether files are only put beside those that are there, and none is replaced. */
  beside?: boolean
}

/** The real path of an output; throws a misuse when writing there could lose something that is not ours. */
export function outPath(out: string, limits: OutLimits): { path: string; shown: string } {
  const shown = safeText(out).replace(/\s+/g, " ")
  const refuse = (why: string) => misuse(`« ${shown} » ne peut pas être le dossier de sortie : ${why}.`)
  if (out.trim() === "" || out.includes("\0"))
    throw misuse("--out attend le nom d’un dossier, par exemple : --out dist")
  const asked = resolve(limits.cwd, out)
  const kind = kindOf(asked)
  if (kind === "link") throw refuse("c’est un lien vers un autre endroit")
  if (kind === "other") throw refuse("un fichier porte déjà ce nom")
  const path = real(asked)
  const home = real(limits.home ?? homedir())
  if (path === parse(path).root) throw refuse("c’est la racine du disque")
  if (holds(path, home)) throw refuse("c’est votre dossier personnel, ou un dossier qui le contient")
  if (path === real(limits.cwd)) throw refuse("c’est le dossier de travail")
  if (holds(path, real(limits.root)) || holds(path, real(limits.cwd))) throw refuse("il contient le projet")
  if (holds(path, real(limits.proposals))) throw refuse("il contient les propositions")
  if (holds(real(limits.proposals), path)) throw refuse("il est dans le dossier des propositions")
  if (path.split(sep).includes(".git")) throw refuse("il est dans un dossier de git")
  if (kind === "folder") refuseFolder(path, limits.beside ?? false, refuse)
  return { path, shown }
}

function refuseFolder(path: string, beside: boolean, refuse: (why: string) => Error): void {
  let names: string[]
  try {
    names = readdirSync(path)
  } catch {
    throw refuse("vous n’avez pas le droit de le lire")
  }
  if (names.includes(".git")) throw refuse("c’est un dépôt git")
  if (names.includes("proposals")) throw refuse("il contient un dossier « proposals »")
  if (names.length > 0 && !isOurs(path))
    throw refuse(
      "il existe, n’est pas vide et n’a pas été fait par cette commande ; videz-le ou choisissez-en un autre",
    )
  const foreign = names.length > 0 && !beside ? foreignIn(path).map(name => `« ${safeText(name)} »`) : []
  if (foreign.length > 0)
    throw refuse(
      `${frenchList(foreign)} ${plural(foreign.length, "n’a pas été fait par cette commande et serait effacé", "n’ont pas été faits par cette commande et seraient effacés")} ; ${plural(foreign.length, "déplacez-le", "déplacez-les")} ou choisissez un autre dossier`,
    )
}

/** What stands at a path, links not followed. */
export function kindOf(path: string): "nothing" | "folder" | "link" | "other" {
  try {
    const stat = lstatSync(path)
    if (stat.isSymbolicLink()) return "link"
    return stat.isDirectory() ? "folder" : "other"
  } catch {
    return "nothing" // or out of reach: writing says why
  }
}

/** A path whose links are followed, as far as it exists. */
function real(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    const parent = dirname(path)
    return parent === path ? path : join(real(parent), basename(path))
  }
}

/** Whether a folder is another, or contains it. */
function holds(folder: string, other: string): boolean {
  const way = relative(folder, other)
  return way === "" || (way !== ".." && !way.startsWith(`..${sep}`) && parse(way).root === "")
}
