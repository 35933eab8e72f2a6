import { type Schema, schemaAt } from "../model/fields.ts"
import { fold } from "../model/fold.ts"
import { nearest } from "../model/nearest.ts"
import type { Draft, Pointer, TypedMap } from "../model/types.ts"
import type { Complaint } from "./convert.ts"
import { fieldsIn, labelOf } from "./label.ts"
import { quote } from "./say.ts"

/** What a walk keeps: the complaints, and the questions an unknown key was probably meant to answer. */
interface Keys {
  draft: Draft
  schema: Schema
  complaints: Complaint[]
  meant: Set<Pointer>
}

/** Tells each key that a group does not know, with the question it was probably meant for. */
export function unknownKeys(keys: Keys, schema: Schema, typed: TypedMap, pointer: Pointer): void {
  const known = schema.properties ?? {}
  for (const key of Object.keys(typed)) {
    if (!Object.hasOwn(known, key) || known[key]?.["x-section"])
      keys.complaints.push(unknown(keys, schema, typed, pointer, key))
  }
}

/** The question of this group that a key was probably meant for: near its name, or a usual name of it. */
function meantKey(key: string, group: Schema, taken: TypedMap = {}): string | undefined {
  const free = Object.keys(group.properties ?? {}).filter(
    name => !Object.hasOwn(taken, name) && !group.properties?.[name]?.["x-section"],
  )
  const usual = usualNames[fold(key)]
  return free.find(name => fold(name) === fold(key) || name === usual) ?? nearest(key, free)
}

/** Questions or groups that a name written in the wrong letters may stand for: at the top, or in any group; by its whole path (`dgs.nom`) too. */
export function meantPointers(typed: string, nested: boolean, schema: Schema): Pointer[] {
  const whole = `/${typed.replaceAll(".", "/")}`
  if (typed.includes(".") && schemaAt(schema, whole)) return [whole]
  return (nested ? groups(schema, "") : [""]).flatMap(pointer => {
    const group = (pointer === "" ? schema : schemaAt(schema, pointer)) ?? {}
    const close = meantKey(typed, group)
    return (close === undefined ? meantKeys(typed, group) : [close]).map(key => `${pointer}/${key}`)
  })
}

/** The questions that a name made of several stands for: « Nom et prénom ». */
function meantKeys(typed: string, group: Schema): string[] {
  const names = typed.split(/\s*(?:\bet\b|[&/,+])\s*/u)
  const found = names.map(name => meantKey(name, group))
  return names.length > 1 ? found.filter(key => key !== undefined) : []
}

function groups(schema: Schema, pointer: Pointer): Pointer[] {
  return Object.entries(schema.properties ?? {}).flatMap(([key, child]) =>
    child.properties ? [`${pointer}/${key}`, ...groups(child, `${pointer}/${key}`)] : [],
  )
}

function unknown(
  { draft, schema, meant }: Keys,
  group: Schema,
  typed: TypedMap,
  pointer: Pointer,
  key: string,
): Complaint {
  const here = `${pointer}/${key}`
  const span = draft.keyPlace(here)
  const told = { rule: "cle-inconnue", span, label: labelOf(pointer, schema) ?? "En-tête du fichier", value: key }
  const section = fieldsIn(schema).find(field => field.section && fold(field.key) === fold(key))
  if (section) {
    meant.add(section.pointer)
    return { ...told, message: `cette réponse s’écrit plus bas, sous le titre ${quote(`## ${section.label}`, 100)}` }
  }
  const close = meantKey(key, group, typed)
  if (close !== undefined) {
    meant.add(`${pointer}/${close}`)
    const label = labelOf(`${pointer}/${close}`, schema) ?? close
    return {
      ...told,
      message: `le formulaire ne connaît pas ${quote(key)} ; sans doute ${quote(label)}, qui s’écrit « ${close} »`,
      expected: `« ${close} »`,
      fixes: [{ label: `Écrire « ${close} »`, confidence: "likely", edits: [{ ...span, text: close }] }],
    }
  }
  const elsewhere = fieldsIn(schema).filter(field => fold(field.key) === fold(key) && field.pointer !== here)
  if (elsewhere.length > 0) {
    for (const field of elsewhere) meant.add(field.pointer)
    const places = elsewhere.map(({ path }) =>
      quote(labelOf(`/${path.slice(0, -1).join("/")}`, schema) ?? "l’en-tête, sans retrait"),
    )
    return {
      ...told,
      message: `${quote(key)} n’est pas à sa place : cette réponse se range sous ${places.join(" ou ")}`,
    }
  }
  const taken = meantKey(key, group)
  const answered =
    taken === undefined ? "" : ` ; ${quote(labelOf(`${pointer}/${taken}`, schema) ?? taken)} a déjà sa réponse`
  return { ...told, message: `le formulaire ne connaît pas ${quote(key)}${answered}` }
}

/** Names people use, folded, and the form's. */
const usualNames: { [name: string]: string } = {
  titre: "intitule",
  sujet: "intitule",
  email: "courriel",
  mail: "courriel",
  "e mail": "courriel",
  mel: "courriel",
  tel: "telephone",
  "no telephone": "telephone",
  poste: "fonction",
  permis: "permis_b",
  logement: "hebergement",
  transports: "transports_en_commun",
  "numero siret": "siret",
  "no siret": "siret",
  status: "statut",
  theme: "themes",
}
