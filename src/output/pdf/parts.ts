import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import { readFile } from "node:fs/promises"
import { join } from "node:path"
import type { Fit } from "../../../site/components/sheet.tsx"
import { fingerprint } from "../cache.ts"
import { format } from "./cache.ts"
import type { Cache, Job, Printed } from "./print.ts"

/** A document of a share, named by all that goes into it; `digest` is that of its bytes. */
export interface Part {
  key: string
  href: string
  pages: number
  digest: string
  fit?: Fit
}

/** Names a document by what it is printed of, on whatever machine. */
export function partNamer(shell: string): (job: Job) => string {
  const about = fingerprint(shell, format)
  return ({ title, html, heads, date }) => fingerprint(about, title, html, heads, date.toISOString())
}

export function partOf(key: string, href: string, { bytes, pages, fit }: Printed): Part {
  return { key, href, pages, digest: fingerprint(bytes), ...(fit && { fit }) }
}

/** Says beside the documents of share `name`, such as `1-4`, what they are, for who puts the shares together. */
export function writeParts(folder: string, name: string, parts: readonly Part[]): void {
  writeFileSync(join(folder, `part-${name}.json`), `${JSON.stringify({ version: 1, documents: parts }, null, 1)}\n`)
}

/** Files of a folder that tell of shares. */
export function sharesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).filter(name => /^part-\d+-\d+\.json$/.test(name)) : []
}

/**
 * The documents of shares printed elsewhere, then those of `cache`: one that is of other sources, cut short or changed is
 * as one that is not there. `found` counts those that were taken from a share.
 */
export function partsCache(folders: readonly string[], shell: string, cache: Cache | undefined) {
  const nameOf = partNamer(shell)
  const known = new Map<string, { part: Part; folder: string }>()
  for (const folder of folders)
    for (const name of sharesIn(folder)) {
      const { documents } = JSON.parse(readFileSync(join(folder, name), "utf8")) as { documents: Part[] }
      for (const part of documents) known.set(part.key, { part, folder })
    }
  const taken = new Set<string>()
  return {
    found: () => taken.size,
    async get(job: Job): Promise<Printed | undefined> {
      const { part, folder = "" } = (known.size > 0 && known.get(nameOf(job))) || {}
      const bytes = part && (await readFile(join(folder, part.href)).catch(() => undefined))
      if (!part || !bytes || fingerprint(bytes) !== part.digest) return cache?.get(job)
      taken.add(part.href)
      return { id: job.id, bytes, pages: part.pages, places: new Map(), ...(part.fit && { fit: part.fit }) }
    },
    put: async (job: Job, printed: Printed) => cache?.put(job, printed),
  }
}
