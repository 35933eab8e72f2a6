import type { Finding, ReportContext, Severity } from "../model/types.ts"
import type { Counts } from "../words/verdict.ts"

/** What is shown of the findings, file by file, and what is not for want of room. */
export interface Shown {
  files: { path: string; findings: Finding[] }[]
  /** Counts over everything, shown or not. */
  counts: Counts
  /** How many are not shown. */
  omitted: number
}

/** Blocking points first within a file, each kind in the order of the file; the first `context.max` in that order. */
export function arrange(findings: readonly Finding[], context: ReportContext): Shown {
  const ordered = findings.toSorted(
    (a, b) => rank[a.severity] - rank[b.severity] || compare(a.path, b.path) || a.start.offset - b.start.offset,
  )
  const shown = ordered.slice(0, Math.max(0, context.max))
  const paths = [...new Set(shown.map(({ path }) => path))].sort(compare)
  const files = paths.map(path => ({ path, findings: shown.filter(finding => finding.path === path) }))
  return {
    files,
    counts: { ...countsOf(findings, context.files), draft: isDraft(context) },
    omitted: ordered.length - shown.length,
  }
}

/** The figures of a verdict. */
export function countsOf(findings: readonly Finding[], files: number): Counts {
  const many = (severity: Severity) => findings.filter(finding => finding.severity === severity).length
  const paths = (kept: (finding: Finding) => boolean) => new Set(findings.filter(kept).map(({ path }) => path)).size
  return {
    files,
    stopped: paths(({ severity }) => severity === "blocking"),
    blocking: many("blocking"),
    toCheck: many("to-check"),
    advice: many("advice"),
    late: paths(({ rule }) => rule === "hors-delai"),
  }
}

/** A draft is told apart only when it is all there is: an édition is not one. */
function isDraft({ files, drafts }: ReportContext): boolean {
  const [fiche] = files === 1 && drafts ? drafts() : []
  return (
    String(fiche?.data["statut"] ?? "")
      .trim()
      .toLowerCase() === "brouillon"
  )
}

const rank: { [severity in Severity]: number } = { blocking: 0, "to-check": 1, advice: 2 }

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
