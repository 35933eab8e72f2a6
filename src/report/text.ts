import type { Finding, ReportContext, Reporter } from "../model/types.ts"
import { count, plural } from "../words/text.ts"
import { type Counts, sayCounts, verdict } from "../words/verdict.ts"
import { clean } from "./clean.ts"
import { deadlineOf } from "./deadline.ts"
import { arrange, countsOf } from "./order.ts"
import { painter } from "./paint.ts"
import { pointer } from "./point.ts"
import { type Page, pointText } from "./point-text.ts"
import { progressOf, sayProgress } from "./progress.ts"
import { saySince, since } from "./since.ts"
import { wrap } from "./wrap.ts"

/** For a terminal: verdict, points file by file, then what can be done about them. */
export const text: Reporter = (findings, context) => {
  const page: Page = { width: Math.max(context.width, 30), paint: painter(context.color) }
  const { files, counts, omitted } = arrange(findings, context)
  const toPoint = pointer(context)
  const blocks = files.map(file => {
    const points = file.findings.map(toPoint)
    const said = files.length > 1 ? lines(sayCounts(countsOf(file.findings, 1)), page, "dim") : []
    const head = [page.paint("bold", points[0]?.path ?? ""), ...said].join("\n")
    return [head, ...points.map((point, index) => pointText(point, index + 1, page))].join("\n\n")
  })
  return (
    [opening(counts, findings, context, page), ...blocks, ...closing(findings, context, omitted, page)].join("\n\n") +
    "\n"
  )
}

/** The verdict; then, only where they ask for something, the days left, how far the fiche is, what changed. */
function opening(counts: Counts, findings: readonly Finding[], context: ReportContext, page: Page): string {
  const { sentence, next } = verdict(counts)
  const [sign, colour] = counts.blocking > 0 ? (["✖", "red"] as const) : (["✔", "green"] as const)
  const quiet = counts.blocking === 0 && counts.toCheck + counts.advice > 0
  const [first = "", ...rest] = wrap(sentence, page.width - 2)
  const head = [
    quiet ? `  ${first}` : `${page.paint(colour, sign)} ${page.paint("bold", first)}`,
    ...rest.map(line => `  ${line}`),
  ]
  const due = counts.files > 0 ? deadlineOf(context) : undefined
  const [draft] = counts.files === 1 ? (context.drafts?.() ?? []) : []
  const changes = since(findings, context.previous)
  const more = [
    next,
    due?.open ? due.sentence : "",
    draft && draft.text !== "" ? sayProgress(progressOf(draft, findings)) : "",
    changes ? saySince(changes) : "",
  ].filter(said => said !== "")
  return [...head, ...more.flatMap(said => wrap(said, page.width - 2).map(line => `  ${line}`))].join("\n")
}

/** What the findings leave to say: points not shown, other files, `--fix`, `explain`, whom to write to. */
function closing(findings: readonly Finding[], context: ReportContext, omitted: number, page: Page): string[] {
  const certain = findings.filter(({ fixes }) => fixes.some(({ confidence }) => confidence === "certain")).length
  const rule = findings[0]?.rule
  const contact = [...context.editions.values()][0]?.contact
  const elsewhere = context.elsewhere
  const said = [
    omitted > 0 &&
      `${count(omitted, "autre point n’est pas montré", "autres points ne sont pas montrés")} (--max-findings).`,
    elsewhere &&
      elsewhere.blocking > 0 &&
      `Ailleurs dans l’édition : ${count(elsewhere.blocking, "point bloquant", "points bloquants")} dans ${count(elsewhere.files, "autre fichier", "autres fichiers")}.`,
    certain > 0 &&
      `${count(certain, "correction sûre", "corrections sûres")} : « npx missions check --fix » ${plural(certain, "la fait", "les fait")}, sans rien changer d’autre.`,
    rule && `Un contrôle en détail : « npx missions explain ${clean(rule)} ».`,
    findings.length > 0 && contact && `Vous n’y arrivez pas ? ${contact.service}, ${contact.courriel}.`,
  ]
  const shown = said.filter(sentence => typeof sentence === "string" && sentence !== "") as string[]
  return shown.length > 0 ? [shown.flatMap(sentence => lines(sentence, page, "dim")).join("\n")] : []
}

function lines(sentence: string, page: Page, colour: "dim"): string[] {
  return wrap(sentence, page.width).map(line => page.paint(colour, line))
}
