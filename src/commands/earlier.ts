import { sketchOf } from "../check/index.ts"
import type { Sketched } from "../model/types.ts"
import { type Cache, fingerprint } from "../output/cache.ts"
import type { Listing } from "../read/listing.ts"
import { draftsOf } from "../read/proposals.ts"

/**
 * The files of the éditions before one, with the sketches of their texts: each made once, and remembered by the bytes of
 * its file and the program. An édition that nothing comes before costs nothing.
 */
export function earlierOf(listings: readonly Listing[], cache?: Cache, program = ""): (name: string) => Sketched[] {
  const made = new Map<string, Sketched[]>()
  return name =>
    listings
      .filter(listing => listing.name < name)
      .flatMap(listing => {
        const known =
          made.get(listing.name) ?? draftsOf(listing).drafts.map(draft => ({ draft, sketch: sketch(draft) }))
        made.set(listing.name, known)
        return known
      })

  function sketch(draft: Sketched["draft"]): readonly number[] {
    const name = cache && draft.bytes && draft.bytes.length > 0 && fingerprint("sketch", program, draft.bytes)
    const kept = name && cache.get(name)
    if (kept) return kept as number[]
    const fresh = sketchOf(draft)
    if (name) cache.set(name, fresh)
    return fresh
  }
}
