import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js"
import { type Schema, vocabulary } from "../model/fields.ts"
import { onceEach } from "../model/once-each.ts"
import { settings } from "./settings.mjs"

/** What validates by a schema; compiled once. The bundle puts functions already compiled in this file's place (compiled.mjs). */
export const validator = onceEach((schema: Schema): ValidateFunction => {
  const ajv = new Ajv2020({ ...settings, code: { optimize: false } })
  for (const word of vocabulary) ajv.addKeyword(word)
  return ajv.compile(schema)
})
