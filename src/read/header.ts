import type { Pointer, TypedMap } from "../model/types.ts"
import { readFast } from "./fast.ts"
import type { Fault } from "./fault.ts"
import type { Profile } from "./profile.ts"
import { type Placed, readStrict } from "./strict.ts"

/** A front matter, or an `edition.yml`, as read. */
export interface Header {
  data: TypedMap
  faults: Fault[]
  partial: boolean
  /** Where each value stands in the file; worked out at the first question. */
  places(): Map<Pointer, Placed>
}

/** Reads YAML fast when it is written the plain way, with its authority otherwise; `offset` is where it starts in the file. */
export function readHeader(source: string, offset: number, profile: Profile): Header {
  const data = readFast(source, profile)
  if (data) {
    return { data, faults: [], partial: false, places: () => readStrict(source, offset, profile).places }
  }
  const strict = readStrict(source, offset, profile)
  const faults = [...strict.faults]
  const [error] = strict.errors
  if (error) faults.push({ rule: "en-tete-illisible", start: error.start, end: error.end, detail: error.code })
  return { data: strict.data, faults, partial: strict.pruned || strict.errors.length > 0, places: () => strict.places }
}
