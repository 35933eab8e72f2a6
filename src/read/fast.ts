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

// Letters of our languages, French punctuation and pictures; no control, no-break or invisible character.
const beyond = String.raw`\u00a1-\u017f\u2010-\u2027\u2039\u203a\u20ac\ud83c-\ud83e\udc00-\udfff`
const text = `[ !"$-9;-~${beyond}]`
const first = `[A-Za-z0-9(+${beyond}]`
const plain = `${first}(?:${text}|:(?=[!-~${beyond}]))*`
const quoted = String.raw`"[ !#-\[\]-~${beyond}]*"|'(?:[ -&(-~${beyond}]|'')*'`
const word = String.raw`[A-Za-z0-9\u00c0-\u017f](?:[ A-Za-z0-9\u00c0-\u017f\u2019]|-(?=[A-Za-z]))*`
const flow = String.raw`\[ *(?:${word}(?:, *${word})*)? *\]`
const value = `(?:${quoted}|${flow}|[|>][+-]?|${plain})`
const comment = `#[ -~${beyond}]*`
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
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index += 1) value[index] = toTyped(value[index], depth - 1, count)
    return value
  }
  // In place: a copy of every map of ten thousand files costs as much as parsing them.
  const map = Object.setPrototypeOf(value, null) as TypedMap
  for (const key of Object.keys(map)) map[key] = toTyped(map[key], depth - 1, count)
  return map
}
