import { fiche, type Schema } from "../model/fields.ts"
import type { Field, Pointer } from "../model/types.ts"
import { answersIn } from "./answers.ts"
import { gathered, isBlank, type Note, type TextDocument } from "./blocks.ts"
import { itemsOf } from "./items.ts"
import { type Labels, labelsOf } from "./labels.ts"
import { isPrinted } from "./printed.ts"
import type { Reason } from "./refusal.ts"
import { type Value, valuesOf, type Warning } from "./values.ts"

/** A proposal as read: every question of authors by its pointer. */
export interface Intake {
  values: Map<Pointer, Value>
  warnings: Warning[]
}

/** What a document gave: proposals and what to tell of the document itself, or why it gave none. */
export type Read = { proposals: Intake[]; warnings: Warning[] } | { reason: Reason; detail: string }

/** Fewest questions of the form that make a document one. */
const fewest = 4

/** Reads a text document as the school's form, by its labels and by nothing else; `printed` are lines of the édition's own form. */
export function readForm(
  { blocks, notes }: TextDocument,
  schema: Schema = fiche,
  printed: readonly string[] = [],
): Read {
  if (blocks.every(isBlank))
    return { reason: "sans-texte", detail: notes.some(({ code }) => code === "image-ignoree") ? "image" : "" }
  const labels = labelsOf(schema, printed)
  const { proposals, strays, sure } = answersIn(itemsOf(blocks, labels), labels)
  if (sure < Math.min(fewest, labels.fields.length)) return { reason: "formulaire-non-reconnu", detail: "" }
  const read = proposals.map(answers => {
    const { values, warnings } = valuesOf(answers, labels.fields)
    return { values, warnings: [...warnings, ...holes(labels.fields, values, warnings, new Set(answers.keys()))] }
  })
  const answered = read.filter(({ values }) => [...values.values()].some(({ value, typed }) => value !== null || typed))
  if (answered.length === 0) return { reason: "formulaire-vierge", detail: "" }
  return { proposals: answered, warnings: documentWarnings(notes, strays, answered.length, labels) }
}

/** Questions without a value, but for those whose answer was told to be unclear, and for optional ones that the document does not ask. */
function holes(
  fields: readonly Field[],
  values: ReadonlyMap<Pointer, Value>,
  warnings: readonly Warning[],
  asked: ReadonlySet<Pointer>,
): Warning[] {
  const told = new Set(warnings.filter(({ code }) => unclear.test(code)).map(({ field }) => field))
  return fields
    .filter(
      ({ pointer, required }) =>
        values.get(pointer)?.value === null && (required || asked.has(pointer)) && !told.has(pointer),
    )
    .map(({ pointer, section, saisie }) => ({
      code: section ? "section-vide" : saisie === "oui-non" ? "case-vide" : "champ-manquant",
      field: pointer,
    }))
}

const unclear = /-(?:ambigue|invalide|comprise)$/

function documentWarnings(
  notes: readonly Note[],
  strays: readonly string[],
  proposals: number,
  { isOurs }: Labels,
): Warning[] {
  const margins = notes.filter(({ code }) => code === "en-tete" || code === "pied-de-page")
  const others = gathered(notes.filter(({ code }) => code !== "en-tete" && code !== "pied-de-page"))
  const margin = margins.filter(({ text = "" }) => !isOurs(text) && !isPrinted(text.replace(/\d+\s*$/, "").trim()))
  const outside = [...margin.map(({ text = "" }) => text), ...strays]
  // The foot of a page often says again a part of its head.
  const told = [...new Set(outside)].filter(
    (text, _at, all) => !all.some(other => other !== text && other.includes(text)),
  )
  return [
    ...(proposals > 1 ? [{ code: "plusieurs-missions", field: "" }] : []),
    ...others.map(({ code, text }) => ({ code, field: "", ...(text !== undefined && { text }) })),
    ...told.map(text => ({ code: "texte-hors-champ", field: "", text })),
  ]
}
