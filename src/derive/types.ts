import { compile } from "json-schema-to-typescript"
import { edition, fiche, type Schema } from "../model/fields.ts"

const banner = "// Derived from schema/ by `npm run generate`: change the schema, not this file.\n"

/** TypeScript types of the two schemas; titles become comments, so that no type is named after a label. */
export async function types(schemas = { fiche, edition }): Promise<{ [file: string]: string }> {
  return {
    "src/model/fiche.types.ts": await one(schemas.fiche, "Fiche"),
    "src/model/edition.types.ts": await one(schemas.edition, "Edition"),
  }
}

async function one(schema: Schema, name: string): Promise<string> {
  const plain = { ...untitled(schema), title: name }
  return compile(plain as Parameters<typeof compile>[0], name, {
    bannerComment: banner,
    format: true,
    style: { semi: false, printWidth: 120 },
    additionalProperties: false,
    strictIndexSignatures: true,
    ignoreMinAndMaxItems: true,
  })
}

function untitled(schema: Schema): Schema {
  const { title, ...rest } = schema
  const copy: Schema = { ...rest }
  if (title) copy.description = title
  if (schema.properties) copy.properties = mapValues(schema.properties, untitled)
  if (schema.items) copy.items = untitled(schema.items)
  return copy
}

function mapValues<T, U>(object: { [key: string]: T }, change: (value: T) => U): { [key: string]: U } {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]))
}
