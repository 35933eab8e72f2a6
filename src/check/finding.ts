import { typedAt } from "../model/at.ts"
import { fiche, type Schema } from "../model/fields.ts"
import { fold } from "../model/fold.ts"
import { maskAll, maskValue } from "../model/mask.ts"
import type { Finding, Pointer, Rule, Severity, Subject, Told } from "../model/types.ts"
import { shortHash } from "./hash.ts"
import { fieldOf, fieldsIn, labelOf } from "./label.ts"

/** How findings are completed. */
export interface Setting {
  /** Address of the site, with a final slash; without one, findings have no help. */
  helpBase?: string
  /** The schema of the file; the fiche's by default. */
  schema?: Schema
}

/** What a rule said, completed with place, label, reason, example and mask: no interne value stays readable in its words. */
export function toFinding(rule: Rule, told: Told, subject: Subject, severity: Severity, setting: Setting): Finding {
  const { draft } = subject
  const schema = setting.schema ?? fiche
  const field = told.field === undefined ? undefined : fieldOf(told.field, schema)
  const span = told.span ?? (told.field === undefined ? draft.span(0, 0) : draft.place(told.field))
  const interne = isInterne(told.field, schema)
  const mask = masker(subject, schema)
  const typed =
    told.value ?? (told.field !== undefined && !field?.section && !told.span ? draft.source(told.field) : undefined)
  const value =
    typed === undefined || typed.trim() === "" ? undefined : interne ? maskValue(unquoted(typed)) : mask(short(typed))
  const said = told.label ?? (told.field === undefined ? undefined : labelOf(told.field, schema))
  const label = said === undefined ? undefined : mask(said)
  const why = fragment(told.why ?? rule.doc.why)
  return {
    rule: rule.id,
    severity,
    path: draft.path,
    start: span.start,
    end: span.end,
    ...(told.field === undefined ? {} : { field: told.field }),
    ...(label === undefined ? {} : { label }),
    message: mask(told.message),
    ...(value === undefined ? {} : { value }),
    ...(told.expected ? { expected: mask(told.expected) } : {}),
    ...(told.example ? { example: told.example } : {}),
    ...(why ? { why } : {}),
    fixes: (told.fixes ?? []).map(fix => ({ ...fix, label: mask(fix.label) })),
    related: (told.related ?? []).map(one => ({ ...one, message: mask(one.message) })),
    ...(setting.helpBase === undefined ? {} : { help: `${setting.helpBase}controles/${rule.id}/` }),
    fingerprint: shortHash(
      [rule.id, told.field ?? "", fold(value ?? label ?? ""), draft.edition, draft.slug].join("\n"),
    ),
  }
}

/** Whether what was typed for a question, in it, or for a whole group holds what stays with the school. */
function isInterne(told: Pointer | undefined, schema: Schema): boolean {
  if (!told) return false
  return fieldsIn(schema).some(({ diffusion, pointer }) => {
    return diffusion === "interne" && (`${pointer}/`.startsWith(`${told}/`) || told.startsWith(`${pointer}/`))
  })
}

/** Masks the interne answers of a file wherever a sentence repeats them; examples of the form are nobody's. */
function masker(subject: Subject, schema: Schema): (text: string) => string {
  let secrets: string[] | undefined
  return text => {
    if (schema !== fiche) return text
    secrets ??= secretsOf(subject, schema)
    return maskAll(text, secrets)
  }
}

function secretsOf({ draft, value }: Subject, schema: Schema): string[] {
  return fieldsIn(schema)
    .filter(({ diffusion }) => diffusion === "interne")
    .flatMap(({ pointer, path }) => [value(pointer), typedAt(draft.data, path), draft.source(pointer)])
    .filter(secret => typeof secret === "string")
    .map(unquoted)
    .sort((one, other) => other.length - one.length)
}

/** A sentence as the end of another: «Un chiffre manque.» becomes «un chiffre manque». */
function fragment(sentence: string): string {
  const bare = sentence.replace(/\.$/, "")
  return /^\p{Lu}[\p{Ll}’ ]/u.test(bare) ? bare.charAt(0).toLowerCase() + bare.slice(1) : bare
}

function unquoted(text: string): string {
  return text.trim().replace(/^(["'])(.*)\1$/s, "$2")
}

function short(text: string): string {
  const line = text.replaceAll(/\s+/g, " ").trim()
  return line.length > 200 ? `${line.slice(0, 199)}…` : line
}
