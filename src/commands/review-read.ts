import { relative, resolve, sep } from "node:path"
import { checkEditionFile, checkProposals } from "../check/index.ts"
import type { Client } from "../forge/client.ts"
import { type Changed, type Entry, readBlob, readChanged, readFolder } from "../forge/files.ts"
import type { Pull } from "../forge/pulls.ts"
import { misuse } from "../model/misuse.ts"
import type { Draft, Edition, Finding } from "../model/types.ts"
import { ficheOf } from "../read/file.ts"
import { listProposals } from "../read/listing.ts"
import { draftsOf } from "../read/proposals.ts"
import type { Call } from "./command.ts"
import { datesOf } from "./dates.ts"
import { earlierOf } from "./earlier.ts"
import { proposalsFolder } from "./folders.ts"

/** What a pull request changes, checked as data against the éditions of the default branch. */
export interface Reviewed {
  findings: Finding[]
  /** Fiches it adds or changes, as read. */
  drafts: Draft[]
  editions: ReadonlyMap<string, Edition>
  elsewhere: { files: number; blocking: number }
  changed: Changed[]
  /** Paths that are no fiche of an édition, or could not be read whole. */
  outside: string[]
  /** False when there was more than is read: 200 fiches, or 3 000 files. */
  whole: boolean
}

/**
 * Reads the changed fiches through the API, as bytes that never touch the disk, and checks them with the code and the
 * `edition.yml` of this checkout. A link, another repository or a file over the limit is told, not followed.
 */
export async function readReview(call: Call, client: Client, pull: Pull, helpBase: string): Promise<Reviewed> {
  const listed = need(await readChanged(client, pull.number))
  const isInside = ({ path, previous }: Changed) => path.startsWith("proposals/") || previous?.startsWith("proposals/")
  const inside = listed.files.filter(isInside)
  const fiches = inside.filter(({ path, status }) => status !== "removed" && ficheName(path))
  const kept = fiches.slice(0, mostFiches)
  const tree = kept.length > 0 ? need(await readFolder(client, pull.head, "proposals")) : undefined
  const given = new Map<string, Draft>()
  for (const { path } of kept) given.set(path, await readDraft(client, path, tree?.entries.get(path)))
  const gone = new Set(
    inside.flatMap(({ path, previous, status }) =>
      status === "removed" ? [path] : status === "renamed" && previous !== null ? [previous] : [],
    ),
  )
  const checked = check(call, pull, kept, given, gone, helpBase)
  const placed = new Set(kept.filter(({ path }) => checked.names.has(ficheName(path)?.edition ?? "")).map(f => f.path))
  const outside = listed.files.filter(
    ({ path, status, previous }) =>
      !(ficheName(path) && (placed.has(path) || status === "removed" || fiches.length > mostFiches)) ||
      (status === "renamed" && !ficheName(previous ?? "")),
  )
  return {
    ...checked,
    drafts: [...given.values()].filter(({ path }) => placed.has(path)),
    changed: listed.files,
    outside: outside.map(({ path }) => path),
    whole: listed.whole && fiches.length <= mostFiches && tree?.whole !== false,
  }
}

const mostFiches = 200
const mostBytes = 256 * 1024

/** The édition and the name a path gives a fiche; nothing for `edition.yml`, which is the office's, and for any other place. */
function ficheName(path: string): { edition: string; name: string } | undefined {
  const [, edition, name] = /^proposals\/(\d{4}-\d{4})\/([^/\0]{1,255})$/.exec(path) ?? []
  if (edition === undefined || name === undefined || /^(?:\.{1,2}|edition\.yml)$/.test(name)) return undefined
  return { edition, name }
}

async function readDraft(client: Client, path: string, entry: Entry | undefined): Promise<Draft> {
  const where = { edition: ficheName(path)?.edition ?? "" }
  if (!entry) return ficheOf("absent", path, where)
  if (entry.mode === "120000") return ficheOf("lien", path, where)
  if (entry.mode !== "100644" && entry.mode !== "100755") return ficheOf("dossier", path, where)
  if (entry.size !== null && entry.size > mostBytes) return ficheOf(entry.size, path, where)
  const bytes = await readBlob(client, entry.sha, mostBytes)
  if (!bytes.ok && bytes.status === 200) return ficheOf(mostBytes + 1, path, where)
  return ficheOf(need(bytes), path, where)
}

function check(
  call: Call,
  pull: Pull,
  kept: Changed[],
  given: ReadonlyMap<string, Draft>,
  gone: ReadonlySet<string>,
  helpBase: string,
) {
  const folder = proposalsFolder(call)
  const shown = (path: string) => ["proposals", ...relative(folder, path).split(sep)].filter(Boolean).join("/")
  const dates = datesOf(folder)
  const editions = new Map<string, Edition>()
  const names = new Set<string>()
  const findings: Finding[] = []
  const others: Finding[] = []
  const { editions: listings } = listProposals(folder, { shown })
  const earlier = earlierOf(listings)
  for (const listing of listings) {
    names.add(listing.name)
    const mine = kept.filter(({ path }) => ficheName(path)?.edition === listing.name)
    if (mine.length === 0) continue
    const { file, drafts } = draftsOf(listing)
    const settings = checkEditionFile(listing.name, file, { helpBase })
    if (!settings.edition) throw misuse(`L’édition ${listing.name} de la branche principale est à corriger d’abord.`)
    editions.set(listing.name, settings.edition)
    const here = drafts.filter(({ path }) => !gone.has(path) && !given.has(path))
    for (const draft of here) dates.give(draft, resolve(folder, "..", draft.path))
    for (const { path, previous, status } of mine) {
      const draft = given.get(path)
      if (!draft) continue
      if (status !== "added") dates.give(draft, resolve(folder, listing.name, ficheName(previous ?? path)?.name ?? ""))
      // The forge's clock, which no author can set.
      else Object.defineProperty(draft, "added", { configurable: true, value: pull.createdAt })
    }
    const all = [...here, ...mine.flatMap(({ path }) => given.get(path) ?? [])].sort((a, b) =>
      a.path < b.path ? -1 : 1,
    )
    const options = { helpBase, earlier: earlier(listing.name) }
    for (const finding of checkProposals(listing.name, settings.edition, all, options).findings)
      (given.has(finding.path) ? findings : others).push(finding)
  }
  const stopping = others.filter(({ severity }) => severity === "blocking")
  const elsewhere = { files: new Set(stopping.map(({ path }) => path)).size, blocking: stopping.length }
  return { findings, editions, elsewhere, names }
}

/** The value of a forge's answer; throws what a person can understand. */
export function need<T>(reply: { ok: true; value: T } | { ok: false; status: number; why: string }): T {
  if (reply.ok) return reply.value
  throw misuse(`La forge n’a pas fait ce qui lui était demandé : ${reply.why}.`)
}
