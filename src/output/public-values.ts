import { at } from "../model/at.ts"
import type { Fiche, Field, Pointer } from "../model/types.ts"
import type { PublicValue } from "../model/views.ts"
import { whole } from "../model/whole.ts"
import { frenchDate } from "../words/dates.ts"
import { frenchNumber } from "../words/text.ts"
import { safeText } from "./safe-text.ts"

/**
 * The answers of a fiche that may be published, by pointer and in the form's order: what the schema calls `publique`
 * and nothing else. What is not in the form, or was not answered, is not there.
 */
export function publicValues(fiche: Fiche, fields: readonly Field[]): Map<Pointer, PublicValue> {
  const values = new Map<Pointer, PublicValue>()
  for (const field of fields) {
    if (field.diffusion !== "publique") continue
    const value = safe(at(fiche, field.path) ?? field.default)
    if (value !== undefined) values.set(field.pointer, value)
  }
  return values
}

/** The same as a tree under the form's own keys. */
export function tree(values: ReadonlyMap<Pointer, PublicValue>): { [key: string]: PublicValue } {
  const top: { [key: string]: PublicValue } = {}
  for (const [pointer, value] of values) {
    const path = pointer.slice(1).split("/")
    let here = top
    for (const key of path.slice(0, -1)) {
      const next = here[key] ?? {}
      here[key] = next
      if (typeof next !== "object" || Array.isArray(next)) break
      here = next
    }
    here[path.at(-1) ?? ""] = value
  }
  return top
}

/** A value as people read it: «oui», «Commune», «12 octobre 2025», «éducation, mobilités». */
export function shown(value: PublicValue, field: Field): string {
  if (typeof value === "boolean") return value ? "oui" : "non"
  if (typeof value === "number") return frenchNumber(value)
  if (Array.isArray(value)) return value.map(item => shown(item, field)).join(", ")
  if (typeof value === "object") return ""
  if (field.saisie === "date" || field.saisie === "dates") return frenchDate(value)
  return field.choices?.find(choice => choice.value === value)?.label ?? value
}

function safe(value: unknown): PublicValue | undefined {
  if (typeof value === "string") return value.length > longest ? safeText(value) : whole(safeText(value))
  if (typeof value === "number" || typeof value === "boolean") return value
  if (Array.isArray(value)) return value.map(safe).filter(item => typeof item === "string")
  return undefined
}

/** Longer are the texts of sections, which no view holds. */
const longest = 1000
