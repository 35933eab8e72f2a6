import { typedAt } from "../model/at.ts"
import { type Schema, schemaAt } from "../model/fields.ts"
import type { Draft, Pointer, Told, Values } from "../model/types.ts"
import type { Hints } from "../model/values.ts"
import { togetherBehind } from "./behind.ts"
import { broken } from "./broken.ts"
import { type Complaint, convert } from "./convert.ts"
import { meantPointers } from "./keys.ts"
import { fieldOf } from "./label.ts"
import { missing } from "./missing.ts"
import { readSections } from "./read-sections.ts"
import { type Fault, faultsOf } from "./validate.ts"

export interface Read {
  /** Sound values, by the schema's shape; what is missing or wrong is absent. */
  values: Values
  complaints: Complaint[]
  /** Whether the values are all that the schema asks for. */
  sound: boolean
}

/**
 * Reads a file by a schema: what was typed becomes values, and each thing wrong one complaint, in the order of causes:
 * an answer that could not be read, or whose file could not be, is not told missing as well.
 */
export function readBySchema(draft: Draft, schema: Schema, edition: string, hints: Hints = {}): Read {
  const converted = convert(draft, schema, hints)
  const sections = readSections(draft, schema)
  // In place: one spread after another is a hash table to V8, which costs more than reading the answers.
  const values = Object.assign(converted.values, sections.values)
  const complaints = [...converted.complaints, ...sections.complaints]
  const told = new Set([
    // What was understood, though written otherwise, is still to be judged.
    ...complaints.flatMap(({ rule, field = "" }) => (rule === "ecriture" ? [] : [field])),
    ...converted.meant,
    ...sections.meant,
    ...misspelt(draft, schema),
    ...besideDoubles(draft, schema),
  ])
  const faults = faultsOf(schema, values)
  for (const fault of faults) {
    if (isCovered(fault.pointer, told)) continue
    const since = fault.schema["x-depuis"]
    if (fault.keyword === "required" && since !== undefined && since > edition) continue
    if (isSealed(fault, values)) continue
    const unread =
      fault.keyword === "required" && (fault.schema["x-section"] ? broken(draft, "body") : broken(draft, "header"))
    if (!unread) complaints.push(complaintOf(draft, schema, fault, converted.blank))
    if (fault.keyword !== "required") remove(values, fault.pointer)
  }
  return {
    values,
    complaints: togetherBehind(complaints).map(complaint => withField(complaint, schema)),
    sound:
      faults.length === 0 ||
      faultsOf(schema, values).every(fault => isLater(fault, edition) || isSealed(fault, values)),
  }
}

/** What the form says of the question: why it is asked, and an example. */
function withField(complaint: Complaint, schema: Schema): Complaint {
  const field = complaint.field === undefined || own.has(complaint.rule) ? undefined : fieldOf(complaint.field, schema)
  if (!field) return complaint
  const example = field.section || field.office || complaint.expected?.includes("exemple") ? "" : field.example
  return { ...(field.why ? { why: field.why } : {}), ...(example ? { example } : {}), ...complaint }
}

/** Rules whose own reason says more than the question's. */
const own: ReadonlySet<string> = new Set(["a-completer", "ecriture"])

/** Answers whose question's name is written in the wrong letters, which is told for itself, with the groups that these alone would open. */
function misspelt(draft: Draft, schema: Schema): Pointer[] {
  return draft.problems.flatMap(({ rule, value = "", span }) => {
    const meant = rule === "cle-mal-ecrite" ? meantPointers(value, span.start.column > 1, schema) : []
    return value.includes(".") ? meant.flatMap(pointer => [pointer, ...unopened(draft, pointer)]) : meant
  })
}

function unopened({ data }: Draft, pointer: Pointer): Pointer[] {
  const groups = pointer.slice(1).split("/").slice(0, -1)
  const paths = groups.map((_, rank) => groups.slice(0, rank + 1))
  return paths.filter(path => typedAt(data, path) === undefined).map(path => `/${path.join("/")}`)
}

/** Groups beside one that is written twice: the second was probably meant for the one that seems to be missing. */
function besideDoubles(draft: Draft, schema: Schema): Pointer[] {
  return draft.problems.flatMap(({ rule, detail = "" }) => {
    if (rule !== "cle-en-double" || !detail.startsWith("/") || !schemaAt(schema, detail)?.properties) return []
    const around = detail.slice(0, detail.lastIndexOf("/"))
    const beside = (around === "" ? schema : schemaAt(schema, around))?.properties ?? {}
    return Object.keys(beside).flatMap(key => (beside[key]?.properties ? [`${around}/${key}`] : []))
  })
}

/** A required answer of a later édition than this one is not asked for. */
function isLater({ keyword, schema }: Fault, edition: string): boolean {
  return keyword === "required" && (schema["x-depuis"] ?? "") > edition
}

/** What stays with the school is not missing from a fiche that holds it closed. */
function isSealed({ keyword, schema }: Fault, values: Values): boolean {
  return keyword === "required" && values["confidentiel"] !== undefined && isInterne(schema)
}

function isInterne({ properties, "x-diffusion": diffusion }: Schema): boolean {
  return properties ? Object.values(properties).every(isInterne) : diffusion === "interne"
}

function isCovered(pointer: Pointer, told: ReadonlySet<Pointer>): boolean {
  for (let here = pointer; here !== ""; here = here.slice(0, here.lastIndexOf("/"))) if (told.has(here)) return true
  return false
}

function complaintOf(draft: Draft, schema: Schema, fault: Fault, blank: ReadonlySet<Pointer>): Complaint {
  if (fault.keyword === "required") return missing(draft, schema, fault, blank)
  return { field: fault.pointer, ...wording(fault) }
}

function wording({ keyword, schema, limit = 0, value }: Fault): Told & { rule: string } {
  const length = typeof value === "string" ? [...value].length : Array.isArray(value) ? value.length : 0
  switch (keyword) {
    case "minLength":
      return {
        rule: "champ-trop-court",
        message: `la réponse est trop courte : ${length} ${length > 1 ? "caractères" : "caractère"} au lieu de ${limit} au moins`,
        ...expected(schema.description),
      }
    case "maxLength":
      return {
        rule: "champ-trop-long",
        message: `la réponse est trop longue : ${length} caractères au lieu de ${limit} au plus`,
      }
    case "minItems":
      return {
        rule: "champ-trop-court",
        message: `${limit} ${limit > 1 ? "réponses sont attendues" : "réponse est attendue"} au moins`,
      }
    case "maxItems":
      return {
        rule: "champ-trop-long",
        message: `${length} réponses sont données, ${limit} au plus sont attendues`,
        ...expected(schema.description),
      }
    case "uniqueItems":
      return { rule: "valeur-inattendue", message: "la même réponse est donnée deux fois" }
    case "minimum":
      return { rule: "valeur-inattendue", message: `le nombre est trop petit : ${limit} au moins` }
    case "maximum":
      return { rule: "valeur-inattendue", message: `le nombre est trop grand : ${limit} au plus` }
    default:
      return {
        rule: "valeur-inattendue",
        message: "la réponse n’a pas la forme attendue",
        ...expected(schema.description),
      }
  }
}

function expected(text: string | undefined): Pick<Told, "expected"> {
  return text ? { expected: text } : {}
}

/** Takes an unsound value out, so that no rule relies on it; a list's item takes its list along. */
function remove(values: Values, pointer: Pointer): void {
  const [last = "", ...path] = pointer.split("/").slice(1).toReversed()
  let here: unknown = values
  for (const part of path.toReversed()) {
    if (Array.isArray(here)) return
    here = typeof here === "object" && here !== null ? (here as Values)[part] : undefined
  }
  if (Array.isArray(here)) remove(values, pointer.slice(0, pointer.lastIndexOf("/")))
  else if (typeof here === "object" && here !== null) delete (here as Values)[last]
}
