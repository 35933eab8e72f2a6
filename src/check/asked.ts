import type { Schema } from "../model/fields.ts"
import { onceEach } from "../model/once-each.ts"
import type { Pointer } from "../model/types.ts"
import type { Hints } from "../model/values.ts"

/** A question of a group that is answered in the front matter. */
export interface Question {
  key: string
  pointer: Pointer
  asked: Asked
}

/** The questions of a group that stands at a pointer. */
export function questions(schema: Schema, pointer: Pointer): readonly Question[] {
  const places = placesOf(schema)
  let found = places.get(pointer)
  if (!found) {
    found = Object.entries(schema.properties ?? {})
      .filter(([, child]) => !child["x-section"])
      .map(([key, child]) => ({ key, pointer: `${pointer}/${key}`, asked: askedOf(child) }))
    places.set(pointer, found)
  }
  return found
}

/** How an answer is read: all that its schema says of it, worked out once. */
export interface Asked {
  schema: Schema
  shape: "group" | "entries" | "rows" | "list" | "text"
  saisie: string
  /** Whether it may be a long text. */
  long: boolean
  /** Most characters that are read at all: what is longer is told, never parsed. */
  most: number
  choices: Hints["choices"]
}

function shapeOf(schema: Schema): Asked["shape"] {
  if (schema.properties) return "group"
  if (schema.type === "object") return "entries"
  if (schema.items?.properties) return "rows"
  return schema.type === "array" ? "list" : "text"
}

/** Most characters of a short answer. */
export const longestShort = 1000

const longSaisies = new Set(["texte", "lignes", "liste", "dates"])

/** How what a schema asks is read. */
export const askedOf = onceEach((schema: Schema): Asked => {
  const saisie = schema["x-saisie"] ?? "texte"
  const long = longSaisies.has(saisie)
  const most = Math.max(longestShort, long ? (schema.maxLength ?? 64 * 1024) : 0)
  const choices = schema.enum?.map(value => ({ value, label: schema["x-choix"]?.[value] ?? value }))
  return { schema, shape: shapeOf(schema), saisie, long, most, choices }
})

/** What an item of a list is read as. */
export const itemOf = onceEach((schema: Schema) =>
  askedOf({ ...schema.items, "x-saisie": schema["x-saisie"] === "dates" ? "date" : "texte" }),
)

const placesOf = onceEach((_: Schema) => new Map<Pointer, readonly Question[]>())
