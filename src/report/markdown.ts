import type { Finding, ReportContext, Reporter, Severity } from "../model/types.ts"
import { count, plural } from "../words/text.ts"
import { type Piece, sayPiece } from "./corrected.ts"
import { code, inline, link } from "./defuse.ts"
import { clip, type Excerpt } from "./excerpt.ts"
import { type FilePart, type Page, pageOf } from "./page.ts"
import { type Point, partsOf } from "./point.ts"
import { type Step, sayStep } from "./progress.ts"
import { type Block, within } from "./room.ts"

/** The whole report for a forge, in the order of report.md; within `context.room`, and it says what was left out. */
export const markdown: Reporter = (findings, context) => {
  const page = pageOf(findings, context)
  const blocks = [
    ...head(page),
    ...table(page),
    ...page.files.flatMap(file => fileBlocks(file, page.files.length > 1, context)),
    ...tail(page, findings),
  ]
  return `${within(blocks, context.room ?? mostBytes, page.omitted).join("\n\n")}\n`
}

/** GitHub loses the whole summary of a step above 1 MiB. */
const mostBytes = 900_000
const signs: { [severity in Severity]: string } = { blocking: "✖", "to-check": "▲", advice: "•" }
const ranks: { [severity in Severity]: number } = { blocking: 1, "to-check": 2, advice: 4 }

function head({ counts, sentence, next, deadline }: Page): Block[] {
  const sign = counts.blocking > 0 ? "✖" : counts.toCheck + counts.advice > 0 ? "▲" : "✔"
  return [`## ${sign} ${inline(sentence)}`, inline(next), deadline ? inline(deadline) : ""].map(text => ({
    text,
    rank: 0,
  }))
}

/** A line a file, where there are several. */
function table({ files }: Page): Block[] {
  if (files.length < 2) return []
  const rows = files.slice(0, 500).map(({ path, said }) => `| ${inline(path)} | ${inline(said)} |`)
  return [{ text: ["| Fichier | Ce qu’il y reste |", "| --- | --- |", ...rows].join("\n"), rank: 3, what: "la table" }]
}

function fileBlocks({ path, name, points, steps, corrected }: FilePart, several: boolean, context: ReportContext) {
  const title = `### ${link(path, context.link?.(path, 1))}${name ? ` · ${inline(name)}` : ""}`
  const numbered = points.map((point, index) => ({ point, text: pointBlock(point, index + 1, context) }))
  const first = numbered.filter(({ point }) => point.severity !== "advice")
  const advice = chunks(
    numbered.filter(({ point }) => point.severity === "advice"),
    20,
  )
  const blocks: Block[] = [
    { text: title, rank: 1, points: 0 },
    {
      text: several && steps.every(({ state }) => state === "done") ? "" : progress(steps),
      rank: 3,
      what: progressName,
    },
    ...first.map(({ point, text }) => ({ text, rank: ranks[point.severity], points: 1 })),
    ...advice.map(some => ({
      text: folded(
        count(some.length, "conseil"),
        some.map(({ text }) => text),
      ),
      rank: ranks.advice,
      points: some.length,
    })),
    { text: correctedBlock(corrected.pieces, corrected.byHand), rank: 5, what: "le texte corrigé" },
  ]
  return blocks
}

const progressName = "l’avancement de la fiche"

function progress(steps: Step[]): string {
  if (steps.length === 0) return ""
  const rows = steps.map(step => `| ${step.state === "done" ? "✔" : "○"} ${inline(step.name)} | ${sayStep(step)} |`)
  return ["| Où en est la fiche | |", "| --- | --- |", ...rows].join("\n")
}

function pointBlock(point: Point, number: number, context: ReportContext): string {
  const { path, line, place, title, wrote, help, rule, fresh, severity } = point
  const typed = wrote && marked(clip(wrote, 200))
  const said = partsOf(point).map(({ name, said, at }) => {
    if (name === "Vous avez écrit") return `${name} : ${typed ?? code(said)}`
    return `${name} : ${link(said, at && context.link?.(at.path, at.line))}`
  })
  const ways = `${place ? link(place, context.link?.(path, line)) : "Le fichier entier"} · ${help ? link("À propos de ce contrôle", help) : code(rule)}`
  return [
    `**${number}.** ${signs[severity]} **${inline(title)}**${fresh ? " · nouveau" : ""}`,
    "",
    ...[...said, ways].map(text => `- ${text}`),
  ].join("\n")
}

/** The author's line, what is in question in bold. */
function marked({ before, marked, after }: Excerpt): string {
  const around = [before, after].map(text => text.trim())
  if (around.every(text => text === "")) return code(marked)
  const [start, end] = around.map(text => (text === "" ? [] : [code(text)]))
  return [...(start ?? []), `**${code(marked)}**`, ...(end ?? [])].join(" ")
}

/** The corrected text, in blocks that can each be copied whole. */
function correctedBlock(pieces: readonly Piece[], byHand: number): string {
  const hand =
    byHand > 0 ? `${count(byHand, "correction sûre reste", "corrections sûres restent")} à faire à la main : ` : ""
  if (pieces.length === 0)
    return hand && `${hand}${plural(byHand, "elle touche", "elles touchent")} une réponse qui n’est pas montrée ici.`
  const whole = pieces.length === 1
  const changed = pieces.filter(({ kind }) => kind === "changed").length
  const intro = whole
    ? "Toutes les corrections sûres y sont faites : remplacez tout le texte de la fiche par celui-ci."
    : `Les corrections sûres y sont faites. Les lignes qui restent à l’école ne sont pas montrées : gardez les vôtres.${changed > 1 ? " Commencez par la fin, les numéros de ligne restent justes." : ""}`
  const parts = pieces.flatMap(piece => [
    ...(whole ? [] : [sayPiece(piece)]),
    ...(piece.kind === "changed" ? [fenced(piece.text)] : []),
  ])
  return folded("Le texte corrigé, prêt à coller", [
    intro,
    ...parts,
    ...(hand ? [`${hand}${plural(byHand, "elle est", "elles sont")} dans les lignes qui ne sont pas montrées.`] : []),
  ])
}

/** A block that its backticks cannot close. */
function fenced(text: string): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map(({ length }) => length))
  const fence = "`".repeat(longest + 1)
  return `${fence}text\n${text.replace(/\n+$/, "")}\n${fence}`
}

function tail(page: Page, findings: readonly Finding[]): Block[] {
  const { elsewhere, shown, kept, preview, since, contact, footer } = page
  const certain = findings.filter(({ fixes }) => fixes.some(({ confidence }) => confidence === "certain")).length
  const settled = (since?.settled ?? []).map(sentence => `- ${inline(sentence)}`)
  const list = (labels: string[]) => labels.map(inline).join(" · ")
  const readers = [`**Publié** : ${list(shown)}.`, `**Reste à l’école** : ${list(kept)}.`]
  return [
    certain > 0 &&
      `${count(certain, "correction sûre peut", "corrections sûres peuvent")} se faire ${plural(certain, "toute seule", "toutes seules")} : ${code("npx missions check --fix")}.`,
    elsewhere && inline(elsewhere),
    page.files.length > 0 && {
      text: folded("Ce que les lecteurs verront, et ce qui reste à l’école", readers),
      rank: 6,
      what: "ce que les lecteurs verront",
    },
    preview && `${link("Aperçu du site et des PDF", preview)}.`,
    since?.sentence && inline(since.sentence),
    settled.length > 0 && {
      text: folded(count(settled.length, "point réglé", "points réglés"), [settled.slice(0, 100).join("\n")]),
      rank: 6,
      what: "les points réglés",
    },
    contact &&
      `Vous n’y arrivez pas ? Écrivez à ${code(contact.courriel)} (${inline(contact.service)}), en joignant votre fiche : la corriger avec vous fait partie de son travail.`,
    footer.length > 0 && { text: folded("Détails techniques", [footer.map(inline).join(" · ")]), rank: 6, what: "" },
  ].flatMap((part): Block[] => (typeof part === "string" ? [{ text: part, rank: 0 }] : part ? [part] : []))
}

function folded(summary: string, blocks: string[]): string {
  return ["<details><summary>" + summary + "</summary>", ...blocks, "</details>"].join("\n\n")
}

function chunks<T>(items: T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  )
}
