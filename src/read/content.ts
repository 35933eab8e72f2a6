import type { Pointer, TypedMap } from "../model/types.ts"
import { isForeign } from "./block.ts"
import type { Fault } from "./fault.ts"
import { type Header, plainPlaces, readHeader } from "./header.ts"
import { overLimits, toHead, toText, withLineEnds } from "./limits.ts"
import { editionProfile, ficheProfile } from "./profile.ts"
import { type Layout, split } from "./split.ts"
import type { Placed } from "./typed.ts"

/** Everything known of a file once its front matter is read; flat, and without its text, for ten thousand are held at once. */
export interface Content extends Layout {
  data: TypedMap
  faults: Fault[]
  partial: boolean
  /** Undefined when the front matter is written the plain way: places are those its authority finds. */
  places: Header["places"]
  /** Whether there is a body to parse. */
  body: boolean
  /** False when nothing of the text was looked at. */
  sound: boolean
}

/** A fiche: front matter and body. */
export function readFicheText(bytes: Uint8Array): Content {
  const fault = overLimits(bytes)
  if (fault) return nothing(fault, toText(bytes).length)
  const head = split(toHead(bytes))
  // Below a form that nobody filled in, or the front matter of another program, the fiche itself may stand.
  const parts = isForeign(head.header) ? split(withLineEnds(toText(bytes))) : head
  const { header, headerStart, headerEnd, fence, bodyStart, readable, endless, faults } = parts
  const layout = { headerStart, headerEnd, fence, bodyStart, body: true, sound: true }
  if (!readable) return { ...unreadHeader, faults, ...layout }
  const { data, partial, places, faults: others } = readHeader(header, headerStart, ficheProfile)
  return { data, places, partial: partial || endless, faults: endless ? faults : [...faults, ...others], ...layout }
}

/** An `edition.yml`: all front matter, no body. */
export function readEditionYaml(bytes: Uint8Array): Content {
  const fault = overLimits(bytes)
  const text = toText(bytes)
  if (fault) return nothing(fault, text.length)
  const start = /^\uFEFF?(?:---[ \t]*\r?\n)?/.exec(text)?.[0].length ?? 0
  const header = readHeader(withLineEnds(text.slice(start)), start, editionProfile)
  if (header.faults.length === 0 && Object.keys(header.data).length === 0)
    return nothing({ rule: "fichier-illisible", detail: "vide", start: 0, end: 0 }, text.length)
  return { ...header, ...bodiless(start, text.length), body: false, sound: true }
}

/** A file of which nothing is looked at; `end` is the length of its text. */
export function nothing(fault: Fault, end: number): Content {
  return { ...unreadHeader, faults: [fault], ...bodiless(end, end), body: false, sound: false }
}

function bodiless(start: number, end: number): Layout {
  return { headerStart: start, headerEnd: end, fence: [end, end], bodyStart: end }
}

const unreadHeader = { data: Object.freeze(Object.create(null)), partial: true, places: () => new Map() }

/** Where each value stands in a file whose front matter is written the plain way. */
export function plain({ headerStart, headerEnd, body }: Content, text: string): Map<Pointer, Placed> {
  return plainPlaces(
    withLineEnds(text.slice(headerStart, headerEnd)),
    headerStart,
    body ? ficheProfile : editionProfile,
  )
}
