import { createHash } from "node:crypto"
import type { Edition, Finding } from "../model/types.ts"
import { cacheFolder, openCache } from "../output/cache.ts"
import { toText } from "../read/limits.ts"
import type { Listing } from "../read/listing.ts"
import type { Call } from "./command.ts"
import { type Choice, choose, proposalsFolder } from "./folders.ts"
import type { Seen } from "./look.ts"
import type { Opened } from "./open.ts"

/** What checking whole éditions came to, remembered by every byte that went into it. */
export interface Verdict {
  choice: Choice
  /** What was told last time, when nothing has changed since. */
  seen?: Omit<Seen, "drafts">
  /** Remembers what was told, unless it hangs on something beside the files. */
  keep(opened: Opened): void
}

/**
 * Reads the éditions a check is asked for and looks whether they, and those they are compared to, were checked before, to
 * the byte, by this very program: then nothing needs to be parsed, nor the rules loaded. What git says is not among the bytes, so that a verdict that
 * hung on a date is never remembered; nor is one on files that could not be read.
 */
export function verdictOf(call: Call, helpBase: string): Verdict {
  const edition = typeof call.flags["edition"] === "string" ? call.flags["edition"] : undefined
  const choice = choose(call, proposalsFolder(call), edition)
  const name = call.program === undefined ? undefined : nameOf([call.program, helpBase], choice)
  if (name === undefined) return { choice, keep: () => undefined }
  const cache = openCache(cacheFolder(call.env, call.root), "verdicts")
  const known = cache.get(name)
  const verdict: Verdict = {
    choice,
    keep({ findings, files, editions, dated }) {
      if (dated) return
      const kept: Kept = { findings, files, editions: [...editions] }
      cache.set(name, kept)
      cache.save()
    },
  }
  if (known !== undefined) verdict.seen = seenOf(known as Kept, choice.listings)
  return verdict
}

interface Kept {
  findings: Finding[]
  files: number
  editions: [string, Edition][]
}

/**
 * Names éditions by every byte of theirs and of those they stand among, and whatever `common` says; undefined when a file
 * could not be read.
 */
export function nameOf(common: readonly string[], { listings, all }: Choice): string | undefined {
  const hash = createHash("sha256")
  // The lengths say where each file ends in the one stream of bytes.
  const files: [path: string, got: number | string][] = []
  for (const listing of all) {
    const checked = listings.includes(listing)
    for (const { path, got } of checked ? [listing.settings, ...listing.files] : listing.files) {
      const isRead = typeof got === "object"
      if (!isRead && checked) return undefined
      if (isRead) hash.update(got)
      files.push([path, isRead ? got.length : String(got)])
    }
  }
  const names = listings.map(({ name }) => name)
  return hash.update(JSON.stringify([...common, names, files])).digest("base64url")
}

function seenOf({ findings, files, editions }: Kept, listings: Listing[]): Omit<Seen, "drafts"> {
  const raw = listings.flatMap(listing => [listing.settings, ...listing.files])
  return {
    findings,
    files,
    elsewhere: { files: 0, blocking: 0 },
    editions: new Map(editions),
    text(path) {
      const got = raw.find(one => one.path === path)?.got
      return typeof got === "object" ? toText(got) : ""
    },
  }
}
