import { resolve } from "node:path"
import { checkEditionFile, checkProposals } from "../check/index.ts"
import type { Catalogue, Draft, Edition, EditionFolder, Finding, Proposal } from "../model/types.ts"
import { cacheFolder, openCache } from "../output/cache.ts"
import { readFiche } from "../read/file.ts"
import { draftsOf } from "../read/proposals.ts"
import type { Call } from "./command.ts"
import { type Dates, datesOf } from "./dates.ts"
import { earlierOf } from "./earlier.ts"
import { type Choice, choose, displayBeside, proposalsFolder } from "./folders.ts"
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
  /** The fiches checked, as read. */
  drafts(): Draft[]
  /** Whether a date of git counted. */
  dated: boolean
}

/** What to open, and how. */
interface Asked {
  edition?: string
  preview?: boolean
  helpBase: string
  /** Files that lie in no édition, absolute: checked with those of the édition all the same. */
  besides?: readonly string[]
  /** The éditions, when they were read already. */
  choice?: Choice
  /** The dates of git, when they were asked for already. */
  dates?: Dates
  /** Told of each sound fiche that had to be parsed, while its tree is there. */
  sound?(proposal: Proposal): void
}

/**
 * Reads and checks the proposals a command was asked for: every édition with `all`, else the one named, else the newest.
 * Throws a misuse when there is nothing to read or no such édition.
 */
export function open(call: Call, asked: Asked): Opened {
  const folder = proposalsFolder(call)
  const { listings, all: known } = asked.choice ?? choose(call, folder, asked.edition)
  const folders = listings.map(draftsOf)
  const drafts = new Map<string, Draft>()
  const editions = new Map<string, Edition>()
  const catalogues: Catalogue[] = []
  const findings: Finding[] = []
  const dates = asked.dates ?? datesOf(folder)
  const cache = call.program === undefined ? undefined : openCache(cacheFolder(call.env, call.root), "controles")
  const earlier = earlierOf(known, cache, call.program)
  const { helpBase, preview = false, besides = [], sound } = asked
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
    const options = { helpBase, preview, earlier: earlier(name), ...(memory && { memory }), ...(sound && { sound }) }
    const checked = checkProposals(name, settings.edition, all, options)
    findings.push(...checked.findings)
    catalogues.push(checked.catalogue)
  }
  cache?.save()
  cache?.close()
  return {
    catalogues,
    folders,
    editions,
    findings,
    files,
    text: path => drafts.get(path)?.text ?? "",
    drafts: () => [...drafts.values()].filter(({ slug }) => slug !== "edition.yml"),
    dated: dates.asked(),
  }
}
