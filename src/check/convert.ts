import type { Schema } from "../model/fields.ts"
import type { Draft, Pointer, Told, Typed, TypedMap, Values } from "../model/types.ts"
import { type Hints, isUnderstood, readValue } from "../model/values.ts"
import { type Asked, askedOf, itemOf, longestShort, questions } from "./asked.ts"
import { rewrite } from "./edits.ts"
import { unknownKeys } from "./keys.ts"
import { fieldOf } from "./label.ts"
import { leftover } from "./leftover.ts"
import { kindOfName } from "./names.ts"
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

function group(walk: Walk, schema: Schema, typed: TypedMap, pointer: Pointer): Values {
  const values: Values = {}
  let known = 0
  for (const { key, asked, pointer: here } of questions(schema, pointer)) {
    const answer = typed[key]
    if (answer === undefined) {
      if (asked.schema.default !== undefined) values[key] = structuredClone(asked.schema.default)
      continue
    }
    known += 1
    const value = convertOne(walk, asked, answer, here)
    if (value !== undefined) values[key] = value
  }
  if (Object.keys(typed).length > known) unknownKeys(walk, schema, typed, pointer)
  return values
}

function convertOne(walk: Walk, asked: Asked, typed: Typed, pointer: Pointer): unknown {
  if (isBlank(typed)) {
    walk.blank.add(pointer)
    return undefined
  }
  const { shape, schema } = asked
  if (shape === "text") return leaf(walk, asked, typed, pointer)
  if (shape === "list") return list(walk, asked, typed, pointer)
  if (shape === "rows")
    return Array.isArray(typed) ? rows(walk, schema.items ?? {}, typed, pointer) : unexpectedGroup(walk, pointer)
  if (!isMap(typed)) return unexpectedGroup(walk, pointer)
  return shape === "group" ? group(walk, schema, typed, pointer) : entries(walk, schema, typed, pointer)
}

function entries(walk: Walk, schema: Schema, typed: TypedMap, pointer: Pointer): unknown {
  const asked = askedOf(typeof schema.additionalProperties === "object" ? schema.additionalProperties : anything)
  const found = Object.entries(typed).flatMap(([key, answer]) => {
    const value = convertOne(walk, asked, answer, `${pointer}/${key}`)
    return value === undefined ? [] : [[key, value] as const]
  })
  return Object.fromEntries(found)
}

const anything: Schema = {}

/** Rows keep their position, so that their pointers stay true; a row that is no group is an empty one. */
function rows(walk: Walk, item: Schema, typed: Typed[], pointer: Pointer): unknown {
  return typed.map((row, index) => {
    const here = `${pointer}/${index}`
    if (isMap(row)) return group(walk, item, row, here)
    unexpectedGroup(walk, here)
    return undefined
  })
}

function list(walk: Walk, asked: Asked, typed: Typed, pointer: Pointer): unknown {
  if (typeof typed === "string") return leaf(walk, asked, typed, pointer)
  if (!Array.isArray(typed)) return severalLines(walk, typed, pointer)
  const item = itemOf(asked.schema)
  const values = typed.map((one, index) => (isBlank(one) ? "" : leaf(walk, item, one, `${pointer}/${index}`)))
  if (!values.includes(undefined)) return values.filter(value => value !== "")
  walk.meant.add(pointer) // told item by item
  return undefined
}

function leaf(walk: Walk, asked: Asked, typed: Typed, pointer: Pointer): unknown {
  const { schema, saisie, long } = asked
  if (isMap(typed)) return severalLines(walk, typed, pointer)
  if (Array.isArray(typed)) {
    const [only, ...others] = typed
    if (typeof only === "string" && others.length === 0) return leaf(walk, asked, only, pointer)
    complain(walk, {
      rule: "valeur-inattendue",
      field: pointer,
      message: "plusieurs réponses sont données, une seule est attendue",
    })
    return undefined
  }
  if (typed.length > asked.most) return tooLong(walk, typed, pointer, schema.maxLength ?? longestShort)
  const reading = readValue(saisie, typed, asked.choices ? { ...walk.hints, choices: asked.choices } : walk.hints)
  const left = long || !isUnderstood(reading) ? leftover(typed, schema) : undefined
  if (left) {
    complain(walk, { rule: "a-completer", field: pointer, ...left.told })
    return undefined
  }
  if (!isUnderstood(reading)) {
    const { likely = kindMeant(asked, typed), ...told } = reading
    const fixes = likely
      ? rewrite(walk.draft, pointer, likely.write, { label: likely.label, confidence: "likely" })
      : []
    complain(walk, { ...told, field: pointer, fixes })
    return undefined
  }
  if (saisie === "texte" && typed.includes("\n") && isEscaped(walk, pointer)) return brokenLine(walk, pointer)
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

/** «Mairie», «Métropole»: what people call a kind of authority, where one of the choices is that kind. */
function kindMeant({ choices = [] }: Asked, typed: string) {
  const kind = kindOfName(typed.slice(0, longestShort))
  return choices.some(({ value }) => value === kind) ? { label: `Écrire « ${kind} »`, write: kind ?? "" } : undefined
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

/** Whether an answer on one line breaks only by the `\n` of programs, which may be the start of a word after a backslash. */
function isEscaped({ draft }: Walk, pointer: Pointer): boolean {
  return /^"[^\r\n]*\\n[^\r\n]*"$/.test(draft.source(pointer) ?? "")
}

function brokenLine(walk: Walk, pointer: Pointer): undefined {
  const { draft } = walk
  const words = (draft.source(pointer) ?? "").slice(1, -1).replaceAll('\\"', '"')
  const text = `'${words.replaceAll("'", "''")}'`
  const label = "Mettre la réponse entre apostrophes droites"
  complain(walk, {
    rule: "valeur-inattendue",
    field: pointer,
    message: "entre guillemets droits, une barre oblique inversée suivie d’un n coupe la réponse en deux lignes",
    expected: "la réponse sur une seule ligne",
    fixes: [{ label, confidence: "likely", edits: [{ ...draft.place(pointer), text }] }],
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
