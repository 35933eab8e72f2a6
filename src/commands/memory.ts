import type { Inspection, Memory } from "../check/index.ts"
import type { Draft } from "../model/types.ts"
import { type Cache, fingerprint } from "../output/cache.ts"

/**
 * What checking each file alone came to, remembered by all that goes into it: the file's path and bytes, and whatever
 * `common` says of the program and the édition. What could not be read has no bytes and is never remembered.
 */
export function memoryOf(cache: Cache, common: readonly (string | Uint8Array)[]): Memory {
  const base = fingerprint(...common)
  const nameOf = ({ path, bytes }: Draft) => bytes && bytes.length > 0 && fingerprint(base, path, bytes)
  return {
    recall(draft) {
      const name = nameOf(draft)
      return name ? (cache.get(name) as Inspection | undefined) : undefined
    },
    keep(draft, inspection) {
      const name = nameOf(draft)
      if (name) cache.set(name, inspection)
    },
  }
}
