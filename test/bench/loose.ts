import type { Schema } from "../../src/model/fields.ts"

/** A schema for answers that YAML has read by itself: no sections, and no constraint on what it turns into numbers. */
export function loose(schema: Schema): Schema {
  if (schema.type === "integer" || schema.type === "boolean" || schema.pattern !== undefined) return {}
  if (!schema.properties) return schema
  const kept = Object.entries(schema.properties).filter(([, child]) => !child["x-section"])
  return {
    ...schema,
    properties: Object.fromEntries(kept.map(([key, child]) => [key, loose(child)])),
    required: (schema.required ?? []).filter(key => kept.some(([name]) => name === key)),
  }
}
