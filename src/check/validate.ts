import type { ErrorObject } from "ajv"
import { at } from "../model/at.ts"
import { type Schema, schemaAt } from "../model/fields.ts"
import type { Pointer, Values } from "../model/types.ts"
import { validator } from "./validator.ts"

/** Something the schema asks for and the values do not give. */
export interface Fault {
  keyword: string
  /** Of the value at fault, or of the one that is missing. */
  pointer: Pointer
  /** The schema of that value. */
  schema: Schema
  limit?: number
  value?: unknown
}

/** What ajv finds in values. */
export function faultsOf(schema: Schema, values: Values): Fault[] {
  const validate = validator(schema)
  if (validate(values)) return []
  return (validate.errors ?? []).map(error => toFault(schema, error, values))
}

function toFault(schema: Schema, { keyword, instancePath, params }: ErrorObject, values: Values): Fault {
  const missing: unknown = params["missingProperty"]
  const pointer = typeof missing === "string" ? `${instancePath}/${missing}` : instancePath
  const fault: Fault = { keyword, pointer, schema: schemaAt(schema, pointer) ?? {} }
  if (typeof params["limit"] === "number") fault.limit = params["limit"]
  const value = valueAt(values, pointer)
  if (value !== undefined) fault.value = value
  return fault
}

/** The value at a pointer of plain data. */
export function valueAt(values: unknown, pointer: Pointer): unknown {
  return at(values, partsOf(pointer))
}

const known = new Map<Pointer, readonly string[]>()

/** The parts of a pointer; those that rules ask for again and again are kept. */
function partsOf(pointer: Pointer): readonly string[] {
  const found = known.get(pointer)
  if (found) return found
  const parts = pointer === "" ? [] : pointer.slice(1).split("/")
  if (known.size < 500) known.set(pointer, parts)
  return parts
}
