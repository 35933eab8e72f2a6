import type { Edition, EditionFolder, Finding } from "../model/types.ts"
import { cacheFolder, fingerprint, openCache } from "../output/cache.ts"
import type { Call } from "./command.ts"
import { choose, proposalsFolder } from "./folders.ts"
import type { Seen } from "./look.ts"
import type { Opened } from "./open.ts"

/** What checking whole éditions came to, remembered by every byte that went into it. */
export interface Verdict {
  folders: EditionFolder[]
  /** What was told last time, when nothing has changed since. */
  seen?: Seen
  /** Remembers what was told, unless it hangs on something beside the files. */
  keep(opened: Opened): void
}

/**
 * Reads the éditions a check is asked for and looks whether they were checked before, to the byte, by this very program:
 * then nothing needs to be parsed, nor the rules loaded. What git says is not among the bytes, so that a verdict that
 * hung on a date is never remembered; nor is one on files that could not be read.
 */
export function verdictOf(call: Call, helpBase: string): Verdict {
  const edition = typeof call.flags["edition"] === "string" ? call.flags["edition"] : undefined
  const folders = choose(call, proposalsFolder(call), edition)
  const name = call.program === undefined ? undefined : nameOf(call.program, helpBase, folders)
  if (name === undefined) return { folders, keep: () => undefined }
  const cache = openCache(cacheFolder(call.env, call.root), "verdicts")
  const text = cache.get(name)
  const verdict: Verdict = {
    folders,
    keep({ findings, files, editions, dated }) {
      if (dated) return
      const kept: Kept = { findings, files, editions: [...editions] }
      cache.set(name, JSON.stringify(kept))
      cache.save()
    },
  }
  if (text !== undefined) verdict.seen = seenOf(JSON.parse(text) as Kept, folders)
  return verdict
}

interface Kept {
  findings: Finding[]
  files: number
  editions: [string, Edition][]
}

function nameOf(program: string, helpBase: string, folders: EditionFolder[]): string | undefined {
  const parts: (string | Uint8Array)[] = [program, helpBase]
  for (const { name, file, drafts } of folders) {
    parts.push(name)
    for (const { path, bytes } of [file, ...drafts]) {
      if (!bytes || bytes.length === 0) return undefined
      parts.push(path, bytes)
    }
  }
  return fingerprint(...parts)
}

function seenOf({ findings, files, editions }: Kept, folders: EditionFolder[]): Seen {
  const draft = (path: string) =>
    folders.flatMap(({ file, drafts }) => [file, ...drafts]).find(one => one.path === path)
  return {
    findings,
    files,
    elsewhere: { files: 0, blocking: 0 },
    editions: new Map(editions),
    text: path => draft(path)?.text ?? "",
  }
}
