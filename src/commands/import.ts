import { existsSync, writeFileSync } from "node:fs"
import { basename, extname, join, resolve } from "node:path"
import { checkEditionFile, checkProposals } from "../check/index.ts"
import { readApart } from "../intake/apart.ts"
import { fields } from "../model/fields.ts"
import { misuse } from "../model/misuse.ts"
import type { Finding } from "../model/types.ts"
import { ficheOf } from "../read/file.ts"
import { draftsOf } from "../read/proposals.ts"
import { clean } from "../report/clean.ts"
import { printedLines } from "../words/form.ts"
import type { Call, Command, ExitCode } from "./command.ts"
import { choose, display, proposalsFolder } from "./folders.ts"
import { helpBase } from "./help-base.ts"
import { importJson } from "./import-json.ts"
import { importText } from "./import-text.ts"
import { type Imported, type Made, proposalsOf } from "./imported.ts"
import { closed } from "./sealing.ts"

/** Reads filled forms and writes a fiche for each proposal, never over one that is there. */
export const importForms: Command = {
  name: "import",
  summary: "lit des formulaires Word remplis et en fait des fiches",
  usage: "import FICHIER… [options]",
  options: {
    "dry-run": { type: "boolean", help: "dire ce qui serait écrit, sans rien écrire" },
    format: {
      type: "string",
      value: "FORMAT",
      help: "« text », pour être lu (par défaut), ou « json » : réponses et avertissements",
      choices: ["text", "json"],
    },
  },
  positionals: { min: 1, max: Number.POSITIVE_INFINITY },
  async run(call) {
    const asked = call.flags["edition"]
    if (asked === "all") throw misuse("« import » écrit dans une seule édition : --edition NOM.")
    const choice = choose(call, proposalsFolder(call), typeof asked === "string" ? asked : undefined)
    const [listing] = choice.listings
    if (!listing) throw misuse("Aucune édition où écrire les fiches.")
    const { name, folder, file, drafts } = draftsOf(listing)
    const { edition } = checkEditionFile(name, file)
    const form = fields().filter(({ office }) => !office)
    const files: Imported[] = []
    for (const [index, word] of call.words.entries()) {
      call.progress(`Lecture de ${clean(word)} (${index + 1} sur ${call.words.length})`)
      if (call.signal.aborted) throw call.signal.reason
      const read = await readApart(resolve(call.cwd, word), edition && printedLines(name, edition))
      const source = { path: word, stem: basename(word, extname(word)) }
      files.push("reason" in read ? { source: word, ...read } : proposalsOf(source, read, { name, edition, form }))
    }
    const made = files.flatMap(one => ("reason" in one ? [] : one.proposals))
    const key = edition?.cle_publique
    if (key !== undefined) for (const one of made) one.text = await closed(one.text, name, key)
    for (const one of made) place(one, folder, call)
    const shown = made.filter(({ state }) => state !== "kept")
    const read = shown.map(({ path, text }) => ficheOf(Buffer.from(text), path, { edition: name }))
    const others = drafts.filter(({ path }) => !shown.some(one => one.path === path))
    const found = edition
      ? checkProposals(name, edition, [...others, ...read], { helpBase: helpBase(call) }).findings
      : []
    const blocking = (path: string) => found.filter(finding => isBlocking(finding) && finding.path === path).length
    const format = call.flags["format"] === "json" ? importJson : importText
    call.out(format(files, { ...call.terminal, blocking: edition && blocking, dryRun: call.flags["dry-run"] === true }))
    return codeOf(files, path => blocking(path) > 0)
  },
}

function isBlocking({ severity }: Finding): boolean {
  return severity === "blocking"
}

/** Writes a fiche, or says why it was not; `state` says which. */
function place(made: Made, folder: string, call: Call): void {
  const file = join(folder, `${made.slug}.md`)
  made.path = display(file, call.cwd)
  made.there = existsSync(file)
  if (call.flags["dry-run"] === true) return
  try {
    writeFileSync(file, made.text, { flag: "wx" })
    made.state = "written"
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === undefined) throw error
    if (code !== "EEXIST") throw misuse(`Impossible d’écrire ${made.path} (${code}).`)
    made.state = "kept"
  }
}

/** 2 when a file is not there or a fiche could not be written, 1 when a document was refused or something blocks. */
function codeOf(files: readonly Imported[], blocks: (path: string) => boolean): ExitCode {
  const codes = files.flatMap((file): ExitCode[] => {
    if ("reason" in file) return [file.reason === "fichier-absent" ? 2 : 1]
    return file.proposals.map(({ state, path }) => (state === "kept" ? 2 : blocks(path) ? 1 : 0))
  })
  return codes.includes(2) ? 2 : codes.includes(1) ? 1 : 0
}
