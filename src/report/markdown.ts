import type { Finding, ReportContext, Reporter, Severity } from "../model/types.ts"
import { count } from "../words/text.ts"
import { sayCounts, verdict } from "../words/verdict.ts"
import { code, inline, link } from "./defuse.ts"
import { clip } from "./excerpt.ts"
import { arrange, countsOf } from "./order.ts"
import { type Point, pointer } from "./point.ts"

/** A summary for a forge: verdict, files, points; at most 900 KB, and it says so when it was cut. */
export const markdown: Reporter = (findings, context) => {
  const { files, counts, omitted } = arrange(findings, context)
  const { sentence, next } = verdict(counts)
  const sign = counts.blocking > 0 ? "✖" : counts.toCheck + counts.advice > 0 ? "▲" : "✔"
  const head = [`## ${sign} ${inline(sentence)}`, inline(next), contact(context), table(files)].filter(
    block => block !== "",
  )
  const toPoint = pointer(context)
  const blocks = files.flatMap(file => fileBlocks(file.findings.map(toPoint), context))
  return `${[...head, ...within(blocks, omitted), footer(findings)].filter(block => block !== "").join("\n\n")}\n`
}

/** GitHub loses the whole summary of a step above 1 MiB. */
const limit = 900_000
const signs: { [severity in Severity]: string } = { blocking: "✖", "to-check": "▲", advice: "•" }

function fileBlocks(points: Point[], context: ReportContext): string[] {
  const path = points[0]?.path ?? ""
  const numbered = points.map((point, index) => ({ point, block: pointBlock(point, index + 1, context) }))
  const advice = numbered.filter(({ point }) => point.severity === "advice").map(({ block }) => block)
  return [
    `### ${link(path, context.link?.(path, 1))}`,
    ...numbered.filter(({ point }) => point.severity !== "advice").map(({ block }) => block),
    ...chunks(advice, 50).map(some => folded(count(some.length, "conseil"), some)),
  ]
}

function pointBlock(point: Point, number: number, context: ReportContext): string {
  const { path, line, place, title, value, wrote, expected, why, fixes, related, help, rule } = point
  const typed = wrote ? Object.values(clip(wrote, 200)).join("") : value
  const lines = [
    typed && `Vous avez écrit : ${code(typed)}`,
    expected && `Il faut : ${inline(expected)}`,
    why && `Pourquoi : ${inline(why)}`,
    ...fixes.map(({ sureness, label }) => `${sureness} : ${inline(label)}`),
    ...related.map(sentence => `Voir aussi : ${inline(sentence)}`),
    `${place ? link(place, context.link?.(path, line)) : "Le fichier entier"} · ${help ? link("À propos de ce contrôle", help) : code(rule)}`,
  ]
  const said = lines.filter(text => text !== undefined && text !== "").map(text => `- ${text}`)
  return [`**${number}.** ${signs[point.severity]} **${inline(title)}**`, "", ...said].join("\n")
}

function table(files: { path: string; findings: Finding[] }[]): string {
  if (files.length < 2) return ""
  const rows = files.map(({ path, findings }) => `| ${inline(path)} | ${inline(sayCounts(countsOf(findings, 1)))} |`)
  return ["| Fichier | Ce qu’il y reste |", "| --- | --- |", ...rows.slice(0, 500)].join("\n")
}

function contact({ editions }: ReportContext): string {
  const office = [...editions.values()][0]?.contact
  return office ? `Vous n’y arrivez pas ? ${inline(office.service)}, ${code(office.courriel)}.` : ""
}

function footer(findings: Finding[]): string {
  const certain = findings.filter(({ fixes }) => fixes.some(({ confidence }) => confidence === "certain")).length
  if (certain === 0) return ""
  return `${count(certain, "correction sûre peut se faire toute seule", "corrections sûres peuvent se faire toutes seules")} : \`npx missions check --fix\`.`
}

function folded(summary: string, blocks: string[]): string {
  return `<details><summary>${summary}</summary>\n\n${blocks.join("\n\n")}\n\n</details>`
}

function within(blocks: string[], omitted: number): string[] {
  let bytes = 50_000
  const last = blocks.findIndex(block => {
    bytes += Buffer.byteLength(block) + 2
    return bytes > limit
  })
  const cut = last >= 0
  const note = cut
    ? "**Rapport coupé** : il est trop long pour cette page. La suite : `npx missions check`."
    : omitted > 0 && `${count(omitted, "autre point n’est pas montré", "autres points ne sont pas montrés")} ici.`
  return [...(cut ? blocks.slice(0, last) : blocks), ...(note ? [note] : [])]
}

function chunks<T>(items: T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  )
}
