import { cancel, intro, log, multiselect, select } from "@clack/prompts"
import { checkProposals } from "../check/index.ts"
import { kindOfName } from "../check/names.ts"
import { ficheText } from "../intake/fiche.ts"
import type { Value } from "../intake/values.ts"
import { authoritiesOf } from "../model/collectivites.ts"
import { fields } from "../model/fields.ts"
import { dialledFrom } from "../model/territories.ts"
import type { Edition, Field, Finding, Pointer } from "../model/types.ts"
import { isUnderstood, readValue } from "../model/values.ts"
import { ficheOf } from "../read/file.ts"
import { liveText } from "./live-text.ts"

/** What a person answered; when they stopped before the end, what they had answered until then. */
export interface Answered {
  values: ReadonlyMap<Pointer, Value>
  stopped: boolean
}

interface Asking {
  name: string
  edition: Edition
  /** The name given on the command line. */
  nom: string
  /** Why no fiche can be written under a name; undefined when one can. */
  taken(nom: string): string | undefined
}

const form = fields().filter(({ office }) => !office)
const nom = "/collectivite/nom"
const categorie = "/collectivite/categorie"

/**
 * Asks every short question on the terminal, the SIRET first, since it tells the name and the kind of the authority; each
 * answer is checked by the rules as it is typed. Long answers are left to the file.
 */
export async function askFiche(asking: Asking): Promise<Answered> {
  const values = new Map<Pointer, Value>()
  intro(`Nouvelle fiche, édition ${asking.name}`)
  log.info(
    "Entrée sans rien écrire : répondre plus tard. Flèches : choisir ; espace : cocher. Ctrl-C : arrêter, et garder ce qui est écrit.",
  )
  const short = form.filter(({ section }) => !section)
  const first = short.filter(({ saisie }) => saisie === "siret")
  const second = short.filter(({ pointer }) => pointer === nom || pointer === categorie)
  const others = short.filter(field => ![...first, ...second].includes(field))
  for (const field of [...first, ...second, ...others]) {
    const answer = await ask(field, values, asking)
    if (typeof answer === "symbol") {
      cancel("Arrêté.")
      return { values, stopped: true }
    }
    const value = readAs(field, answer, values)
    if (value.value !== null) values.set(field.pointer, value)
    for (const { message } of findingsOn(field, values, asking).filter(({ severity }) => severity !== "blocking"))
      log.warn(`À vérifier : ${message}.`)
  }
  return { values, stopped: false }
}

async function ask(field: Field, values: Map<Pointer, Value>, asking: Asking): Promise<string | string[] | symbol> {
  const message = `${field.group ? `${field.group} – ` : ""}${field.label}${field.required ? "" : " (facultatif)"}${field.diffusion === "interne" ? ", reste à l’école" : ""}`
  const guess = guessOf(field, values, asking)
  if (field.saisie === "oui-non")
    return select({
      message,
      showInstructions: false,
      options: [{ value: "oui" }, { value: "non" }, { value: "", label: "plus tard" }],
    })
  if (field.choices)
    return select({
      message,
      showInstructions: false,
      options: field.choices.map(choice => ({ ...choice })),
      ...(guess && { initialValue: guess }),
    })
  if (field.saisie === "liste")
    return multiselect({
      message,
      showInstructions: false,
      required: false,
      options: asking.edition.themes.map(theme => ({ value: theme })),
      maxItems: 8,
    })
  return liveText({
    message,
    placeholder: field.example.replaceAll(/\s*\n\s*/g, ", "),
    ...(guess && { initialValue: guess }),
    fault: typed => faultOf(field, typed, values, asking),
  })
}

/** What the SIREN or the name already tell. */
function guessOf({ pointer }: Field, values: ReadonlyMap<Pointer, Value>, asking: Asking): string | undefined {
  const siren = String(values.get("/collectivite/siret")?.value ?? "").slice(0, 9)
  const known = authoritiesOf(asking.edition).get(siren)
  if (pointer === nom) return asking.nom || known?.nom
  if (pointer === categorie) return known?.categorie ?? kindOfName(String(values.get(nom)?.value ?? ""))
  return undefined
}

function readAs({ saisie, choices }: Field, typed: string | string[], values: ReadonlyMap<Pointer, Value>): Value {
  if (Array.isArray(typed)) return { value: typed.length > 0 ? typed : null }
  if (typed.trim() === "") return { value: null }
  const country = dialledFrom(String(values.get("/collectivite/adresse")?.value ?? ""))
  const reading = readValue(saisie, typed, { country, ...(choices && { choices }) })
  return isUnderstood(reading) ? { value: reading.value } : { value: null, typed }
}

/** What blocks an answer, in the words of the check. */
function faultOf(field: Field, typed: string, values: ReadonlyMap<Pointer, Value>, asking: Asking): string | undefined {
  if (typed.trim() === "") return undefined
  const tried = new Map([...values, [field.pointer, readAs(field, typed, values)]])
  const found = findingsOn(field, tried, asking).find(({ severity }) => severity === "blocking")
  if (found) return `${found.message}.${found.expected ? ` Attendu : ${found.expected.replace(/[.]$/, "")}.` : ""}`
  return field.pointer === nom ? asking.taken(typed) : undefined
}

/** What the rules say of one answer, beside those given before. */
function findingsOn({ pointer }: Field, values: ReadonlyMap<Pointer, Value>, { name, edition }: Asking): Finding[] {
  const draft = ficheOf(Buffer.from(ficheText(values, form, name)), `proposals/${name}/fiche.md`, { edition: name })
  const { findings } = checkProposals(name, { ...edition, depot: "prive" }, [draft], { helpBase: "" })
  return findings.filter(({ field }) => field === pointer && values.has(pointer))
}
