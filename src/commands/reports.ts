import { chmodSync, existsSync, statSync, writeFileSync } from "node:fs"
import { resolve, sep } from "node:path"
import { misuse } from "../model/misuse.ts"
import { nearest } from "../model/nearest.ts"
import type { Finding, ReportContext } from "../model/types.ts"
import { epochOf } from "../output/moment.ts"
import { clean } from "../report/clean.ts"
import { reporters } from "../report/index.ts"
import { inParis } from "../words/dates.ts"
import type { Call } from "./command.ts"
import { display, proposalsFolder } from "./folders.ts"

/** A format, and the file it goes to; without one, standard output. */
export interface Channel {
  format: keyof typeof reporters
  file?: string
}

const formats = Object.keys(reporters) as (keyof typeof reporters)[]

/** What the help says of `--format`. */
export const formatHelp = `${formats.join(", ")} (par défaut : text) ; avec =FICHIER, vers un fichier ; répétable`

/** The channels asked for with `--format FMT` and `--format FMT=FILE`; throws a misuse for one we do not have. */
export function channels(call: Call): Channel[] {
  const asked = call.flags["format"]
  const list = Array.isArray(asked) && asked.length > 0 ? asked : ["text"]
  return list.map(text => {
    const at = text.indexOf("=")
    const name = at < 0 ? text : text.slice(0, at)
    const format = formats.find(known => known === name)
    if (!format) throw misuse(unknown(name))
    if (at < 0) return { format }
    if (text.length === at + 1) throw misuse(`« --format ${format}= » : il manque le nom du fichier.`)
    return { format, file: reportFile(call, text.slice(at + 1)) }
  })
}

/** Writes a report for each channel; a file is told on standard error. */
export function writeReports(call: Call, channels: Channel[], findings: Finding[], context: ReportContext): void {
  for (const { format, file } of channels) {
    const report = reporters[format]
    if (file === undefined) {
      call.out(report(findings, context))
      continue
    }
    writeReport(call, file, report(findings, { ...context, color: false, width: 80 }))
    call.say(`Rapport (${format}) : ${clean(display(file, call.cwd))}`)
  }
}

/** Writes a whole file, or says why it cannot. */
export function writeReport(call: Call, file: string, text: string | Uint8Array, mode?: number): void {
  try {
    // A file that was there keeps its own mode otherwise.
    if (mode !== undefined && existsSync(file)) chmodSync(file, mode)
    writeFileSync(file, text, mode === undefined ? {} : { mode })
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === undefined) throw error
    throw misuse(`Impossible d’écrire « ${clean(display(file, call.cwd))} » (${code}).`)
  }
}

/** What a report says of its own making: the day in Paris (SOURCE_DATE_EPOCH’s when it is set), versions, commit, preview. */
export function reportSetting(call: Call): Pick<ReportContext, "now" | "made" | "preview"> {
  const commit = [call.env["GITHUB_SHA"], call.env["CI_COMMIT_SHA"]].find(name => name && /^[0-9a-f]{7,64}$/.test(name))
  const preview = call.flags["preview-url"]
  if (typeof preview === "string" && !/^https?:\/\/\S+$/.test(preview))
    throw misuse(`« --preview-url ${clean(preview)} » : il faut une adresse, comme https://stages.example/apercu/.`)
  return {
    now: inParis(epochOf(call.env) ?? new Date()),
    made: { version: call.version, node: call.node, ...(commit && { commit }) },
    ...(typeof preview === "string" && { preview }),
  }
}

function unknown(name: string): string {
  const close = nearest(name, formats)
  return (
    `Format inconnu : « ${clean(name)} ».` +
    (close ? ` Vouliez-vous dire « ${close} » ?` : "") +
    ` Choix : ${formats.join(", ")}.`
  )
}

/** Where a file asked for may be written: never among the proposals, never in place of a folder. */
export function reportFile(call: Call, name: string): string {
  const file = resolve(call.cwd, name)
  if (`${file}${sep}`.startsWith(`${proposalsFolder(call)}${sep}`))
    throw misuse(`Rien ne s’écrit par cette option dans le dossier des propositions : « ${clean(name)} ».`)
  if (statSync(file, { throwIfNoEntry: false })?.isDirectory())
    throw misuse(`« ${clean(name)} » est un dossier : il faut un nom de fichier.`)
  return file
}
