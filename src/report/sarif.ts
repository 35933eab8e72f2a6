import type { Finding, ReportContext, Reporter, Rule, Severity, Span } from "../model/types.ts"
import { count } from "../words/text.ts"
import { clean, cleanJson } from "./clean.ts"
import { plainFix } from "./json.ts"
import { uniqueNames, uriOf } from "./names.ts"
import { arrange } from "./order.ts"
import { isInterne, maskOfFiles, plainLines, pointer } from "./point.ts"
import { since } from "./since.ts"

/** SARIF 2.1.0 for other tools: at most 25 000 results, the others counted in a notification. */
export const sarif: Reporter = (findings, context) => {
  const { files, omitted } = arrange(findings, context)
  const all = files.flatMap(file => file.findings)
  const shown = all.slice(0, most)
  const left = omitted + all.length - shown.length
  const ids = [...new Set([...(context.rules ?? []).map(({ id }) => id), ...shown.map(({ rule }) => clean(rule))])]
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: driver(ids, context) },
        language: "fr-FR",
        columnKind: "utf16CodeUnits",
        invocations: [{ executionSuccessful: true, toolExecutionNotifications: left > 0 ? [leftOut(left)] : [] }],
        results: results(shown, ids, context),
      },
    ],
  }
  return `${cleanJson(JSON.stringify(log, null, 2))}\n`
}

const most = 25_000
const levels: { [severity in Severity]: string } = { blocking: "error", "to-check": "warning", advice: "note" }

function driver(ids: string[], { rules = [], made, helpBase }: ReportContext) {
  const known = new Map(rules.map(rule => [rule.id, rule]))
  return {
    name: "missions",
    ...(made && { version: made.version }),
    ...(helpBase && { informationUri: helpBase }),
    rules: ids.map(id => ({
      ...descriptor(id, known.get(id)),
      ...(helpBase && { helpUri: `${helpBase}controles/${encodeURIComponent(id.replace(/\p{Cs}/gu, "?"))}/` }),
    })),
  }
}

function descriptor(id: string, rule: Rule | undefined) {
  if (!rule) return { id }
  const { title, severity, doc } = rule
  const text = `${doc.why} ${doc.how}`
  return {
    id,
    shortDescription: { text: plain(title) },
    fullDescription: { text: plain(doc.why) },
    help: { text: plain(`${text}\n\nÀ corriger :\n${doc.wrong}\n\nCorrect :\n${doc.right}`) },
    defaultConfiguration: { level: levels[severity] },
  }
}

function results(findings: readonly Finding[], ids: string[], context: ReportContext) {
  const names = uniqueNames(findings)
  const indexes = new Map(ids.map((id, index) => [id, index]))
  const changes = since(findings, context.previous)
  const toPoint = pointer(context)
  const maskOf = maskOfFiles(context)
  return findings.map((finding, index) => {
    const { path, severity, related, fixes } = finding
    const point = toPoint(finding)
    const certain = fixes
      .filter(({ confidence }) => confidence === "certain")
      .map(fix => plainFix(fix, isInterne(finding), maskOf(path)))
      .filter(({ edits }) => edits.length > 0)
    return {
      ruleId: point.rule,
      ruleIndex: indexes.get(point.rule) ?? -1,
      level: levels[severity],
      message: { text: plain([point.title, ...plainLines(point)].join("\n")) },
      locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(path) }, region: region(finding) } }],
      relatedLocations: related.map((other, id) => ({
        id,
        message: { text: plain(point.related[id]?.said ?? "") },
        physicalLocation: {
          artifactLocation: { uri: uriOf(other.path) },
          region: { startLine: Math.max(1, other.start?.line ?? 1) },
        },
      })),
      partialFingerprints: { "missions/v1": names[index] ?? "" },
      ...(changes && { baselineState: changes.isFresh(finding) ? "new" : "unchanged" }),
      fixes: certain.map(({ label, edits }) => ({
        description: { text: plain(label) },
        artifactChanges: [
          {
            artifactLocation: { uri: uriOf(path) },
            replacements: edits.map(edit => ({ deletedRegion: region(edit), insertedContent: { text: edit.text } })),
          },
        ],
      })),
    }
  })
}

function region({ start, end }: Span) {
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column }
}

function leftOut(left: number) {
  const text = `${count(left, "autre point n’est pas montré", "autres points ne sont pas montrés")}.`
  return { level: "note", message: { text } }
}

/** A message without links of its own: viewers make one of `[text](address)`. */
function plain(text: string): string {
  return text.split("\n").map(clean).join("\n").replaceAll("](", "] (")
}
