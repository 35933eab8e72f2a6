import { writeFileSync } from "node:fs"
import { resolve } from "node:path"
import { checkEditionFile } from "../check/index.ts"
import { type Filled, wordForm } from "../derive/form/index.ts"
import { typedAt } from "../model/at.ts"
import { fields } from "../model/fields.ts"
import { isHole } from "../model/hole.ts"
import { misuse } from "../model/misuse.ts"
import type { Draft } from "../model/types.ts"
import { isUnderstood, readValue } from "../model/values.ts"
import { draftsOf } from "../read/proposals.ts"
import { clean } from "../report/clean.ts"
import type { Call, Command } from "./command.ts"
import { ficheNamed } from "./fiche-named.ts"
import { choose, display, proposalsFolder } from "./folders.ts"

/** Writes the Word form of an édition, blank or filled from a fiche; never over a file that is there. */
export const form: Command = {
  name: "form",
  summary: "écrit le formulaire Word d’une édition, vierge ou rempli d’après une fiche",
  usage: "form [FICHE] [options]",
  options: {
    out: { type: "string", value: "FICHIER", help: "où écrire (par défaut : formulaire-ÉDITION.docx ou FICHE.docx)" },
  },
  positionals: { min: 0, max: 1 },
  async run(call) {
    const { edition: asked, out } = call.flags
    if (asked === "all") throw misuse("« form » écrit le formulaire d’une seule édition : --edition NOM.")
    const [listing] = choose(call, proposalsFolder(call), typeof asked === "string" ? asked : undefined).listings
    if (!listing) throw misuse("Aucune édition dont écrire le formulaire.")
    const { name, file, drafts } = draftsOf(listing)
    const { edition } = checkEditionFile(name, file)
    if (!edition) throw misuse(`${clean(file.path)} ne peut pas être lu : « npx missions check » dit pourquoi.`)
    const [slug] = call.words
    const draft = slug === undefined ? undefined : ficheNamed(slug, drafts, name)
    const path = typeof out === "string" ? out : `${draft ? draft.slug : `formulaire-${name}`}.docx`
    const sealed = draft?.data["confidentiel"] !== undefined
    write(call, path, await wordForm(name, edition, draft && filledBy(draft)))
    if (sealed) call.say("Les réponses réservées à l’école sont fermées dans cette fiche : elles restent vides ici.")
    return 0
  },
}

/** The answers of a fiche as its author typed them, sound or not; what is still to be completed is left blank. */
function filledBy(draft: Draft): Filled {
  const typed = fields().flatMap(({ pointer, path, saisie, section }) => {
    const value = section ? undefined : typedAt(draft.data, path)
    if (value === undefined || isHole(value)) return []
    if (typeof value !== "string") return Array.isArray(value) ? [[pointer, value.map(String)] as const] : []
    const reading = saisie === "oui-non" || saisie === "liste" ? readValue(saisie, value) : undefined
    return [[pointer, reading && isUnderstood(reading) ? (reading.value as boolean | string[]) : value] as const]
  })
  const sections = draft
    .sections()
    .flatMap(({ key, markdown, nodes }) => (key === null || isHole(markdown) ? [] : [[`/${key}`, nodes] as const]))
  return { short: new Map(typed), long: new Map(sections) }
}

function write(call: Call, path: string, bytes: Uint8Array): void {
  const file = resolve(call.cwd, path)
  const shown = clean(display(file, call.cwd))
  try {
    writeFileSync(file, bytes, { flag: "wx" })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === undefined) throw error
    throw misuse(
      code === "EEXIST"
        ? `${shown} existe déjà : rien n’a été changé. Un autre nom : --out FICHIER`
        : `Impossible d’écrire ${shown} (${code}).`,
    )
  }
  call.out(`${shown}\n`)
}
