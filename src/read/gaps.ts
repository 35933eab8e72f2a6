import { odd, ordinary } from "./blanks.ts"
import type { Cut, Mended } from "./fault.ts"
import type { Row } from "./outline.ts"

type Detail = "retrait" | "tabulation" | "espace-insecable" | "puce" | "espace"

/**
 * What stands between the words of a front matter: blanks that only look like spaces, tabs and levels before a line,
 * bullets for dashes, a space missing after a colon. Nothing is done where `isFree` says that a line stays as it is, or is rewritten.
 */
export function mendGaps(source: string, rows: readonly Row[], isFree: (cut: Cut) => boolean): Mended[] {
  const cuts: { [detail in Detail]: Cut[] } = {
    retrait: [],
    tabulation: [],
    "espace-insecable": [],
    puce: [],
    espace: [],
  }
  for (const [rank, row] of rows.entries()) {
    const until = rows[rank + 1]?.start ?? source.length
    for (const [detail, cut] of [...indents(source, row, until), ...gaps(source, row)]) {
      if (isFree(cut)) cuts[detail].push(cut)
    }
  }
  return [
    ...mended("ecriture", "espace-insecable", ordinarySpaces, cuts["espace-insecable"]),
    ...mended("en-tete-illisible", "retrait", "Remettre les lignes à leur place", cuts.retrait),
    ...mended("en-tete-illisible", "tabulation", "Remplacer les tabulations par des espaces", cuts.tabulation),
    ...mended("en-tete-illisible", "puce", "Remplacer les puces par des tirets", cuts.puce),
    ...mended("en-tete-illisible", "espace", "Ajouter un espace après les deux-points", cuts.espace),
  ]
}

/** Blanks that only look like spaces, around answers that YAML reads: it takes them for letters. */
export function mendEdges(source: string, answers: readonly Row[]): Mended[] {
  const cuts = answers.flatMap(({ start, value, end }) => {
    return [
      { start, end: value[0], text: "" },
      { start: value[1], end, text: "" },
    ].filter(cut => hasOdd.test(source.slice(cut.start, cut.end)))
  })
  return mended("ecriture", "espace-insecable", ordinarySpaces, cuts)
}

const ordinarySpaces = "Remplacer les espaces insécables par des espaces ordinaires"

const hasOdd = new RegExp(`[${odd}]`)
const misread: ReadonlySet<string> = new Set(["espace-insecable", "retrait", "puce", "espace"])

function mended(rule: string, detail: Detail, label: string, cuts: Cut[]): Mended[] {
  const [first] = cuts
  if (!first) return []
  const fault = {
    rule,
    start: first.start,
    end: first.end,
    detail,
    fix: { label, confidence: "certain" as const, cuts },
  }
  return [{ fault, cuts, misread: misread.has(detail), moved: detail === "retrait" }]
}

/** The blanks before the lines of a row, those that go on with its answer included. */
function indents(source: string, row: Row, until: number): [Detail, Cut][] {
  const shift = row.wanted - row.columns
  return [...source.slice(row.start, until).matchAll(/[^\r\n]+/g)].flatMap(({ 0: line, index }): [Detail, Cut][] => {
    const typed = new RegExp(`^[ \\t${odd}]*`).exec(line)?.[0] ?? ""
    if (typed.length === line.length || line[typed.length] === "#") return []
    const columns = ordinary(typed).replaceAll("\t", "  ").length
    const start = row.start + index
    const cut = { start, end: start + typed.length, text: " ".repeat(Math.max(0, columns + shift)) }
    if (cut.text === typed) return []
    return [[shift !== 0 ? "retrait" : typed.includes("\t") ? "tabulation" : "espace-insecable", cut]]
  })
}

/** The blanks around a row's dash, key, colon and answer. */
function gaps(source: string, { key, dash, bullet = "-", value, end }: Row): [Detail, Cut][] {
  const found: [Detail, Cut][] = []
  const replace = (from: number, to: number, least: string) => {
    const typed = source.slice(from, to)
    if (hasOdd.test(typed))
      found.push(["espace-insecable", { start: from, end: to, text: ordinary(typed).trim() + least }])
  }
  const isEmpty = value[0] === value[1]
  if (dash !== undefined) {
    const after = dash + bullet.length
    const isTight = after === (key?.start ?? value[0]) && !isEmpty
    replace(after, key?.start ?? value[0], " ")
    if (bullet !== "-" || isTight) found.push(["puce", { start: dash, end: after, text: isTight ? "- " : "-" }])
  }
  if (key && !key.dressed) {
    replace(key.end, key.colon, "")
    const after = source.slice(key.colon, value[0])
    if (isEmpty) replace(key.colon + 1, end, "")
    else if (/^：|:$/.test(after)) found.push(["espace", { start: key.colon, end: value[0], text: ": " }])
    else replace(key.colon + 1, value[0], " ")
  }
  if (!isEmpty && (key || dash !== undefined)) replace(value[1], end, "")
  return found
}
