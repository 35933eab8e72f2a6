import { lstatSync, type Stats } from "node:fs"
import { basename, dirname, resolve } from "node:path"
import { misuse } from "../model/misuse.ts"
import { nearest } from "../model/nearest.ts"
import type { Draft, Edition, Finding } from "../model/types.ts"
import { readProposals } from "../read/proposals.ts"
import { clean } from "../report/clean.ts"
import type { Call } from "./command.ts"
import { display, displayBeside } from "./folders.ts"
import { type Opened, open } from "./open.ts"
import type { Verdict } from "./verdict.ts"

/** What a check looked at: the findings asked for, and how much blocks in the other files of the same éditions. */
export interface Seen {
  findings: Finding[]
  /** Files asked for. */
  files: number
  elsewhere: { files: number; blocking: number }
  editions: ReadonlyMap<string, Edition>
  text(path: string): string
  /** The files asked for, as read. */
  drafts(): Draft[]
}

/** Checks what the command line names: some files and éditions anywhere, each against its whole édition, or one édition. */
export function look(call: Call, helpBase: string, verdict?: Verdict): Seen {
  const edition = typeof call.flags["edition"] === "string" ? call.flags["edition"] : undefined
  if (call.words.length === 0) {
    const choice = verdict?.choice
    const opened = open(call, { ...(edition && { edition }), ...(choice && { choice }), helpBase })
    verdict?.keep(opened)
    return whole(opened)
  }
  const targets = call.words.map(word => locate(call, word))
  const folders = new Set(targets.map(({ folder }) => folder))
  return merge(
    [...folders].map(folder => {
      const same = targets.filter(target => target.folder === folder)
      const paths = same.flatMap(({ file }) => (file === undefined ? [] : [file]))
      if (folder === undefined) {
        const asked = { ...(edition && edition !== "all" && { edition }), helpBase, besides: paths }
        return only(
          open(call, asked),
          paths.map(path => displayBeside(path, call.cwd)),
        )
      }
      const files = paths.map(path => display(path, call.cwd))
      const there: Call = { ...call, flags: { ...call.flags, proposals: dirname(folder) } }
      const opened = open(there, { edition: basename(folder), helpBase })
      return files.length < same.length ? whole(opened) : only(opened, files)
    }),
  )
}

/** A word of the command line: a file, with the folder of its édition when it lies in one; or a whole édition. */
interface Target {
  folder?: string
  file?: string
}

function locate(call: Call, word: string): Target {
  const path = resolve(call.cwd, word)
  const stat = statOf(path)
  if (!stat) throw misuse(notThere(path, word))
  if (stat.isDirectory() && isEdition(path)) return { folder: path }
  if (isEdition(dirname(path))) return { folder: dirname(path), file: path }
  if (!stat.isDirectory()) return { file: path }
  throw misuse(
    `« ${clean(word)} » est un dossier, et pas une édition. Nommez des fiches, ou ce dossier avec --proposals DOSSIER.`,
  )
}

function statOf(path: string): Stats | undefined {
  try {
    return lstatSync(path)
  } catch {
    return undefined
  }
}

function isEdition(folder: string): boolean {
  return readProposals(dirname(folder), { editions: [basename(folder)] }).editions.length > 0
}

function notThere(path: string, word: string): string {
  const [edition] = readProposals(dirname(dirname(path)), { editions: [basename(dirname(path))] }).editions
  const close = nearest(basename(path), edition?.drafts.map(draft => basename(draft.path)) ?? [])
  return `Pas de fichier « ${clean(word)} ».${close ? ` Vouliez-vous dire « ${clean(close)} » ?` : ""}`
}

function whole({ findings, files, editions, text, drafts }: Opened): Seen {
  return { findings, files, elsewhere: { files: 0, blocking: 0 }, editions, text, drafts }
}

/** The findings of some files; those of an edition.yml that kept its fiches from being checked come along. */
function only(opened: Opened, paths: string[]): Seen {
  const unsound = opened.folders.filter(({ name }) => !opened.editions.has(name)).map(({ file }) => file.path)
  const asked = new Set([...paths, ...unsound])
  const others = opened.findings.filter(({ path, severity }) => severity === "blocking" && !asked.has(path))
  return {
    findings: opened.findings.filter(({ path }) => asked.has(path)),
    files: new Set(paths).size,
    elsewhere: { files: new Set(others.map(({ path }) => path)).size, blocking: others.length },
    editions: opened.editions,
    text: opened.text,
    drafts: () => opened.drafts().filter(({ path }) => asked.has(path)),
  }
}

function merge(all: Seen[]): Seen {
  const [first, ...rest] = all
  if (first && rest.length === 0) return first
  return {
    findings: all.flatMap(({ findings }) => findings),
    files: all.reduce((sum, { files }) => sum + files, 0),
    elsewhere: {
      files: all.reduce((sum, { elsewhere }) => sum + elsewhere.files, 0),
      blocking: all.reduce((sum, { elsewhere }) => sum + elsewhere.blocking, 0),
    },
    editions: new Map(all.flatMap(({ editions }) => [...editions])),
    text: path => all.map(({ text }) => text(path)).find(text => text !== "") ?? "",
    drafts: () => all.flatMap(({ drafts }) => drafts()),
  }
}
