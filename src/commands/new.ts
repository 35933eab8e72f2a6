import { existsSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { checkEditionFile } from "../check/index.ts"
import { blank } from "../derive/blank.ts"
import { ficheText } from "../intake/fiche.ts"
import { fields } from "../model/fields.ts"
import { misuse } from "../model/misuse.ts"
import { slugOf } from "../model/slug.ts"
import type { Edition } from "../model/types.ts"
import type { Listing } from "../read/listing.ts"
import { draftsOf } from "../read/proposals.ts"
import { clean } from "../report/clean.ts"
import type { Call, Command, ExitCode } from "./command.ts"
import { choose, display, proposalsFolder } from "./folders.ts"
import { closed } from "./sealing.ts"

/** Writes a fiche for an authority in an édition, blank or with what is answered on a terminal; never over a file that is there. */
export const newFiche: Command = {
  name: "new",
  summary: "écrit une fiche au nom d’une collectivité : vierge, ou en posant les questions sur un terminal",
  usage: "new NOM",
  options: {},
  positionals: { min: 0, max: Number.POSITIVE_INFINITY },
  async run(call) {
    const name = call.words.join(" ").replace(/\s+/g, " ").trim().normalize("NFC")
    const asked = call.flags["edition"]
    if (name === "" && !call.interactive) throw misuse("Il manque un mot après « new ». Usage : npx missions new NOM")
    if (name !== "" && (slugOf(name) === "" || clean(name) !== name))
      throw misuse(
        `« ${clean(name)} » : il faut le nom d’une collectivité. Exemple : npx missions new Ville de Valombreuil`,
      )
    if (asked === "all") throw misuse("« new » écrit dans une seule édition : --edition NOM.")
    const [listing] = choose(call, proposalsFolder(call), typeof asked === "string" ? asked : undefined).listings
    if (!listing) throw misuse("Aucune édition où écrire la fiche.")
    const { edition } = call.interactive ? checkEditionFile(listing.name, draftsOf(listing).file) : {}
    if (edition) return questions(call, name, listing, edition)
    return write(call, listing, slugOf(name), blank(undefined, { "/collectivite/nom": name }))
  },
}

/** Asks on the terminal; what was answered before a Ctrl-C is kept. */
async function questions(call: Call, nom: string, listing: Listing, edition: Edition): Promise<ExitCode> {
  const { askFiche } = await import("./ask.ts")
  const { name, folder } = listing
  const taken = (typed: string) => {
    const slug = slugOf(typed)
    if (slug === "") return "il faut le nom d’une collectivité."
    const file = join(folder, `${slug}.md`)
    return existsSync(file)
      ? `${clean(display(file, call.cwd))} existe déjà : une collectivité ne propose qu’une mission.`
      : undefined
  }
  const { values, stopped } = await askFiche({ name, edition, nom, taken })
  if (values.size === 0) throw misuse("Aucune réponse : rien n’a été écrit.")
  const text = ficheText(
    values,
    fields().filter(({ office }) => !office),
    name,
  )
  const key = edition.cle_publique
  const known = String(values.get("/collectivite/nom")?.value ?? nom)
  const slug = slugOf(known) || "nouvelle-fiche"
  write(call, listing, slug, key === undefined ? text : await closed(text, name, key))
  if (stopped) call.say("Ce qui était répondu est dans la fiche ; le reste y est marqué « À COMPLÉTER ».")
  return 0
}

function write(call: Call, { folder }: Listing, slug: string, text: string): ExitCode {
  const file = join(folder, `${slug}.md`)
  const shown = clean(display(file, call.cwd))
  try {
    writeFileSync(file, text, { flag: "wx" })
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
}
