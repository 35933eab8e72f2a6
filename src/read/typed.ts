import { isAlias, isMap, isPair, isScalar, isSeq, type Node, type Pair } from "yaml"
import type { Pointer, Typed, TypedMap } from "../model/types.ts"
import type { Fault, Mend } from "./fault.ts"
import type { Profile } from "./profile.ts"

/** Where a value and its key stand, by offsets; a list's item has no key. */
export interface Placed {
  key?: readonly [number, number]
  value: readonly [number, number]
}

/** What YAML's authority reads of a front matter. */
export interface Strict {
  data: TypedMap
  places: Map<Pointer, Placed>
  /** What the parser could not make sense of. */
  errors: { code: string; start: number; end: number }[]
  /** What YAML allows and a fiche does not. */
  faults: Fault[]
  /** Whether something was left out of `data`. */
  pruned: boolean
  /** Where the questions stand, answers included, that were left out for their names. */
  leftOut: (readonly [number, number])[]
  /** Whether the text is beyond what a parser should be given: nothing of it was read. */
  dense: boolean
}

/** A walk through a parsed document; `left` is how many more values it may meet. */
export interface Walk {
  profile: Profile
  source: string
  out: Strict
  left: number
}

/** A node as text, lists and maps, with the place of each; what a fiche may not hold is told and left out. */
export function toTyped(walk: Walk, node: Node | null, pointer: Pointer, depth: number): Typed | undefined {
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
  const end = () => reachValue(walk, pair.value, key[1])[1]
  if (!profile.keys.test(name)) {
    out.faults.push({ rule: "cle-mal-ecrite", start: key[0], end: key[1], value: typed })
    out.leftOut.push([key[0], end()])
    prune(out)
    return
  }
  const at = `${pointer}/${name}`
  const value = toTyped(walk, pair.value, at, depth - 1)
  if (Object.hasOwn(map, name)) {
    const fix = value === map[name] ? withoutLine(walk, key[0], end()) : undefined
    out.leftOut.push([key[0], end()])
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

/** Tells what YAML allows and a fiche does not. */
export function outside(out: Strict, detail: string, start: number, end: number, value?: string): void {
  out.faults.push({ rule: "yaml-hors-profil", start, end, detail, ...(value === undefined ? {} : { value }) })
}

/** Notes that something is left out. */
export function prune(out: Strict): undefined {
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
