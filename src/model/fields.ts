import editionSchema from "../../schema/edition.schema.json" with { type: "json" }
import ficheSchema from "../../schema/fiche.schema.json" with { type: "json" }
import type { Field, Saisie } from "./types.ts"

/** The parts of JSON Schema 2020-12, and our own `x-` words, that the two schemas use. */
export interface Schema {
  title?: string
  description?: string
  type?: string
  enum?: string[]
  default?: unknown
  examples?: unknown[]
  required?: string[]
  properties?: { [key: string]: Schema }
  additionalProperties?: boolean | Schema
  items?: Schema
  minLength?: number
  maxLength?: number
  minItems?: number
  maxItems?: number
  minimum?: number
  maximum?: number
  pattern?: string
  "x-saisie"?: string
  "x-section"?: boolean
  /** Characters a section may take for a sheet of two pages with room for notes. */
  "x-budget"?: number
  "x-diffusion"?: string
  "x-bureau"?: boolean
  "x-choix"?: { [value: string]: string }
  "x-pourquoi"?: string
  "x-depuis"?: string
  "x-autocomplete"?: string
  "x-libelles"?: string[]
}

export const fiche = ficheSchema as Schema
export const edition = editionSchema as Schema

/** Our own words in the schemas; ajv's strict mode wants them named. */
export const vocabulary = [
  "x-saisie",
  "x-section",
  "x-budget",
  "x-diffusion",
  "x-bureau",
  "x-choix",
  "x-pourquoi",
  "x-depuis",
  "x-autocomplete",
  "x-libelles",
]

/** Every question of a schema (the form's by default), depth first, in the form's order. */
export function fields(schema: Schema = fiche): Field[] {
  return walk(schema, [], undefined, true)
}

function walk(schema: Schema, path: string[], group: string | undefined, groupRequired: boolean): Field[] {
  return Object.entries(schema.properties ?? {}).flatMap(([key, child]) => {
    const here = [...path, key]
    const required = groupRequired && (schema.required?.includes(key) ?? false)
    if (child.type === "object" && child.properties) {
      // A group inside a group keeps the outer label: «Contact RH» stands under «Collectivité» in the form.
      return walk(child, here, group ?? child.title, required)
    }
    return [toField(child, here, group, required)]
  })
}

function toField(schema: Schema, path: string[], group: string | undefined, required: boolean): Field {
  const example = schema.examples?.[0]
  const field: Field = {
    pointer: "/" + path.join("/"),
    path,
    key: path[path.length - 1] ?? "",
    label: schema.title ?? path.join(" "),
    help: schema.description ?? "",
    why: schema["x-pourquoi"] ?? "",
    example: Array.isArray(example) ? example.join(", ") : String(example ?? ""),
    saisie: (schema["x-saisie"] ?? "texte") as Saisie,
    required,
    section: schema["x-section"] === true,
    diffusion: schema["x-diffusion"] === "interne" ? "interne" : "publique",
    office: schema["x-bureau"] === true,
  }
  if (group !== undefined) field.group = group
  if (schema.enum) field.choices = schema.enum.map(value => ({ value, label: schema["x-choix"]?.[value] ?? value }))
  if (schema.minLength !== undefined) field.minLength = schema.minLength
  if (schema.maxLength !== undefined) field.maxLength = schema.maxLength
  if (schema["x-budget"] !== undefined) field.budget = schema["x-budget"]
  if (schema["x-depuis"] !== undefined) field.since = schema["x-depuis"]
  if (schema["x-autocomplete"] !== undefined) field.autocomplete = schema["x-autocomplete"]
  if (schema["x-libelles"]) field.alsoCalled = schema["x-libelles"]
  if (schema.default !== undefined) field.default = String(schema.default)
  return field
}

/** The schema at a pointer, through properties, items and additionalProperties; undefined where there is none. */
export function schemaAt(schema: Schema, pointer: string): Schema | undefined {
  let here: Schema | undefined = schema
  for (const part of pointer.split("/").slice(1)) {
    if (here?.properties && Object.hasOwn(here.properties, part)) here = here.properties[part]
    else if (here?.items) here = here.items
    else if (typeof here?.additionalProperties === "object") here = here.additionalProperties
    else return undefined
  }
  return here
}
