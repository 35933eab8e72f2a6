import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { blank } from "../derive/blank.ts"
import { misuse } from "../model/misuse.ts"
import { slugOf } from "../model/slug.ts"
import { clean } from "../report/clean.ts"
import type { Command } from "./command.ts"
import { choose, display, proposalsFolder } from "./folders.ts"

/** Writes a blank fiche for an authority in an édition; never over a file that is there. */
export const newFiche: Command = {
  name: "new",
  summary: "écrit une fiche vierge au nom d’une collectivité",
  usage: "new NOM",
  options: {},
  positionals: { min: 1, max: Number.POSITIVE_INFINITY },
  async run(call) {
    const name = call.words.join(" ").replace(/\s+/g, " ").trim().normalize("NFC")
    const slug = slugOf(name)
    if (slug === "" || clean(name) !== name)
      throw misuse(
        `« ${clean(name)} » : il faut le nom d’une collectivité. Exemple : npx missions new Ville de Valombreuil`,
      )
    const asked = call.flags["edition"]
    if (asked === "all") throw misuse("« new » écrit dans une seule édition : --edition NOM.")
    const [edition] = choose(call, proposalsFolder(call), typeof asked === "string" ? asked : undefined).listings
    if (!edition) throw misuse("Aucune édition où écrire la fiche.")
    const file = join(edition.folder, `${slug}.md`)
    const shown = clean(display(file, call.cwd))
    try {
      writeFileSync(file, blank(undefined, { "/collectivite/nom": name }), { flag: "wx" })
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code
      if (code === undefined) throw error
      throw misuse(
        code === "EEXIST" ? `${shown} existe déjà : rien n’a été changé.` : `Impossible d’écrire ${shown} (${code}).`,
      )
    }
    call.out(`${shown}\n`)
    call.say(`Remplissez cette fiche, puis vérifiez-la : npx missions check ${shown}`)
    return 0
  },
}
