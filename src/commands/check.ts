import { misuse } from "../model/misuse.ts"
import { clean } from "../report/clean.ts"
import type { Call, Command } from "./command.ts"
import { forgeLink } from "./forge.ts"
import { helpBase } from "./help-base.ts"
import type { Seen } from "./look.ts"
import { readPrevious } from "./previous.ts"
import { type Channel, channels, formatHelp, reportSetting, writeReports } from "./reports.ts"
import { verdictOf } from "./verdict.ts"

/** Checks an édition, or some files against it, and reports in one or several formats. */
export const check: Command = {
  name: "check",
  summary: "vérifie les fiches d’une édition, ou celles qui sont nommées",
  usage: "check [FICHIER…] [options]",
  options: {
    format: { type: "string", multiple: true, value: "FORMAT[=FICHIER]", help: formatHelp },
    fix: { type: "boolean", help: "faire les corrections sûres, puis dire ce qui reste" },
    previous: {
      type: "string",
      value: "RAPPORT.json",
      help: "dire ce qui est réglé, reste ou est nouveau depuis un rapport au format json",
    },
    "preview-url": { type: "string", value: "URL", help: "adresse d’un aperçu du site, que le rapport donnera" },
    "max-findings": { type: "string", value: "N", help: "montrer au plus N points ; le compte reste entier" },
  },
  positionals: { min: 0, max: Number.POSITIVE_INFINITY },
  async run(call) {
    const wanted = channels(call)
    const max = maxFindings(call)
    const base = helpBase(call)
    const earlier = readPrevious(call)
    const setting = reportSetting(call)
    const seen = await see(call, base, wanted)
    const link = forgeLink(call.env)
    const asked = new Set(seen.drafts().map(({ edition, slug }) => `${edition}/${slug}.md`))
    const previous = call.words.length > 0 ? earlier?.filter(({ path = "" }) => asked.has(tail(path))) : earlier
    writeReports(call, wanted, seen.findings, {
      ...seen,
      ...call.terminal,
      ...setting,
      helpBase: base,
      max,
      ...(link && { link }),
      ...(previous && { previous }),
      ...(await rulesFor(wanted)),
      ...(await againFor(wanted, seen, base)),
    })
    return seen.findings.some(({ severity }) => severity === "blocking") ? 1 : 0
  },
}

/** The rules are loaded only when there is something to check. */
async function see(call: Call, base: string, wanted: Channel[]): Promise<Seen> {
  const fix = call.flags["fix"] === true
  const verdict = fix || call.words.length > 0 ? undefined : verdictOf(call, base)
  if (verdict?.seen) {
    if (wanted.every(({ format }) => brief.has(format))) return { ...verdict.seen, drafts: () => [] }
    const { draftsOf } = await import("../read/proposals.ts")
    const { choice, seen } = verdict
    return { ...seen, drafts: () => choice.listings.flatMap(listing => draftsOf(listing).drafts) }
  }
  const { look } = await import("./look.ts")
  if (!fix) return look(call, base, verdict)
  const { fixFiles } = await import("./fix.ts")
  return fixFiles(call, again => look(again, base))
}

/** Formats that tell findings alone: of a whole édition, they need no fiche read again. */
const brief: ReadonlySet<string> = new Set(["text", "github", "json", "sarif", "codequality"])

async function rulesFor(wanted: Channel[]) {
  if (wanted.every(({ format }) => format !== "sarif")) return {}
  const { rules } = await import("../check/index.ts")
  return { rules }
}

/** Reports that give the corrected text look at it again, when there is something to correct. */
async function againFor(wanted: Channel[], seen: Seen, base: string) {
  const isCertain = seen.findings.some(({ fixes }) => fixes.some(({ confidence }) => confidence === "certain"))
  if (!isCertain || wanted.every(({ format }) => format !== "markdown" && format !== "html")) return {}
  const { checkAgain } = await import("./again.ts")
  return { again: checkAgain(seen, base) }
}

/** The édition and the name of a file, whatever folder a report was made from. */
function tail(path: string): string {
  return path.split("/").slice(-2).join("/")
}

function maxFindings(call: Call): number {
  const asked = call.flags["max-findings"]
  if (typeof asked !== "string") return Number.POSITIVE_INFINITY
  if (!/^\d{1,9}$/.test(asked)) throw misuse(`« --max-findings ${clean(asked)} » : il faut un nombre, comme 20.`)
  return Number(asked)
}
