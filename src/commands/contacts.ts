import { readFileSync } from "node:fs"
import { dirname, resolve } from "node:path"
import { typedAt } from "../model/at.ts"
import { row } from "../model/csv.ts"
import { misuse } from "../model/misuse.ts"
import { type Kept, unseal } from "../model/sealed.ts"
import type { Draft, Field } from "../model/types.ts"
import { phoneText } from "../model/values/phone.ts"
import { isUnderstood, readValue } from "../model/values.ts"
import { isOurs } from "../output/ours.ts"
import { draftsOf } from "../read/proposals.ts"
import { clean } from "../report/clean.ts"
import { painter } from "../report/paint.ts"
import type { Call, Command } from "./command.ts"
import { choose, display, proposalsFolder } from "./folders.ts"
import { reportFile, writeReport } from "./reports.ts"
import { interne, openAnswers } from "./sealing.ts"

/** Opens what stays with the school, for the office: to read, or as a file for its mailings. */
export const contacts: Command = {
  name: "contacts",
  summary: "ouvre les réponses réservées à l’école, avec la clé du service",
  usage: "contacts [options]",
  options: {
    identity: { type: "string", value: "FICHIER", help: "fichier de la clé qui ouvre les réponses fermées" },
    format: {
      type: "string",
      value: "FORMAT",
      help: "« text », pour être lu (par défaut), ou « csv », pour un publipostage",
      choices: ["text", "csv"],
    },
    out: { type: "string", value: "FICHIER", help: "où écrire, lisible de vous seul (par défaut : sortie standard)" },
  },
  positionals: { min: 0, max: 0 },
  async run(call) {
    const { edition: asked, identity, format, out } = call.flags
    if (asked === "all") throw misuse("« contacts » ouvre une seule édition : --edition NOM.")
    const [listing] = choose(call, proposalsFolder(call), typeof asked === "string" ? asked : undefined).listings
    if (!listing) throw misuse("Aucune édition dont ouvrir les fiches.")
    const file = typeof out === "string" ? reportFile(call, out) : undefined
    if (file !== undefined && isPublished(dirname(file)))
      throw misuse(`« ${clean(String(out))} » est dans un site fait pour être publié : les contacts n’y vont pas.`)
    const identities = typeof identity === "string" ? identitiesIn(call, identity) : []
    const opened: Opened[] = []
    for (const draft of draftsOf(listing).drafts) opened.push({ draft, answers: await answersOf(draft, identities) })
    const text = format === "csv" ? sheet(opened) : page(opened, call.terminal.color && file === undefined)
    if (file === undefined) call.out(text)
    else writeReport(call, file, text, 0o600)
    return 0
  },
}

/** Whether a folder is an output of ours, or in one. */
function isPublished(folder: string): boolean {
  const parent = dirname(folder)
  return isOurs(folder) || (parent !== folder && isPublished(parent))
}

interface Opened {
  draft: Draft
  answers: Kept
}

function identitiesIn(call: Call, file: string): string[] {
  const path = resolve(call.cwd, file)
  const shown = clean(display(path, call.cwd))
  try {
    const found = readFileSync(path, "utf8").match(/^AGE-SECRET-KEY-1[0-9A-Z]{58}$/gm)
    if (found) return found
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === undefined) throw error
    throw misuse(`La clé ne peut pas être lue : ${shown} (${code}).`)
  }
  throw misuse(`${shown} n’est pas la clé du service : il y faut une ligne qui commence par AGE-SECRET-KEY-1.`)
}

async function answersOf(draft: Draft, identities: readonly string[]): Promise<Kept> {
  const plain = openAnswers(draft)
  const sealed = draft.data["confidentiel"]
  if (typeof sealed !== "string") return plain
  if (identities.length === 0)
    throw misuse(`${clean(draft.path)} est fermée : donnez la clé du service avec --identity FICHIER.`)
  const opened = await unseal(sealed, identities)
  if (!opened)
    throw misuse(
      `Cette clé n’ouvre pas ${clean(draft.path)} : elle a été fermée pour une autre, ou ce texte a été abîmé.`,
    )
  return { ...opened, ...plain }
}

/** Where the fiche comes from, in words everyone may read. */
const about = ["/collectivite/nom", "/collectivite/siret", "/intitule", "/statut"] as const

function sheet(opened: readonly Opened[]): string {
  const head = ["Fiche", "Collectivité", "SIRET", "Intitulé", "Statut", ...interne.map(titleOf)]
  const lines = opened.map(({ draft, answers }) => [
    draft.slug,
    ...about.map(pointer => textAt(draft, pointer)),
    ...interne.map(field => shown(field, answers[field.pointer])),
  ])
  // A spreadsheet takes the file for UTF-8 by its mark.
  return `\ufeff${[head, ...lines].map(row).join("")}`
}

function page(opened: readonly Opened[], color: boolean): string {
  const paint = painter(color)
  const wide = Math.max(...interne.map(field => titleOf(field).length))
  const blocks = opened.map(({ draft, answers }) =>
    [
      paint("bold", clean(textAt(draft, about[0]) || draft.slug)),
      ...interne.map(
        field => `  ${titleOf(field).padEnd(wide)}  ${clean(shown(field, answers[field.pointer])) || "–"}`,
      ),
      "",
    ].join("\n"),
  )
  return blocks.join("\n")
}

function titleOf({ group, label, path }: Field): string {
  return path.length > 2 || group === undefined ? label : `${group} : ${label}`
}

function textAt(draft: Draft, pointer: string): string {
  const typed = typedAt(draft.data, pointer.split("/").slice(1))
  return typeof typed === "string" ? typed.replaceAll(/\s+/g, " ").trim() : ""
}

/** An answer as people write it, one line. */
function shown({ saisie }: Field, typed = ""): string {
  const reading = readValue(saisie, typed)
  const text = isUnderstood(reading) ? String(reading.value) : typed
  return (saisie === "telephone" && isUnderstood(reading) ? phoneText(text) : text).replaceAll(/\s+/g, " ").trim()
}
