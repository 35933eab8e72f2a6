import { edition, fields, type Schema, schemaAt } from "../model/fields.ts"
import { onceEach } from "../model/once-each.ts"
import type { Field, Pointer } from "../model/types.ts"

/** The form's words for a pointer: «N° de SIRET de la collectivité», «Courriel (Tuteur du projet collectif)». */
export function labelOf(pointer: Pointer, schema: Schema): string | undefined {
  const labels = labelsOf(schema)
  const known = labels.get(pointer)
  if (known !== undefined) return known
  const here = schemaAt(schema, pointer)
  if (here?.title !== undefined && here !== schema) return here.title
  const parent = pointer.slice(0, Math.max(0, pointer.lastIndexOf("/")))
  return parent === "" ? undefined : labelOf(parent, schema)
}

/** The question at a pointer, or the question whose list or map it stands in. */
export function fieldOf(pointer: Pointer, schema: Schema): Field | undefined {
  const all = fieldsOf(schema)
  for (let here = pointer; here !== ""; here = here.slice(0, here.lastIndexOf("/"))) {
    const found = all.get(here)
    if (found) return found
  }
  return undefined
}

/** The questions of a schema, in its order; worked out once. */
export function fieldsIn(schema: Schema): Field[] {
  return [...fieldsOf(schema).values()]
}

const fieldsOf = onceEach(
  (schema: Schema): ReadonlyMap<Pointer, Field> => new Map(fields(schema).map(field => [field.pointer, field])),
)

/** Short labels, and those the form uses twice, are told with their group. */
const labelsOf = onceEach((schema: Schema): ReadonlyMap<Pointer, string> => {
  const all = [...fieldsOf(schema).values()]
  const uses = (label: string) => all.filter(field => field.label === label).length
  return new Map(
    all.map(({ pointer, label, group }) => [
      pointer,
      group !== undefined && schema !== edition && (label.length < 10 || uses(label) > 1)
        ? `${label} (${group})`
        : label,
    ]),
  )
})
