import { typedAt } from "../model/at.ts"
import { fields } from "../model/fields.ts"
import type { Draft, Field, Finding, Pointer, Typed } from "../model/types.ts"
import { count, frenchList } from "../words/text.ts"

/** A part of the form: a group of short answers, or one section. */
export interface Step {
  name: string
  state: "done" | "fix" | "todo" | "optional" | "unread"
  /** Required answers that are not there. */
  missing: number
  /** Blocking points on it. */
  points: number
}

/** How far a fiche is, in the form's order; `findings` are those of this fiche. Nothing of a file that could not be read. */
export function progressOf(draft: Draft, findings: readonly Finding[]): Step[] {
  if (isUnread(draft)) return []
  const placed = findings.map(finding => ({ ...finding, field: partAt(draft, finding) }))
  const present = new Set(draft.sections().flatMap(({ key, markdown }) => (key && markdown.trim() ? [key] : [])))
  const sealed = Object.hasOwn(draft.data, "confidentiel")
  const isThere = (field: Field) =>
    field.section ? present.has(field.key) : (sealed && field.diffusion === "interne") || typed(draft.data, field.path)
  return parts.map(({ name, asked }) => {
    const about = placed.filter(finding => asked.some(field => concerns(finding, field)))
    const holes = about.filter(({ rule }) => rule === "a-completer").length
    const missing = asked.filter(field => field.required && !isThere(field)).length + holes
    const points = about.filter(({ severity, rule }) => severity === "blocking" && !unanswered.has(rule)).length
    const optional = asked.every(field => !field.required && !isThere(field))
    const state =
      missing > 0 ? (draft.partial ? "unread" : "todo") : points > 0 ? "fix" : optional ? "optional" : "done"
    return { name, state, missing, points }
  })
}

/** Whether nothing at all of a file was read. */
function isUnread(draft: Draft): boolean {
  if (draft.text === "") return true
  return (
    draft.partial === true && Object.keys(draft.data).length === 0 && draft.sections().every(({ key }) => key === null)
  )
}

/** «fait», «2 réponses à donner», «1 point à corriger». */
export function sayStep({ state, missing, points }: Step): string {
  const fix = points > 0 ? `${count(points, "point")} à corriger` : ""
  switch (state) {
    case "done":
      return "fait"
    case "optional":
      return "facultatif"
    case "unread":
      return "n’a pas pu être lu"
    case "fix":
      return fix
    default:
      return frenchList([`${count(missing, "réponse")} à donner`, fix].filter(part => part !== ""))
  }
}

/** «7 parties faites sur 9 ; restent : …»; nothing once all is done. */
export function sayProgress(steps: readonly Step[]): string {
  const asked = steps.filter(({ state }) => state !== "optional")
  const left = asked.filter(({ state }) => state !== "done")
  if (left.length === 0) return ""
  const done = asked.length - left.length
  const named = left.slice(0, left.length > 4 ? 3 : 4).map(({ name }) => `« ${name} »`)
  const names = frenchList(left.length > named.length ? [...named, count(left.length - named.length, "autre")] : named)
  return `${count(done, "partie faite", "parties faites")} sur ${asked.length} ; ${left.length > 1 ? "restent" : "reste"} ${names}.`
}

/** Rules that say that an answer is not there, which the form's own count says already. */
const unanswered = new Set(["champ-manquant", "section-manquante", "section-vide", "a-completer"])

const asked = fields().filter(({ office }) => !office)
const parts = partsOf(asked)

function partsOf(all: readonly Field[]): { name: string; asked: Field[] }[] {
  const found = new Map<string, Field[]>()
  for (const field of all) {
    const name = field.section ? field.label : (field.group ?? "Présentation de la mission")
    found.set(name, [...(found.get(name) ?? []), field])
  }
  return [...found].map(([name, asked]) => ({ name, asked }))
}

/** The question a finding is about; when it names none of the form's, the one it stands in or right after, else the first. */
function partAt(draft: Draft, finding: Finding): Pointer | undefined {
  const { field, rule, start } = finding
  const named = field || draft.problems.find(one => one.rule === rule && one.span.start.offset === start.offset)?.field
  if (named && asked.some(one => concerns({ field: named }, one))) return named
  if (around.has(rule)) return undefined
  if (start.offset < draft.bodyStart) {
    const there = asked
      .filter(({ pointer }) => draft.source(pointer) !== undefined)
      .sort((one, other) => keyOffset(draft, one) - keyOffset(draft, other))
    return (there.findLast(one => keyOffset(draft, one) <= start.offset) ?? there[0])?.pointer
  }
  const key = draft.sections().findLast(({ headingSpan }) => headingSpan.start.offset <= start.offset)?.key
  return key ? `/${key}` : undefined
}

function keyOffset(draft: Draft, { pointer }: Field): number {
  return draft.keyPlace(pointer).start.offset
}

/** Rules about the lines around the answers, which no part holds. */
const around = new Set(["en-tete-absent", "en-tete-autre-langage", "en-tete-non-ferme"])

/** A finding on an answer, inside it, or on a whole group around it. */
function concerns({ field: told }: { field: Pointer | undefined }, { pointer }: Field): boolean {
  if (!told) return false
  return told === pointer || told.startsWith(`${pointer}/`) || pointer.startsWith(`${told}/`)
}

function typed(data: Typed, path: readonly string[]): boolean {
  const here = typedAt(data, path)
  return typeof here === "string" ? here.trim() !== "" : here !== undefined && Object.keys(here).length > 0
}
