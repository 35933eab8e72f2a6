import type { Annotation } from "../forge/checks.ts"
import type { Label } from "../forge/labels.ts"
import type { Finding, ReportContext, Severity } from "../model/types.ts"
import { inline } from "../report/defuse.ts"
import { reporters } from "../report/index.ts"
import { countsOf } from "../report/order.ts"
import { plainLines, pointer } from "../report/point.ts"
import { count } from "../words/text.ts"
import { verdict } from "../words/verdict.ts"
import { keepPoints, readPoints } from "./review-memory.ts"
import type { Reviewed } from "./review-read.ts"

/** How our comment begins; nothing a report shows can, since it writes no `<` of anybody's. */
export const marker = "<!-- missions:rapport -->"

/** The labels this program puts on and takes off. */
export const labels: readonly Label[] = [
  { name: "à corriger", color: "B60205", description: "Au moins un point bloquant : à l’auteur de corriger" },
  { name: "prête à relire", color: "0E8A16", description: "Rien de bloquant : au service des stages de relire" },
  { name: "hors délai", color: "FBCA04", description: "Déposée après la clôture : au service des stages de décider" },
  {
    name: "touche au code",
    color: "5319E7",
    description: "Change autre chose que des fiches : aux mainteneurs de relire",
  },
]

/** What is sent for a pull request. */
export interface Told {
  body: string
  labels: ReadonlySet<string>
  conclusion: "success" | "failure" | "neutral"
  title: string
  annotations: Annotation[]
}

/** Puts a review into the forge's words: a comment of at most 30 KB, labels, a conclusion, annotations; `last` is what our comment said before. */
export function tell(reviewed: Reviewed, context: ReportContext, last = ""): Told {
  const { findings, outside, whole, drafts, changed } = reviewed
  const counts = countsOf(findings, drafts.length)
  const blocking = counts.blocking > 0
  const touches = outside.length > 0
  const wanted = [
    blocking && "à corriger",
    drafts.length > 0 && !blocking && counts.late === 0 && whole && "prête à relire",
    counts.late > 0 && "hors délai",
    touches && "touche au code",
  ]
  const calm = !touches && whole && counts.late === 0 && drafts.length > 0
  return {
    body: comment(reviewed, context, last),
    labels: new Set(wanted.filter(name => name !== false)),
    conclusion: blocking ? "failure" : calm ? "success" : "neutral",
    title: drafts.length > 0 ? verdict(counts).sentence : "Aucune fiche à vérifier",
    annotations: annotationsOf(findings, new Set(changed.map(({ path }) => path)), context),
  }
}

const mostBytes = 30_000

/** The whole report within the room left by what only a pull request says. */
function comment(reviewed: Reviewed, context: ReportContext, last: string): string {
  const { findings, drafts } = reviewed
  const notes = [...notesOf(reviewed), keepPoints(findings)]
  const framed = (report: string) => `${[marker, report.trim(), ...notes].filter(part => part !== "").join("\n\n")}\n`
  if (drafts.length === 0) return framed("## Aucune fiche à vérifier")
  const previous = readPoints(last)
  const room = mostBytes - Buffer.byteLength(framed(""))
  return framed(reporters.markdown(findings, { ...context, room, ...(previous && { previous }) }))
}

function notesOf({ outside, whole }: Reviewed): string[] {
  const some = outside.slice(0, 10).map(path => `- ${inline(path.slice(0, 200))}`)
  const more = outside.length > some.length ? [`- et ${count(outside.length - some.length, "autre")}`] : []
  const head =
    "Cette demande change aussi autre chose que des fiches : les mainteneurs la reliront. Ce n’est pas une erreur, et vous n’avez rien à faire."
  return [
    ...(outside.length > 0 ? [[head, "", ...some, ...more].join("\n")] : []),
    ...(whole
      ? []
      : ["Cette demande est trop grande pour être lue en entier : seules ses 200 premières fiches sont vérifiées."]),
  ]
}

const levels: { [severity in Severity]: Annotation["annotation_level"] } = {
  blocking: "failure",
  "to-check": "warning",
  advice: "notice",
}

function annotationsOf(findings: Finding[], paths: ReadonlySet<string>, context: ReportContext): Annotation[] {
  const toPoint = pointer(context)
  return findings
    .filter(({ path }) => paths.has(path))
    .slice(0, 500)
    .map(finding => {
      const { start, end, severity, path } = finding
      const point = toPoint(finding)
      return {
        path,
        start_line: start.line,
        end_line: end.line,
        ...(start.line === end.line &&
          end.column > start.column && { start_column: start.column, end_column: end.column }),
        annotation_level: levels[severity],
        title: [...point.title].slice(0, 120).join(""),
        message: plainLines(point).join("\n"),
      }
    })
}
