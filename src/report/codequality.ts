import type { Reporter, Severity } from "../model/types.ts"
import { count } from "../words/text.ts"
import { cleanJson } from "./clean.ts"
import { uniqueNames } from "./names.ts"
import { arrange } from "./order.ts"
import { plainLines, pointer } from "./point.ts"

/** GitLab’s Code Quality report: a list of remarks, each with a name of its own. */
export const codequality: Reporter = (findings, context) => {
  const { files, omitted } = arrange(findings, context)
  const shown = files.flatMap(file => file.findings)
  const names = uniqueNames(shown)
  const toPoint = pointer(context)
  const remarks = shown.map((finding, index) => {
    const point = toPoint(finding)
    return {
      description: point.title,
      check_name: point.rule,
      fingerprint: names[index] ?? "",
      severity: severities[finding.severity],
      location: { path: point.path, lines: { begin: finding.start.line, end: finding.end.line } },
      content: { body: plainLines(point).join("\n") },
    }
  })
  const [first] = remarks
  const more = first && omitted > 0 ? [overflow(first.location.path, omitted)] : []
  return `${cleanJson(JSON.stringify([...remarks, ...more], null, 2))}\n`
}

const severities: { [severity in Severity]: string } = { blocking: "blocker", "to-check": "minor", advice: "info" }

function overflow(path: string, omitted: number) {
  return {
    description: `${count(omitted, "autre point n’est pas montré", "autres points ne sont pas montrés")} (--max-findings).`,
    check_name: "max-findings",
    fingerprint: "max-findings",
    severity: "info",
    location: { path, lines: { begin: 1, end: 1 } },
  }
}
