import { misuse } from "../model/misuse.ts"
import { clean } from "../report/clean.ts"
import type { Call, Command } from "./command.ts"
import { forgeLink } from "./forge.ts"
import { helpBase } from "./help-base.ts"
import type { Seen } from "./look.ts"
import { channels, formatHelp, writeReports } from "./reports.ts"
import { verdictOf } from "./verdict.ts"

/** Checks an édition, or some files against it, and reports in one or several formats. */
export const check: Command = {
  name: "check",
  summary: "vérifie les fiches d’une édition, ou celles qui sont nommées",
  usage: "check [FICHIER…] [options]",
  options: {
    format: { type: "string", multiple: true, value: "FORMAT[=FICHIER]", help: formatHelp },
    fix: { type: "boolean", help: "faire les corrections sûres, puis dire ce qui reste" },
    "max-findings": { type: "string", value: "N", help: "montrer au plus N points ; le compte reste entier" },
  },
  positionals: { min: 0, max: Number.POSITIVE_INFINITY },
  async run(call) {
    const wanted = channels(call)
    const max = maxFindings(call)
    const base = helpBase(call)
    const seen = await see(call, base)
    const link = forgeLink(call.env)
    writeReports(call, wanted, seen.findings, { ...seen, ...call.terminal, max, ...(link && { link }) })
    return seen.findings.some(({ severity }) => severity === "blocking") ? 1 : 0
  },
}

/** The rules are loaded only when there is something to check. */
async function see(call: Call, base: string): Promise<Seen> {
  const fix = call.flags["fix"] === true
  const verdict = fix || call.words.length > 0 ? undefined : verdictOf(call, base)
  if (verdict?.seen) return verdict.seen
  const { look } = await import("./look.ts")
  if (!fix) return look(call, base, verdict)
  const { fixFiles } = await import("./fix.ts")
  return fixFiles(call, again => look(again, base))
}

function maxFindings(call: Call): number {
  const asked = call.flags["max-findings"]
  if (typeof asked !== "string") return Number.POSITIVE_INFINITY
  if (!/^\d{1,9}$/.test(asked)) throw misuse(`« --max-findings ${clean(asked)} » : il faut un nombre, comme 20.`)
  return Number(asked)
}
