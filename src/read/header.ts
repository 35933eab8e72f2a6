import type { Pointer, Typed, TypedMap } from "../model/types.ts"
import { applyCuts } from "./cuts.ts"
import { readFast } from "./fast.ts"
import type { Fault, Mended } from "./fault.ts"
import { helpFault } from "./helps.ts"
import { mend } from "./mend.ts"
import { misfits } from "./misfits.ts"
import { moveFault, movePlaces } from "./move-back.ts"
import { gained, hasNotes, noteFault } from "./notes.ts"
import { otherShape } from "./other-shape.ts"
import type { Profile } from "./profile.ts"
import { salvage } from "./salvage.ts"
import { doubles, settle } from "./settle.ts"
import { readStrict } from "./strict.ts"
import { hasTails } from "./tails.ts"
import type { Placed, Strict } from "./typed.ts"
import { isComposed } from "./writing.ts"

/** A front matter, or an `edition.yml`, as read. */
export interface Header {
  data: TypedMap
  faults: Fault[]
  /** Whether something of it is not in `data`. */
  partial: boolean
  /** Where each value stands in the file; undefined when it is where `plainPlaces` says. */
  places: (() => Map<Pointer, Placed>) | undefined
}

/** Reads YAML fast when it is written the plain way, with its authority otherwise; `offset` is where it starts in the file. */
export function readHeader(source: string, offset: number, profile: Profile): Header {
  const data = hasTails(source) || hasNotes(source) ? undefined : readFast(source, profile)
  if (data) return { data, faults: [], partial: false, places: undefined }
  return readTyped(source, offset, profile)
}

type Read = Header & { places: () => Map<Pointer, Placed> }

/** Reads YAML that is not written the plain way: first what the blank form's own notes became, then what is left. */
function readTyped(source: string, offset: number, profile: Profile): Read {
  const asTyped = readStrict(source, profile)
  if (asTyped.dense) return readMended(source, offset, profile, asTyped, [])
  const isSound = asTyped.errors.length === 0 && misfits(source, asTyped, profile.schema).length === 0
  const help = isSound ? undefined : helpFault(source, profile.schema)
  if (help) return without(source, offset, profile, help)
  const read = readMended(source, offset, profile, asTyped, mend(source, profile.schema, asTyped))
  const note = noteFault(source, profile.schema)
  const bare = note && without(source, offset, profile, note)
  if (!bare) return read
  const twice = doubles(bare) - doubles(read)
  return gained(bare.data, read.data, profile.schema) > Math.max(0, twice) ? bare : read
}

/** What is read once a fault is put right. */
function without(source: string, offset: number, profile: Profile, fault: Fault): Read {
  const cuts = fault.fix?.cuts ?? []
  const read = readTyped(applyCuts(source, cuts), 0, profile)
  return {
    ...read,
    faults: [moveFault(fault, [], offset), ...read.faults.map(one => moveFault(one, cuts, offset))],
    places: () => movePlaces(read.places(), cuts, offset),
  }
}

function readMended(source: string, offset: number, profile: Profile, asTyped: Strict, found: Mended[]): Read {
  const mends = found.filter(({ misread }) => misread || asTyped.errors.length > 0)
  const { made, strict } = settle(source, mends, asTyped, profile)
  const cuts = made.flatMap(one => one.cuts)
  const kept = strict.errors.length > 0 ? salvage(applyCuts(source, cuts), profile) : { strict, lost: [] }
  const whole = otherShape(source, profile.schema, asTyped, kept)
  if (whole)
    return { data: Object.create(null), faults: [moveFault(whole, [], offset)], partial: true, places: () => new Map() }
  const told = made.flatMap(({ fault }) => (fault ? [moveFault(fault, [], offset)] : []))
  const faults = [...kept.strict.faults, ...kept.lost].map(fault => moveFault(fault, cuts, offset))
  return {
    data: isComposed(source) ? kept.strict.data : (composed(kept.strict.data) as TypedMap),
    faults: [...told, ...faults].slice(0, mostFaults),
    partial: kept.strict.pruned || kept.lost.length > 0,
    places: () => movePlaces(kept.strict.places, cuts, offset),
  }
}

/** Where each value of a front matter written the plain way stands in the file. */
export function plainPlaces(source: string, offset: number, profile: Profile): Map<Pointer, Placed> {
  return movePlaces(readStrict(source, profile).places, [], offset)
}

/** Most faults told of one front matter: what is left will be told when these are mended. */
const mostFaults = 100

/** The same with every letter and its accents as one character. */
function composed(typed: Typed): Typed {
  if (typeof typed === "string") return typed.normalize("NFC")
  if (Array.isArray(typed)) return typed.map(composed)
  const map: TypedMap = Object.create(null)
  for (const [key, value] of Object.entries(typed)) map[key] = composed(value)
  return map
}
