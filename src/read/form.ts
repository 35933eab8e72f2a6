import type { Schema } from "../model/fields.ts"
import { onceEach } from "../model/once-each.ts"
import type { TypedMap } from "../model/types.ts"
import type { Profile } from "./profile.ts"

/** A group that is open, and its question whose answer may still follow on the next lines. */
interface Open {
  map: TypedMap
  schema: Schema
  known: ReadonlyMap<string, Question>
  columns: number
  depth: number
  outer: Open | undefined
  asked?: Question | undefined
  list?: { items: string[]; columns: number } | undefined
}

/** What a group asks: its key, of the schema's own letters, and what it holds. */
interface Question {
  key: string
  schema: Schema
}

/**
 * The data of a front matter written as the blank form is: a question and its answer a line, groups and lists below theirs.
 * `source` holds only lines written the plain way; undefined when it is anything more than that.
 */
export function readForm(source: string, profile: Profile): TypedMap | undefined {
  const root = open(profile.schema, 0, profile.depth, undefined)
  let group: Open | undefined = root
  let left = profile.nodes
  for (let at = 0; at < source.length; ) {
    const next = source.indexOf("\n", at)
    const end = next < 0 ? source.length : next
    const from = past(source, at)
    const to = before(source, from, end)
    if (from < to && source[from] !== "#") {
      left -= 1
      group = left > 0 ? readLine(group, source, from, to, from - at) : undefined
      if (!group) return undefined
    }
    at = end + 1
  }
  return left < profile.nodes ? root.map : undefined
}

function open(schema: Schema, columns: number, depth: number, outer: Open | undefined): Open {
  // One of `Object.create(null)` would be a hash table to V8: twice the time to fill and to read, in ten thousand files.
  const map: TypedMap = Object.setPrototypeOf({}, null)
  return { map, schema, known: knownBy(schema), columns, depth, outer }
}

/** Reads one line into the group it stands in, and returns that group; undefined for what is no such line. */
function readLine(group: Open, source: string, from: number, to: number, columns: number): Open | undefined {
  const start = source[from] === "-" ? past(source, from + 1) : from
  const colon = keyEnd(source, start, to)
  if (start > from) return colon < 0 && start > from + 1 ? readItem(group, source.slice(start, to), columns) : undefined
  return colon < 0
    ? undefined
    : readAnswer(group, source.slice(from, colon), source.slice(past(source, colon + 1), to), columns)
}

function readItem(group: Open, typed: string, columns: number): Open | undefined {
  const item = scalar(typed)
  if (item === undefined || columns < group.columns) return undefined
  if (group.list) {
    if (group.list.columns !== columns) return undefined
    group.list.items.push(item)
    return group
  }
  const { asked } = group
  if (!asked?.schema.items || asked.schema.items.type === "array" || group.depth < 2) return undefined
  group.list = { items: [item], columns }
  group.map[asked.key] = group.list.items
  return group
}

function readAnswer(inner: Open, key: string, typed: string, columns: number): Open | undefined {
  const group = columns > inner.columns ? below(inner, columns) : around(inner, columns)
  const question = group && (group.known.get(key) ?? other(group.schema, key))
  if (!group || !question || group.map[question.key] !== undefined) return undefined
  const answer = scalar(typed)
  // A list whose items have no dash is read as one text.
  if (answer === undefined || (question.schema.type === "array" && answer !== "")) return undefined
  group.map[question.key] = answer
  group.asked = typed === "" ? question : undefined
  group.list = undefined
  return group
}

/** The questions of a group by their keys: V8 takes long to look up a property by a piece of a text. */
const knownBy = onceEach(
  ({ properties = {} }: Schema): ReadonlyMap<string, Question> =>
    new Map(Object.entries(properties).map(([key, child]) => [key, { key, schema: child }])),
)

/** A question whose name is its author's, as those of the rules of a year. */
function other(group: Schema, key: string): Question | undefined {
  const schema = childSchema(group, key)
  return schema && { key, schema }
}

function below(group: Open, columns: number): Open | undefined {
  const { asked, list, depth } = group
  if (!asked || list || depth < 2) return undefined
  const made = open(asked.schema, columns, depth - 1, group)
  group.map[asked.key] = made.map
  group.asked = undefined
  return made
}

function around(inner: Open, columns: number): Open | undefined {
  let group: Open | undefined = inner
  while (group && group.columns > columns) group = group.outer
  return group?.columns === columns ? group : undefined
}

/** The text of an answer on one line; undefined for the start of a block, a list or what is sealed. */
function scalar(typed: string): string | undefined {
  const first = typed[0]
  if (first === '"') return typed.slice(1, -1)
  if (first === "'") return typed.slice(1, -1).replaceAll("''", "'")
  return first === "[" || first === "|" || first === ">" || first === "-" ? undefined : typed
}

/** Where the colon after a key stands, or -1. */
function keyEnd(source: string, from: number, to: number): number {
  let at = from
  while (at < to && isKey(source.charCodeAt(at))) at += 1
  return at > from && source[at] === ":" && (at + 1 === to || source[at + 1] === " ") ? at : -1
}

function isKey(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || code === 95
}

/** Past the spaces that stand at an offset. */
function past(source: string, from: number): number {
  let at = from
  while (source.charCodeAt(at) === 32) at += 1
  return at
}

/** Before the spaces, and the carriage return, that end a line. */
function before(source: string, from: number, end: number): number {
  let to = end
  while (to > from && (source.charCodeAt(to - 1) === 32 || source.charCodeAt(to - 1) === 13)) to -= 1
  return to
}

/** The schema of what a key of a group holds; undefined for a key it does not know. */
export function childSchema(schema: Schema, key: string): Schema | undefined {
  const { properties, additionalProperties } = schema
  if (properties && Object.hasOwn(properties, key)) return properties[key]
  return typeof additionalProperties === "object" ? additionalProperties : undefined
}
