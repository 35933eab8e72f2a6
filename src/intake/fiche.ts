import { stringify } from "yaml"
import { hole } from "../model/hole.ts"
import type { Field, Pointer } from "../model/types.ts"
import { phoneText } from "../model/values/phone.ts"
import type { Value } from "./values.ts"

/** The data of a proposal under their own keys, every question of authors there: unanswered is null. */
export function dataOf(values: ReadonlyMap<Pointer, Value>, fields: readonly Field[]): Data {
  const data: Data = {}
  for (const field of fields) put(data, field.path, values.get(field.pointer)?.value ?? null)
  return data
}

/** A fiche as a file, in the form's order: holes are marked, what is optional and unanswered is left out. */
export function ficheText(values: ReadonlyMap<Pointer, Value>, fields: readonly Field[], edition: string): string {
  const head: Data = {}
  const sections: string[] = []
  for (const field of fields) {
    const text = written(field, values.get(field.pointer)) ?? (isAsked(field, edition) ? hole : undefined)
    if (text === undefined) continue
    if (field.section) sections.push(`## ${field.label}\n\n${String(text)}\n`)
    else put(head, field.path, text)
  }
  const front = stringify(head, { schema: "failsafe", lineWidth: 0, blockQuote: "literal" })
  return `---\n${front}---\n\n${sections.join("\n")}`
}

type Data = { [key: string]: unknown }

function put(data: Data, path: readonly string[], value: unknown): void {
  const [key = "", ...rest] = path
  if (rest.length === 0) data[key] = value
  else {
    data[key] ??= {}
    put(data[key] as Data, rest, value)
  }
}

/** A required answer, unless it is asked of later éditions only. */
export function isAsked({ required, since }: Field, edition: string): boolean {
  return required && (since === undefined || since <= edition)
}

/** A value as people write it; what was typed and is no such value stays, for the check to say what is wrong with it. */
function written({ saisie }: Field, value: Value | undefined): unknown {
  if (value === undefined || value.value === null) return value?.typed
  if (typeof value.value === "boolean") return value.value ? "oui" : "non"
  if (Array.isArray(value.value)) return value.value.map(String)
  const text = String(value.value)
  return saisie === "telephone" ? phoneText(text) : text
}
