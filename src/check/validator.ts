import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js"
import { type Schema, vocabulary } from "../model/fields.ts"
import { settings } from "./settings.mjs"

const compiled = new WeakMap<Schema, ValidateFunction>()

/** What validates by a schema; compiled once. The bundle puts functions already compiled in this file's place (compiled.mjs). */
export function validator(schema: Schema): ValidateFunction {
  let found = compiled.get(schema)
  if (!found) {
    const ajv = new Ajv2020({ ...settings, code: { optimize: false } })
    for (const word of vocabulary) ajv.addKeyword(word)
    found = ajv.compile(schema)
    compiled.set(schema, found)
  }
  return found
}
