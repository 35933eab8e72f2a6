import type { Pointer, Typed, TypedMap } from "../model/types.ts"
import { applyCuts, unapply } from "./cuts.ts"
import { readFast } from "./fast.ts"
import type { Cut, Fault, Mended } from "./fault.ts"
import { helpFault } from "./helps.ts"
import { isWordForm } from "./key.ts"
import { mend } from "./mend.ts"
import { misfits } from "./misfits.ts"
import { gained, hasNotes, noteFault } from "./notes.ts"
import type { Profile } from "./profile.ts"
import { recover } from "./recover.ts"
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
    places: () => moved(read.places(), cuts, offset),
  }
}

function readMended(source: string, offset: number, profile: Profile, asTyped: Strict, found: Mended[]): Read {
  const mends = found.filter(({ misread }) => misread || asTyped.errors.length > 0)
  const { made, strict } = settle(source, mends, asTyped, profile)
  const cuts = made.flatMap(one => one.cuts)
  const kept = strict.errors.length > 0 ? salvage(applyCuts(source, cuts), profile) : { strict, lost: [] }
  const whole = otherShape(source, asTyped, kept)
  if (whole)
    return { data: Object.create(null), faults: [moveFault(whole, [], offset)], partial: true, places: () => new Map() }
  const told = made.flatMap(({ fault }) => (fault ? [moveFault(fault, [], offset)] : []))
  const faults = [...kept.strict.faults, ...kept.lost].map(fault => moveFault(fault, cuts, offset))
  return {
    data: isComposed(source) ? kept.strict.data : (composed(kept.strict.data) as TypedMap),
    faults: [...told, ...faults].slice(0, mostFaults),
    partial: kept.strict.pruned || kept.lost.length > 0,
    places: () => moved(kept.strict.places, cuts, offset),
  }
}

/** Where each value of a front matter written the plain way stands in the file. */
export function plainPlaces(source: string, offset: number, profile: Profile): Map<Pointer, Placed> {
  return moved(readStrict(source, profile).places, [], offset)
}

/** The one thing to tell of a front matter that is none: the lines of a program, or the Word form as it was pasted. */
function otherShape(source: string, { errors, leftOut }: Strict, { strict, lost }: Salvaged): Fault | undefined {
  const wrong = [...errors.map(({ start }) => start), ...leftOut.map(([start]) => start)]
  if (wrong.length === 0) return undefined
  if ((lost.length > 0 || source.trimStart().startsWith("{")) && /^[ \t]*[{}][ \t]*,?[ \t]*\r?$/m.test(source)) {
    const at = Math.min(...wrong)
    const line = source.lastIndexOf("\n", at - 1) + 1
    const start = line + (/^[\s{]*/.exec(source.slice(line))?.[0].length ?? 0)
    return { rule: "en-tete-illisible", detail: "programme", ...lineAt(source, start) }
  }
  const isRead = Object.values(strict.data).some(value => typeof value === "object" && !Array.isArray(value))
  if (errors.length === 0 || isRead || !isWordForm(source.split(/[\r\n]+/))) return undefined
  return { rule: "en-tete-illisible", detail: "formulaire", ...lineAt(source, 0) }
}

function lineAt(source: string, from: number): { start: number; end: number } {
  const start = from + (/^\s*/.exec(source.slice(from))?.[0].length ?? 0)
  return { start, end: start + (/^[^\r\n]*/.exec(source.slice(start))?.[0].length ?? 0) }
}

/** The same with every letter and its accents as one character. */
function composed(typed: Typed): Typed {
  if (typeof typed === "string") return typed.normalize("NFC")
  if (Array.isArray(typed)) return typed.map(composed)
  const map: TypedMap = Object.create(null)
  for (const [key, value] of Object.entries(typed)) map[key] = composed(value)
  return map
}

/** Makes the corrections; those that move lines only when no key is then written twice. */
function settle(
  source: string,
  mends: Mended[],
  asTyped: Strict,
  profile: Profile,
): { made: Mended[]; strict: Strict } {
  if (mends.length === 0) return { made: mends, strict: asTyped }
  const read = (made: Mended[]) =>
    readStrict(
      applyCuts(
        source,
        made.flatMap(({ cuts }) => cuts),
      ),
      profile,
    )
  const strict = read(mends)
  const still = mends.filter(({ moved }) => !moved)
  if (still.length === mends.length || (strict.errors.length === 0 && doubles(strict) === 0))
    return { made: mends, strict }
  if (asTyped.errors.length === 0 && strict.errors.length > 0) return { made: [], strict: asTyped }
  const unmoved = still.length === 0 ? asTyped : read(still)
  const better = strict.errors.length - unmoved.errors.length || doubles(strict) - doubles(unmoved)
  return better < 0 ? { made: mends, strict } : { made: still, strict: unmoved }
}

function doubles({ faults }: Pick<Strict, "faults">): number {
  return faults.filter(({ rule }) => rule === "cle-en-double").length
}

/** Most faults told of one front matter: what is left will be told when these are mended. */
const mostFaults = 100

/** Most places told of one front matter that can't be read: the rest follows from them, or will be told next time. */
const mostLost = 10

/** What is read of a front matter, and what was lost of it. */
interface Salvaged {
  strict: Strict
  lost: Fault[]
}

function salvage(source: string, profile: Profile): Salvaged {
  const { text, lost } = recover(source, profile)
  const strict = readStrict(text, profile)
  const faults = lost.slice(0, mostLost).map(({ start, end }): Fault => {
    const value = source.slice(start, end).split(/[\r\n]/)[0] ?? ""
    const from = start + value.search(/\S|$/)
    return {
      rule: "en-tete-illisible",
      start: from,
      end: start + value.length,
      detail: "incompris",
      value: value.trim().slice(0, 200),
    }
  })
  if (strict.errors.length === 0 && faults.length > 0) return { strict, lost: faults }
  const [error] = strict.errors
  const whole: Fault = {
    rule: "en-tete-illisible",
    start: error?.start ?? 0,
    end: error?.end ?? 0,
    detail: "incompris",
  }
  return { strict: { ...strict, data: Object.create(null), places: new Map(), pruned: true }, lost: [whole] }
}

function moveFault(fault: Fault, cuts: readonly Cut[], offset: number): Fault {
  const back = unapply(cuts)
  const move = (cut: Cut): Cut => ({
    start: back(cut.start, "start") + offset,
    end: back(cut.end, "end") + offset,
    text: cut.text,
  })
  const start = back(fault.start, "start") + offset
  const end = Math.max(start, back(fault.end, "end") + offset)
  return { ...fault, start, end, ...(fault.fix ? { fix: { ...fault.fix, cuts: fault.fix.cuts.map(move) } } : {}) }
}

function moved(places: Map<Pointer, Placed>, cuts: readonly Cut[], offset: number): Map<Pointer, Placed> {
  const back = unapply(cuts)
  const range = ([start, end]: readonly [number, number]): readonly [number, number] => {
    const from = back(start, "start") + offset
    return [from, Math.max(from, back(end, "end") + offset)]
  }
  const found = new Map<Pointer, Placed>()
  for (const [pointer, { key, value }] of places) {
    found.set(pointer, key ? { key: range(key), value: range(value) } : { value: range(value) })
  }
  return found
}
