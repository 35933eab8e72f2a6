import { hunksOf } from "../forge/diff.ts"
import type { Changed } from "../forge/files.ts"
import type { Suggestion } from "../forge/suggestions.ts"
import { applyFixes, chooseFixes } from "../model/fixes.ts"
import type { Finding, ReportContext } from "../model/types.ts"
import { clean } from "../report/clean.ts"
import { inline } from "../report/defuse.ts"
import { isInterne, maskOfFiles } from "../report/point.ts"

/**
 * The certain corrections as suggestions, at most twenty: each on lines that the diff shows, and on none that holds an
 * interne value or a sign that cannot be seen.
 */
export function suggestionsOf(findings: Finding[], changed: Changed[], context: ReportContext): Suggestion[] {
  const maskOf = maskOfFiles(context)
  const found: Suggestion[] = []
  for (const { path, patch } of changed) {
    const text = context.text(path)
    if (patch === null || text === "" || text.includes("\r") || text.startsWith("\ufeff")) continue
    const hunks = hunksOf(patch)
    let free = 0
    for (const { finding, fix } of chooseFixes(findings.filter(one => one.path === path && !isInterne(one)))) {
      const [from, to] = reach(text, fix.edits)
      const first = text.slice(0, from).split("\n").length
      const last = first + text.slice(from, to).split("\n").length - 1
      const shown = hunks.some(hunk => hunk.first <= first && last <= hunk.last)
      const before = text.slice(from, to)
      const after = applyFixes(text, [{ ...finding, fixes: [fix] }]).slice(
        from,
        text.length === to ? undefined : to - text.length,
      )
      const plain = after.split("\n").every(line => clean(line) === line) && maskOf(path).slice(from, to) === before
      // Where little of the file was read, nothing says which words stay with the school.
      const wide = last - first > mostLines || finding.rule === "encodage"
      if (!shown || !plain || wide || first <= free) continue
      free = last
      found.push({ path, first, last, body: bodyOf(finding, fix.label, after) })
    }
  }
  return found.slice(0, 20)
}

/** Most lines after the first that a suggestion rewrites. */
const mostLines = 20

/** From the start of the first line touched to the end of the last. */
function reach(
  text: string,
  edits: readonly { start: { offset: number }; end: { offset: number } }[],
): [number, number] {
  const from = Math.min(...edits.map(({ start }) => start.offset))
  const to = Math.max(...edits.map(({ end }) => end.offset))
  const end = text.indexOf("\n", to)
  return [from === 0 ? 0 : text.lastIndexOf("\n", from - 1) + 1, end < 0 ? text.length : end]
}

function bodyOf({ fingerprint, label, message }: Finding, order: string, after: string): string {
  const fence = "`".repeat(Math.max(3, ...(after.match(/`+/g) ?? []).map(({ length }) => length + 1)))
  const said = inline(`${label ? `${label} : ` : ""}${message}`)
  const mark = `<!-- missions:suggestion ${fingerprint.replace(/[^\w-]/g, "")} -->`
  return `${mark}\n${said}\n\n${inline(order)} :\n\n${fence}suggestion\n${after}\n${fence}\n`
}
