import { typedAt } from "../model/at.ts"
import { fields, type Schema } from "../model/fields.ts"
import { nearest } from "../model/nearest.ts"
import type { TypedMap } from "../model/types.ts"
import type { Fault } from "./fault.ts"
import { groupsOf } from "./groups.ts"
import { resolveKey } from "./key.ts"

/** Whether a note of a front matter may hold a question. */
export function hasNotes(source: string): boolean {
  return source.includes("#") && /^[ \t]*#[ \t]*[a-z][a-z0-9_]*:[ \t]/m.test(source)
}

/** Questions behind a number sign, as the notes of the blank form are, each with the cut that makes it a question again. */
export function noteFault(source: string, schema: Schema): Fault | undefined {
  const groups = groupsOf(schema)
  const names = groups.flatMap(({ properties = {} }) => Object.keys(properties))
  const cuts = [...source.matchAll(/^[ \t]*#[ \t]?(?=[ \t]*(\S.*))/gm)]
    .filter(({ 1: text = "" }) => /^-[ \t]/.test(text) || resolveKey(text, groups)?.known || isMisspelt(text, names))
    .map(({ 0: typed, index }) => ({ start: index + typed.indexOf("#"), end: index + typed.length, text: "" }))
  const [first] = cuts
  if (!first) return undefined
  const fix = { label: "Retirer les dièses placés devant les réponses", confidence: "certain" as const, cuts }
  return { rule: "en-tete-illisible", start: first.start, end: first.end, detail: "note", fix }
}

/** A key as the form's are, nearly one of them. */
function isMisspelt(text: string, names: readonly string[]): boolean {
  const typed = /^[a-z][a-z0-9_]*(?=:[ \t])/.exec(text)?.[0]
  return typed !== undefined && nearest(typed, names) !== undefined
}

/** How many answers that the form requires one reading has and another has not. */
export function gained(data: TypedMap, than: TypedMap, schema: Schema): number {
  return fields(schema).filter(({ path, required }) => {
    return required && !typedAt(than, path) && (typedAt(data, path) ?? "") !== ""
  }).length
}
