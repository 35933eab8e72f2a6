import type { Fault } from "./fault.ts"

/** The most a body may hold; far above any real fiche, far below what makes a Markdown parser slow. */
const most = { signes: 3000, imbrication: 8, cellules: 600, titres: 60, lignes: 2000, puces: 1000 }

/** What makes a body too costly to parse, found without parsing it (security, decision 6); offsets are the file's. */
export function tooDense(text: string, bodyStart: number): Fault | undefined {
  const count: Count = { signes: 0, imbrication: 0, cellules: 0, titres: 0, lignes: 0, puces: 0 }
  const open: number[] = []
  let start = bodyStart
  let pipes = 0
  // One pass over the characters: every body is looked at, nearly all for nothing.
  for (let index = bodyStart; index <= text.length; index += 1) {
    const code = index < text.length ? text.charCodeAt(index) : newline
    if (code < 128 && isSign[code]) count.signes += 1
    else if (code === pipe) pipes += 1
    if (code !== newline && code !== 13) continue
    count.lignes += 1
    const opening = text.charCodeAt(start)
    if (pipes > 0) count.cellules += cells(text.slice(start, index), pipes)
    if (index > start && opening < 128 && opens[opening]) measure(text.slice(start, index), open, count)
    const detail = details.find(one => count[one] > most[one])
    if (detail) return { rule: "texte-trop-complexe", start, end: index, detail, value: String(count[detail]) }
    if (code === 13 && text.charCodeAt(index + 1) === newline) index += 1
    start = index + 1
    pipes = 0
  }
  return undefined
}

type Count = { [detail in keyof typeof most]: number }

const details = Object.keys(most) as (keyof typeof most)[]
const newline = 10
const pipe = 124
const isSign = table("*_[]!`<&\\~")
/** What the lines start with that need a closer look. */
const opens = table(" \t>-+*#=0123456789")

function table(signs: string): boolean[] {
  return Array.from({ length: 128 }, (_, code) => signs.includes(String.fromCharCode(code)))
}

/** Headings, items, and how deep a line stands: what its own marks open, inside what the lines before it left open. */
function measure(line: string, open: number[], count: Count): void {
  if (/^ {0,3}(?:#{1,6}(?:[ \t]|$)|=+[ \t]*$|-+[ \t]*$)/.test(line)) count.titres += 1
  let at = 0
  for (const found of line.matchAll(/[ \t]*(?:>|[-+*](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$))/gy)) {
    const column = at + (/[^ \t]/.exec(found[0])?.index ?? 0)
    while (open.length > 0 && (open.at(-1) ?? 0) >= column) open.pop()
    open.push(column)
    at = found.index + found[0].length
    count.puces += 1
    count.imbrication = Math.max(count.imbrication, open.length)
    if (open.length > most.imbrication) return
  }
}

function cells(line: string, pipes: number): number {
  const trimmed = line.trim()
  return pipes + 1 - (trimmed.startsWith("|") ? 1 : 0) - (trimmed.endsWith("|") ? 1 : 0)
}
