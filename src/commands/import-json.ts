import { labelOf } from "../check/label.ts"
import { fiche } from "../model/fields.ts"
import { cleanJson } from "../report/clean.ts"
import { refusedBecause, warningSentence } from "../words/intake.ts"
import type { Imported } from "./imported.ts"

/** What was read, for other programs (interfaces.md). */
export function importJson(files: readonly Imported[]): string {
  const told = files.map(file => {
    if ("reason" in file) {
      const message = refusedBecause(file.reason, file.detail)
      const warnings = [{ code: file.reason, field: "", message }]
      return { source: file.source, status: "refused", reason: file.reason, proposals: [], warnings }
    }
    return {
      source: file.source,
      status: file.whole ? "read" : "partly-read",
      reason: null,
      proposals: file.proposals.map(({ slug, data }) => ({ slug, data })),
      warnings: file.warnings.map(({ code, field, text }) => {
        const label = field === "" ? undefined : labelOf(field, fiche)
        return { code, field, message: `${label ? `${label} : ` : ""}${warningSentence(code, text)}` }
      }),
    }
  })
  return `${cleanJson(JSON.stringify({ version: 1, files: told }, null, 2))}\n`
}
