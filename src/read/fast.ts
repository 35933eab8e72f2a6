import { FAILSAFE_SCHEMA, load } from "js-yaml"
import type { Schema } from "../model/fields.ts"
import type { Typed, TypedMap } from "../model/types.ts"
import { childSchema, readForm } from "./form.ts"
import type { Profile } from "./profile.ts"

/** The data of a front matter written the plain way, in which both parsers agree; undefined for anything else. */
export function readFast(source: string, profile: Profile): TypedMap | undefined {
  if (!isPlain(source)) return undefined
  const form = readForm(source, profile)
  if (form) return form
  try {
    const left = { nodes: profile.nodes, source }
    const data = toTyped(load(source, { schema: FAILSAFE_SCHEMA }), profile.schema, profile.depth, left)
    return typeof data === "object" && !Array.isArray(data) ? data : undefined
  } catch {
    // Refused by the parser, or of another shape than the form: its authority will say.
    return undefined
  }
}

// Letters of our languages, French punctuation and pictures; no control, no-break or invisible character.
const beyond = String.raw`\u00a1-\u017f\u2010-\u2027\u2039\u203a\u20ac\ud83c-\ud83e\udc00-\udfff`
const text = `[ !"$-9;-~${beyond}]`
const first = String.raw`[A-Za-z0-9(+/\u00a1-\u017f\u2019\u2026\u20ac]`
const plain = `${first}(?:${text}|:(?=[!-~${beyond}]))*`
const quoted = String.raw`"[ !#-\[\]-~${beyond}]*"|'(?:[ -&(-~${beyond}]|'')*'`
const word = String.raw`[A-Za-z0-9\u00c0-\u017f](?:[ A-Za-z0-9\u00c0-\u017f\u2019]|-(?=[A-Za-z]))*`
const flow = String.raw`\[ *(?:${word}(?:, *${word})*)? *\]`
// The two parsers differ on a block that opens with a blank line.
const block = String.raw`[|>][+-]?(?= *\r?\n *[^ \r\n])`
// The first and last lines of what is sealed with age.
const armor = "-----(?:BEGIN|END) AGE ENCRYPTED FILE-----"
const value = `(?:${quoted}|${flow}|${block}|${armor}|${plain})`
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

/** The text, lists and maps of the form's own shape; throws on any other, which may be read otherwise than it was meant. */
function toTyped(
  value: unknown,
  schema: Schema | undefined,
  depth: number,
  left: { nodes: number; source: string },
): Typed {
  left.nodes -= 1
  if (!schema || depth < 0 || left.nodes < 0) throw new RangeError("outside the profile")
  if (value === null || value === undefined) return ""
  if (typeof value === "string") {
    // A list whose items have no dash is read as one text.
    if (schema.type === "array" && value !== "") throw new RangeError("a list on one line")
    // Lines that are joined were perhaps meant as lines.
    if (schema["x-saisie"] === "lignes" && !value.includes("\n") && !left.source.includes(value))
      throw new RangeError("an answer on several lines")
    return value
  }
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index += 1)
      value[index] = toTyped(value[index], schema.items, depth - 1, left)
    return value
  }
  // In place: a copy of every map of ten thousand files costs as much as parsing them.
  const map = Object.setPrototypeOf(value, null) as TypedMap
  for (const key of Object.keys(map)) map[key] = toTyped(map[key], childSchema(schema, key), depth - 1, left)
  return map
}
