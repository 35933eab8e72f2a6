import { isAlias, isMap, isPair, isScalar, isSeq, type Node, type Pair, parseDocument } from "yaml"
import type { Pointer, Typed, TypedMap } from "../model/types.ts"
import type { Fault, Mend } from "./fault.ts"
import type { Profile } from "./profile.ts"

/** Where a value and its key stand, by offsets; a list's item has no key. */
export interface Placed {
  key?: readonly [number, number]
  value: readonly [number, number]
}

export interface Strict {
  data: TypedMap
  places: Map<Pointer, Placed>
  /** What the parser could not make sense of. */
  errors: { code: string; start: number; end: number }[]
  /** What YAML allows and a fiche does not. */
  faults: Fault[]
  /** Whether something was left out of `data`. */
  pruned: boolean
  /** Whether the text is beyond what a parser should be given: nothing of it was read. */
  dense: boolean
}

/** The YAML of a front matter as its authority reads it, every value as text; offsets count from its start. */
export function readStrict(source: string, profile: Profile): Strict {
  const out: Strict = {
    data: Object.create(null),
    places: new Map(),
    errors: [],
    faults: [],
    pruned: false,
    dense: false,
  }
  if (isDense(source, profile)) {
    out.faults.push({ rule: "yaml-hors-profil", start: 0, end: 0, detail: "taille" })
    out.pruned = true
    out.dense = true
    return out
  }
  try {
    walkDocument(source, profile, out)
  } catch (error) {
    // A text that exhausts the parser's stack is a text outside the profile, not a fault of ours.
    if (!(error instanceof RangeError)) throw error
    out.faults.push({ rule: "yaml-hors-profil", start: 0, end: 0, detail: "profondeur" })
    out.pruned = true
  }
  return out
}

const options = {
  strict: true,
  uniqueKeys: true,
  merge: false,
  stringKeys: true,
  resolveKnownTags: false,
  schema: "failsafe",
  version: "1.2",
  prettyErrors: false,
  keepSourceTokens: true,
} as const

const own = new Set(["DUPLICATE_KEY", "NON_STRING_KEY", "TAG_RESOLVE_FAILED"])

function walkDocument(typed: string, profile: Profile, out: Strict): void {
  const source = withoutMarkers(typed, out)
  const document = parseDocument(source, options)
  for (const { code, pos } of [...document.errors, ...document.warnings]) {
    if (!own.has(code)) out.errors.push({ code, start: pos[0], end: pos[1] })
  }
  const root = document.contents
  if (root === null) return
  const walk = { profile, source, out, left: profile.nodes }
  if (isMap(root)) {
    const data = toTyped(walk, root, "", profile.depth)
    if (typeof data === "object" && !Array.isArray(data)) out.data = data
  } else if (isAlias(root)) {
    toTyped(walk, root, "", profile.depth)
  } else {
    out.errors.push({ code: "NOT_A_MAP", start: root.range[0], end: root.range[1] })
  }
}

/** Blanks out the lines that end a document or give orders to the parser: at the margin of a group they can be nothing else. */
function withoutMarkers(source: string, out: Strict): string {
  return source.replace(/^(?:(?:\.\.\.|---)(?=[ \t\r\n]|$)|%).*/gm, (line, start: number) => {
    const end = start + line.length
    outside(out, line.startsWith("%") ? "directive" : "documents", start, end, line)
    prune(out)
    return line.replace(/[^\r]/g, " ")
  })
}

interface Walk {
  profile: Profile
  source: string
  out: Strict
  left: number
}

function toTyped(walk: Walk, node: Node | null, pointer: Pointer, depth: number): Typed | undefined {
  const { out } = walk
  const [start, end] = reach(walk, node)
  if (node === null) return ""
  walk.left -= 1
  if (walk.left < 0) {
    if (walk.left === -1) outside(out, "taille", start, end)
    return prune(out)
  }
  if (isAlias(node)) {
    outside(out, "alias", start, end, walk.source.slice(start, end))
    return prune(out)
  }
  if (!isScalar(node) && !isMap(node) && !isSeq(node)) return prune(out)
  if (node.anchor !== undefined) outside(out, "ancre", ...before(walk, start, "&"), "&" + node.anchor)
  if (node.tag !== undefined) outside(out, "etiquette", ...before(walk, start, "!"))
  if (isScalar(node)) return typeof node.value === "string" ? node.value : ""
  if (depth === 0) {
    outside(out, "profondeur", start, end)
    return prune(out)
  }
  if (isSeq(node)) {
    return node.items.flatMap((item, index) => {
      const at = `${pointer}/${index}`
      const child = item as Node | null
      const value = isPair(item) ? prune(out) : toTyped(walk, child, at, depth - 1)
      if (!isPair(item)) out.places.set(at, { value: reach(walk, child) })
      return value === undefined ? [] : [value]
    })
  }
  const map: TypedMap = Object.create(null)
  for (const pair of node.items) readPair(walk, pair as Pair<Node | null, Node | null>, pointer, depth, map)
  return map
}

function readPair(
  walk: Walk,
  pair: Pair<Node | null, Node | null>,
  pointer: Pointer,
  depth: number,
  map: TypedMap,
): void {
  const { out, profile } = walk
  const key = reach(walk, pair.key)
  const typed = walk.source.slice(key[0], key[1])
  const explicit = pair.srcToken?.start.find(token => token.type === "explicit-key-ind")
  if (!isScalar(pair.key) || typeof pair.key.value !== "string" || explicit) {
    const start = explicit ? explicit.offset : key[0]
    outside(out, "cle", start, Math.max(start + 1, key[1]), typed)
    prune(out)
    return
  }
  if (pair.key.anchor !== undefined) outside(out, "ancre", ...before(walk, key[0], "&"), "&" + pair.key.anchor)
  if (pair.key.tag !== undefined) outside(out, "etiquette", ...before(walk, key[0], "!"))
  const name = pair.key.value
  if (name === "<<") {
    outside(out, "fusion", ...key, typed)
    prune(out)
    return
  }
  if (!profile.keys.test(name)) {
    out.faults.push({ rule: "cle-mal-ecrite", start: key[0], end: key[1], value: typed })
    prune(out)
    return
  }
  const at = `${pointer}/${name}`
  const value = toTyped(walk, pair.value, at, depth - 1)
  if (Object.hasOwn(map, name)) {
    const fix = value === map[name] ? withoutLine(walk, key[0], reachValue(walk, pair.value, key[1])[1]) : undefined
    out.faults.push({
      rule: "cle-en-double",
      start: key[0],
      end: key[1],
      value: name,
      detail: at,
      ...(fix ? { fix } : {}),
    })
    // A question left empty, then answered further down: the answer counts.
    if (map[name] !== "" || value === undefined) return
  }
  out.places.set(at, { key, value: reachValue(walk, pair.value, key[1]) })
  if (value !== undefined) map[name] = value
}

/** Takes out the lines of a key and its value, when nothing else stands on them. */
function withoutLine({ source }: Walk, from: number, to: number): Mend | undefined {
  const start = source.lastIndexOf("\n", from - 1) + 1
  const next = source.indexOf("\n", to)
  const end = next < 0 ? source.length : next + 1
  if (/\S/.test(source.slice(start, from)) || /\S/.test(source.slice(to, end))) return undefined
  return { label: "Retirer la ligne écrite deux fois", confidence: "certain", cuts: [{ start, end, text: "" }] }
}

function outside(out: Strict, detail: string, start: number, end: number, value?: string): void {
  out.faults.push({ rule: "yaml-hors-profil", start, end, detail, ...(value === undefined ? {} : { value }) })
}

function prune(out: Strict): undefined {
  out.pruned = true
  return undefined
}

/** An empty value stands right after its colon. */
function reachValue(walk: Walk, node: Node | null, keyEnd: number): readonly [number, number] {
  const [start, end] = reach(walk, node)
  if (node !== null && end > start) return [start, end]
  const colon = walk.source.indexOf(":", keyEnd)
  const here = colon < 0 ? keyEnd : colon + 1
  return [here, here]
}

/** The offsets of a node in the file, without the blanks that follow it. */
function reach(walk: Walk, node: Node | null): readonly [number, number] {
  const range = node?.range ?? [0, 0, 0]
  const raw = walk.source.slice(range[0], range[1])
  return [range[0], range[0] + raw.trimEnd().length]
}

/** Where the mark that stands before a value starts, to the value's start. */
function before(walk: Walk, start: number, mark: string): [number, number] {
  const at = walk.source.lastIndexOf(mark, start)
  return at < 0 ? [start, start] : [at, start]
}

/** Whether a text is beyond what a parser should be given. */
function isDense(source: string, profile: Profile): boolean {
  return count(source, /\r\n|[\n\r]/g) > profile.lines || count(source, /[[{?]|[-:][ \t]/g) > 4 * profile.nodes
}

function count(text: string, pattern: RegExp): number {
  let found = 0
  for (const _ of text.matchAll(pattern)) found += 1
  return found
}
