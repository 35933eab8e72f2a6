import type { Schema } from "../model/fields.ts"
import { fold } from "../model/fold.ts"
import { blank } from "./blanks.ts"

/** The key a line starts with, and which of several groups knows it. */
export interface Name {
  typed: string
  /** The schema's key when the line's is one, however it is spelt; else as typed. */
  name: string
  /** Where the key starts, and its colon. */
  at: number
  colon: number
  known: boolean
  /** Known letter for letter. */
  exact: boolean
  /** Which of the groups knows it; the first when none does. */
  rank: number
  schema: Schema | undefined
}

// A key, straight or curly quotes allowed around it, then its colon; no label of the form holds a colon.
const keyed = new RegExp(`^(["'“”«‘]?)([\\p{L}\\p{N}_<][^:"“”«»#\\[\\]{}]{0,120}?)(["'“”»’]?)[${blank}]*[:：]`, "u")

/** Reads the key at the start of a text; undefined when it has none. The groups are tried in their order. */
export function resolveKey(text: string, groups: readonly (Schema | undefined)[]): Name | undefined {
  const found = keyed.exec(text)
  if (!found) return undefined
  const [all, before = "", typed = ""] = found
  const colon = all.length - 1
  const base = { typed, at: before.length, colon }
  for (const exact of [true, false]) {
    for (const [rank, group] of groups.entries()) {
      const name = exact ? typed : spelt(typed, group)
      const schema = name === undefined ? undefined : property(group, name)
      if (name !== undefined && schema) return { ...base, name, known: true, exact, rank, schema }
    }
  }
  // `https://…` and `12:30` are no keys; `cle: valeur` and `cle:` are.
  if (!new RegExp(`^[${blank}]|^$`).test(text.slice(colon + 1))) return undefined
  const schema = typeof groups[0]?.additionalProperties === "object" ? groups[0].additionalProperties : undefined
  return { ...base, name: typed, known: false, exact: false, rank: 0, schema }
}

function property(group: Schema | undefined, name: string): Schema | undefined {
  const found = group?.properties && Object.hasOwn(group.properties, name) ? group.properties[name] : undefined
  return found?.["x-section"] ? undefined : found
}

/** The key of a group that a spelling means: the key itself with other signs, or the form's label. */
function spelt(typed: string, group: Schema | undefined): string | undefined {
  return group && spellings(group).get(fold(typed))
}

const known = new WeakMap<Schema, Map<string, string>>()

function spellings(group: Schema): Map<string, string> {
  const found = known.get(group)
  if (found) return found
  const made = new Map<string, string>()
  for (const [key, { title }] of Object.entries(group.properties ?? {})) {
    for (const spelling of [fold(key), fold(title ?? key)]) if (!made.has(spelling)) made.set(spelling, key)
  }
  known.set(group, made)
  return made
}
