import type { Field } from "../../src/model/types.ts"
import { sentenceCase } from "../../src/words/text.ts"

/** The form's own groups in its order; questions outside any group are those of the mission itself. */
export function grouped(fields: readonly Field[]): [title: string, fields: Field[]][] {
  const groups = new Map<string, Field[]>()
  for (const field of fields) {
    const title = sentenceCase(field.group ?? (field.section ? "La mission, en sections" : "La mission, en bref"))
    groups.set(title, [...(groups.get(title) ?? []), field])
  }
  return [...groups]
}
