import type { Edit, Finding, Fix, ReportContext, Reporter } from "../model/types.ts"
import { type Counts, verdict } from "../words/verdict.ts"
import { cleanJson } from "./clean.ts"
import { deadlineOf } from "./deadline.ts"
import type { Mask } from "./mask.ts"
import { arrange } from "./order.ts"
import { isInterne, maskOfFiles } from "./point.ts"
import { since } from "./since.ts"

/** For programs, as interfaces.md says; interne values are masked, and a correction that would tell one has no edits. */
export const json: Reporter = (findings, context) => {
  const { files, counts, omitted } = arrange(findings, context)
  const maskOf = maskOfFiles(context)
  const { blocking, toCheck, advice } = counts
  const changes = since(findings, context.previous)
  const report = {
    version: 1,
    ...told(counts, context),
    summary: { files: counts.files, blocking, toCheck, advice, ...(omitted > 0 && { omitted }) },
    ...(changes && { since: { settled: changes.settled, remaining: changes.remaining, new: changes.fresh } }),
    findings: files
      .flatMap(file => file.findings)
      .map(finding => ({ ...plain(finding, maskOf(finding.path)), ...(changes && { new: changes.isFresh(finding) }) })),
  }
  return `${cleanJson(JSON.stringify(report, null, 2))}\n`
}

/** Who acts next, until when and whom to write to, as people are told. */
function told(counts: Counts, context: ReportContext) {
  const [edition] = context.editions.values()
  const due = counts.files > 0 ? deadlineOf(context) : undefined
  return {
    verdict: verdict(counts),
    ...(due && { deadline: due.sentence }),
    ...(edition?.contact && { contact: edition.contact }),
  }
}

function plain(finding: Finding, mask: Mask) {
  const { rule, severity, path, start, end, field, label, message, value, expected, example, why } = finding
  const words = (text: string | undefined) => (text === undefined ? undefined : mask.words(text))
  return {
    rule,
    severity,
    path,
    start,
    end,
    field,
    label,
    message: mask.words(message),
    value: words(value),
    expected: words(expected),
    example: words(example),
    why: words(why),
    fixes: finding.fixes.map(fix => plainFix(fix, isInterne(finding), mask)),
    related: finding.related.map(other => ({ ...other, message: mask.words(other.message) })),
    help: finding.help,
    fingerprint: finding.fingerprint,
  }
}

/** A correction for a program: without edits when they would tell an interne value. */
export function plainFix({ label, confidence, edits }: Fix, interne: boolean, mask: Mask) {
  const tells = ({ start, end, text }: Edit) =>
    mask.words(text) !== text || (interne && start.offset !== end.offset && /[\p{L}\p{N}]/u.test(text))
  return { label: mask.words(label), confidence, edits: edits.some(tells) ? [] : edits }
}
