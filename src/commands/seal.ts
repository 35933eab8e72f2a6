import { writeFileSync } from "node:fs"
import { join, resolve } from "node:path"
import { checkEditionFile } from "../check/index.ts"
import { misuse } from "../model/misuse.ts"
import { newKey } from "../model/sealed.ts"
import { draftsOf } from "../read/proposals.ts"
import { clean } from "../report/clean.ts"
import { count } from "../words/text.ts"
import type { Call, Command, ExitCode } from "./command.ts"
import { ficheNamed } from "./fiche-named.ts"
import { choose, display, proposalsFolder } from "./folders.ts"
import { openAnswers, sealedText } from "./sealing.ts"

/** Closes what stays with the school for the édition's key, in the fiches named or in all; or makes a year's key. */
export const sealFiches: Command = {
  name: "seal",
  summary: "ferme les réponses réservées à l’école pour la clé de l’édition",
  usage: "seal [FICHE…] [options]",
  options: {
    "new-key": {
      type: "string",
      value: "FICHIER",
      help: "créer la clé d’une année dans ce fichier, à garder hors du dépôt",
    },
  },
  positionals: { min: 0, max: Number.POSITIVE_INFINITY },
  async run(call) {
    const { edition: asked, "new-key": file } = call.flags
    if (typeof file === "string") return createKey(call, file)
    if (asked === "all") throw misuse("« seal » ferme les fiches d’une seule édition : --edition NOM.")
    const [listing] = choose(call, proposalsFolder(call), typeof asked === "string" ? asked : undefined).listings
    if (!listing) throw misuse("Aucune édition dont fermer les fiches.")
    const { name, folder, file: settings, drafts } = draftsOf(listing)
    const key = checkEditionFile(name, settings).edition?.cle_publique
    if (key === undefined)
      throw misuse(
        `L’édition ${name} n’a pas de clé : créez-la avec « npx missions seal --new-key FICHIER », puis écrivez sa partie publique dans ${clean(settings.path)}.`,
      )
    const chosen = call.words.length === 0 ? drafts : call.words.map(word => ficheNamed(word, drafts, name))
    let code: ExitCode = 0
    for (const draft of chosen) {
      const many = Object.keys(openAnswers(draft)).length
      if (many === 0) continue
      const text = await sealedText(draft, key)
      if (text === undefined) {
        code = 1
        call.say(
          `${clean(draft.path)} : l’en-tête doit d’abord être corrigé. « npx missions check ${clean(draft.path)} » dit comment.`,
        )
        continue
      }
      write(join(folder, `${draft.slug}.md`), text, clean(draft.path))
      call.out(`${clean(draft.path)} : ${count(many, "réponse fermée", "réponses fermées")}\n`)
    }
    return code
  },
}

/** The identity goes to a file that its owner alone reads, and is never shown; the public part is told. */
async function createKey(call: Call, file: string): Promise<ExitCode> {
  const { identity, recipient } = await newKey()
  const path = resolve(call.cwd, file)
  const shown = clean(display(path, call.cwd))
  const note = `# Clé du service des stages. Qui la lit ouvre les coordonnées ; qui la perd ne les ouvre plus.\n# Partie publique : ${recipient}\n`
  write(path, `${note}${identity}\n`, shown, { flag: "wx", mode: 0o600 })
  call.out(`cle_publique: ${recipient}\n`)
  call.say(`Clé écrite : ${shown}. Gardez-la hors du dépôt, en deux endroits. La ligne ci-dessus va dans edition.yml.`)
  return 0
}

function write(path: string, text: string, shown: string, options: { flag?: string; mode?: number } = {}): void {
  try {
    writeFileSync(path, text, options)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === undefined) throw error
    throw misuse(
      code === "EEXIST" ? `${shown} existe déjà : rien n’a été changé.` : `Impossible d’écrire ${shown} (${code}).`,
    )
  }
}
