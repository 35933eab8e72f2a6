import { FAILSAFE_SCHEMA, load } from "js-yaml"
import type { Typed, TypedMap } from "../model/types.ts"
import type { Profile } from "./profile.ts"

/** The data of a front matter written the plain way, in which both parsers agree; undefined for anything else. */
export function readFast(source: string, profile: Profile): TypedMap | undefined {
  if (!isPlain(source)) return undefined
  try {
    const count = { left: profile.nodes }
    const data = toTyped(load(source, { schema: FAILSAFE_SCHEMA }), profile.depth, count)
    return typeof data === "object" && !Array.isArray(data) ? data : undefined
  } catch {
    return undefined
  }
}

const text = String.raw`[ !"$-9;-~\u00a1-\u017f\u2010-\u2027\u2039\u203a\u20ac]`
const first = String.raw`[A-Za-z0-9(+\u00a1-\u017f\u2018-\u201e]`
const plain = String.raw`${first}(?:${text}|:(?=[!-~\u00a1-\u017f]))*`
const quoted = String.raw`"[ !#-\[\]-~\u00a0-\u017f\u2010-\u2027\u2039\u203a\u20ac]*"|'(?:[ -&(-~\u00a0-\u017f\u2010-\u2027\u2039\u203a\u20ac]|'')*'`
const word = String.raw`[A-Za-z0-9\u00c0-\u017f](?:[ A-Za-z0-9\u00c0-\u017f\u2019]|-(?=[A-Za-z]))*`
const flow = String.raw`\[ *(?:${word}(?:, *${word})*)? *\]`
const value = `(?:${quoted}|${flow}|[|>][+-]?|${plain})`
const comment = String.raw`#[ -~\u00a0-\u017f\u2010-\u2027\u2039\u203a\u20ac]*`
const line = new RegExp(
  String.raw` *(?:${comment}|(?:- +)?(?:[a-z][a-z0-9_]*:(?: +${value})?|${value}) *)?(?:\r?\n|$)`,
  "y",
)

function isPlain(source: string): boolean {
  line.lastIndex = 0
  while (line.lastIndex < source.length) if (!line.test(source)) return false
  return true
}

function toTyped(value: unknown, depth: number, count: { left: number }): Typed {
  count.left -= 1
  if (count.left < 0) throw new RangeError("too many nodes")
  if (value === null || value === undefined) return ""
  if (typeof value === "string") return value
  if (depth === 0) throw new RangeError("too deep")
  if (Array.isArray(value)) return value.map(item => toTyped(item, depth - 1, count))
  const map: TypedMap = Object.create(null)
  for (const [key, item] of Object.entries(value)) map[key] = toTyped(item, depth - 1, count)
  return map
}
