import type { Schema } from "../model/fields.ts"
import type { Draft, Pointer, Told, Typed, TypedMap, Values } from "../model/types.ts"
import { type Hints, isUnderstood, readValue } from "../model/values.ts"
import { rewrite } from "./edits.ts"
import { unknownKeys } from "./keys.ts"
import { fieldOf } from "./label.ts"
import { leftover } from "./leftover.ts"
import { quote } from "./say.ts"

/** A Told and the rule it belongs to. */
export interface Complaint extends Told {
  rule: string
  /** True when the answer was typed where nobody reads it. */
  behindSign?: boolean
}

export interface Converted {
  values: Values
  complaints: Complaint[]
  /** Questions that are written without an answer. */
  blank: ReadonlySet<Pointer>
  /** Questions that an unknown key was probably meant to answer. */
  meant: ReadonlySet<Pointer>
}

/** Turns what was typed in the front matter into values, by the schema; never throws on what people type. */
export function convert(draft: Draft, schema: Schema, hints: Hints = {}): Converted {
  const walk: Walk = { draft, schema, hints, complaints: [], blank: new Set(), meant: new Set() }
  const values = group(walk, schema, draft.data, "")
  return { values, complaints: walk.complaints, blank: walk.blank, meant: walk.meant }
}

interface Walk {
  draft: Draft
  schema: Schema
  hints: Hints
  complaints: Complaint[]
  blank: Set<Pointer>
  meant: Set<Pointer>
}

/** Longest text that is read at all for a short answer: what is longer is told, never parsed. */
const longestShort = 1000

function group(walk: Walk, schema: Schema, typed: TypedMap, pointer: Pointer): Values {
  const values: Values = {}
  for (const [key, child] of answers(schema)) {
    const here = `${pointer}/${key}`
    const answer = Object.hasOwn(typed, key) ? typed[key] : undefined
    const value = answer === undefined ? undefined : convertOne(walk, child, answer, here)
    if (value !== undefined) values[key] = value
    else if (child.default !== undefined && answer === undefined) values[key] = structuredClone(child.default)
  }
  unknownKeys(walk, schema, typed, pointer)
  return values
}

/** The questions of a group that are answered in the front matter. */
const answers = onceEach((schema: Schema) =>
  Object.entries(schema.properties ?? {}).filter(([, child]) => !child["x-section"]),
)

function convertOne(walk: Walk, schema: Schema, typed: Typed, pointer: Pointer): unknown {
  if (isBlank(typed)) {
    walk.blank.add(pointer)
    return undefined
  }
  if (schema.properties) return isMap(typed) ? group(walk, schema, typed, pointer) : unexpectedGroup(walk, pointer)
  if (schema.type === "object")
    return isMap(typed) ? entries(walk, schema, typed, pointer) : unexpectedGroup(walk, pointer)
  if (schema.items?.properties)
    return Array.isArray(typed) ? rows(walk, schema.items, typed, pointer) : unexpectedGroup(walk, pointer)
  if (schema.type === "array") return list(walk, schema, typed, pointer)
  return leaf(walk, schema, typed, pointer)
}

function entries(walk: Walk, schema: Schema, typed: TypedMap, pointer: Pointer): unknown {
  const child = typeof schema.additionalProperties === "object" ? schema.additionalProperties : {}
  const found = Object.entries(typed).flatMap(([key, answer]) => {
    const value = convertOne(walk, child, answer, `${pointer}/${key}`)
    return value === undefined ? [] : [[key, value] as const]
  })
  return Object.fromEntries(found)
}

/** Rows keep their position, so that their pointers stay true; a row that is no group is an empty one. */
function rows(walk: Walk, item: Schema, typed: Typed[], pointer: Pointer): unknown {
  return typed.map((row, index) => {
    const here = `${pointer}/${index}`
    if (isMap(row)) return group(walk, item, row, here)
    unexpectedGroup(walk, here)
    return undefined
  })
}

function list(walk: Walk, schema: Schema, typed: Typed, pointer: Pointer): unknown {
  if (typeof typed === "string") return leaf(walk, schema, typed, pointer)
  if (!Array.isArray(typed)) return severalLines(walk, typed, pointer)
  const item = itemOf(schema)
  const values = typed.map((one, index) => (isBlank(one) ? "" : leaf(walk, item, one, `${pointer}/${index}`)))
  return values.includes(undefined) ? undefined : values.filter(value => value !== "")
}

/** What an item of a list is read as. */
const itemOf = onceEach(
  (schema: Schema): Schema => ({ ...schema.items, "x-saisie": schema["x-saisie"] === "dates" ? "date" : "texte" }),
)

function leaf(walk: Walk, schema: Schema, typed: Typed, pointer: Pointer): unknown {
  const { draft } = walk
  if (isMap(typed)) return severalLines(walk, typed, pointer)
  if (Array.isArray(typed)) {
    const [only, ...others] = typed
    if (typeof only === "string" && others.length === 0) return leaf(walk, schema, only, pointer)
    complain(walk, {
      rule: "valeur-inattendue",
      field: pointer,
      message: "plusieurs réponses sont données, une seule est attendue",
    })
    return undefined
  }
  const saisie = schema["x-saisie"] ?? "texte"
  const long = saisie === "texte" || saisie === "lignes" || saisie === "liste" || saisie === "dates"
  if (typed.length > Math.max(longestShort, long ? (schema.maxLength ?? 64 * 1024) : 0))
    return tooLong(walk, typed, pointer, schema.maxLength ?? longestShort)
  const reading = readValue(saisie, typed, hintsOf(schema, walk.hints))
  const left = long || !isUnderstood(reading) ? leftover(typed, schema) : undefined
  if (left) {
    complain(walk, { rule: "a-completer", field: pointer, ...left.told })
    return undefined
  }
  if (!isUnderstood(reading)) {
    const { likely, ...told } = reading
    const fixes = likely ? rewrite(draft, pointer, likely.write, { label: likely.label, confidence: "likely" }) : []
    complain(walk, { ...told, field: pointer, fixes })
    return undefined
  }
  if (reading.write !== undefined) rewritten(walk, reading.write, pointer)
  if (typeof reading.value === "string") {
    if (reading.value === "") {
      walk.blank.add(pointer)
      return undefined
    }
    const most = schema.maxLength ?? Number.POSITIVE_INFINITY
    // No text has more characters than code units: most answers need no count.
    if (reading.value.length > most && [...reading.value].length > most)
      return tooLong(walk, reading.value, pointer, most)
  }
  return reading.value
}

function rewritten(walk: Walk, write: string, pointer: Pointer): void {
  const interne = fieldOf(pointer, walk.schema)?.diffusion === "interne"
  const label = interne ? "Récrire la réponse" : `Écrire ${quote(write)}`
  complain(walk, {
    rule: "ecriture",
    field: pointer,
    message: "la réponse est comprise, mais elle s’écrit d’une autre façon",
    ...(interne ? {} : { expected: quote(write) }),
    fixes: rewrite(walk.draft, pointer, write, { label, confidence: "certain" }),
  })
}

function tooLong(walk: Walk, value: string, pointer: Pointer, longest: number): undefined {
  const message = `la réponse est trop longue : ${[...value].length} caractères au lieu de ${longest} au plus`
  complain(walk, {
    rule: "champ-trop-long",
    field: pointer,
    message,
    expected: `${longest} caractères au plus`,
    value: value.slice(0, 120),
  })
}

function unexpectedGroup(walk: Walk, pointer: Pointer): undefined {
  const message = "plusieurs réponses sont attendues ici, chacune sur sa ligne, un peu en retrait"
  complain(walk, { rule: "valeur-inattendue", field: pointer, message })
}

/** `Un mot : la suite` in a list or under a question is read as a question and its answer. */
function severalLines(walk: Walk, typed: TypedMap, pointer: Pointer): undefined {
  const source = walk.draft.source(pointer)
  const oneLine = source !== undefined && !/[\r\n]/.test(source) && Object.keys(typed).length === 1
  const quoted = { label: "Mettre la réponse entre guillemets droits", confidence: "likely" as const }
  complain(walk, {
    rule: "valeur-inattendue",
    field: pointer,
    message:
      "une seule réponse est attendue ici ; si elle contient deux-points suivis d’un espace, elle se met entre guillemets droits",
    fixes: oneLine ? [{ ...quoted, edits: [{ ...walk.draft.place(pointer), text: JSON.stringify(source) }] }] : [],
  })
}

function complain(walk: Walk, complaint: Complaint): void {
  walk.complaints.push(complaint)
}

/** What reading a value of this schema may need to know. */
function hintsOf(schema: Schema, hints: Hints): Hints {
  return schema.enum ? { ...hints, choices: choicesOf(schema) } : hints
}

const choicesOf = onceEach((schema: Schema) =>
  (schema.enum ?? []).map(value => ({ value, label: schema["x-choix"]?.[value] ?? value })),
)

/** Works a thing out once a schema. */
function onceEach<Made>(make: (schema: Schema) => Made): (schema: Schema) => Made {
  const made = new WeakMap<Schema, Made>()
  return schema => {
    let found = made.get(schema)
    if (found === undefined) {
      found = make(schema)
      made.set(schema, found)
    }
    return found
  }
}

function isMap(typed: Typed | undefined): typed is TypedMap {
  return typeof typed === "object" && !Array.isArray(typed)
}

const mayBeBlank = /^[\s~nN]/
const blankWord = /^\s*(?:~|null)?\s*$/i

/** Nothing, or what programs write for nothing. */
function isBlank(typed: Typed): boolean {
  if (typeof typed === "string")
    return typed.length < 20 && (typed === "" || (mayBeBlank.test(typed) && blankWord.test(typed)))
  return Array.isArray(typed) ? typed.every(isBlank) : Object.keys(typed).length === 0
}
