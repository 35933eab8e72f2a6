import type { Fault } from "./fault.ts"

/** The most a body may hold; far above any real fiche, far below what makes a Markdown parser slow. */
const most = { signes: 3000, imbrication: 8, cellules: 600, titres: 60, lignes: 3000, puces: 1000 }

/** What makes a body too costly to parse, found without parsing it (security, decision 6); offsets are the file's. */
export function tooDense(text: string, bodyStart: number): Fault | undefined {
  const count = { signes: 0, cellules: 0, titres: 0, lignes: 0, puces: 0 }
  const levels: number[] = []
  for (let start = bodyStart; start <= text.length; ) {
    const end = lineEnd(text, start)
    const line = text.slice(start, end)
    const tell = (detail: keyof typeof most, value: number): Fault => {
      return { rule: "texte-trop-complexe", start, end, detail, value: String(value) }
    }
    const { level, marks } = nesting(line, levels)
    if (level > most.imbrication) return tell("imbrication", level)
    count.lignes += 1
    count.puces += marks
    count.signes += signs(line)
    count.cellules += cells(line)
    if (/^ {0,3}(?:#{1,6}(?:[ \t]|$)|=+[ \t]*$|-+[ \t]*$)/.test(line)) count.titres += 1
    for (const detail of ["signes", "cellules", "titres", "lignes", "puces"] as const) {
      if (count[detail] > most[detail]) return tell(detail, count[detail])
    }
    start = end + (text.startsWith("\r\n", end) ? 2 : 1)
  }
  return undefined
}

function lineEnd(text: string, start: number): number {
  for (let index = start; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    if (code === 10 || code === 13) return index
  }
  return text.length
}

/** How deep a line stands in lists and quotations: what its own marks open, inside what lines before it left open. */
function nesting(line: string, open: number[]): { level: number; marks: number } {
  if (!/^[ \t]*(?:>|[-+*]|\d)/.test(line)) return { level: 0, marks: 0 }
  let marks = 0
  let at = 0
  for (const found of line.matchAll(/[ \t]*(?:>|[-+*](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$))/gy)) {
    const column = at + (/[^ \t]/.exec(found[0])?.index ?? 0)
    while (open.length > 0 && (open.at(-1) ?? 0) >= column) open.pop()
    open.push(column)
    at = found.index + found[0].length
    marks += 1
    if (open.length > most.imbrication) break
  }
  return { level: open.length, marks }
}

function signs(line: string): number {
  let found = 0
  for (let index = 0; index < line.length; index += 1) if (isSign[line.charCodeAt(index)]) found += 1
  return found
}

const isSign = Array.from({ length: 128 }, (_, code) => "*_[]!`<&\\~".includes(String.fromCharCode(code)))

function cells(line: string): number {
  if (!line.includes("|")) return 0
  return line.trim().replace(/^\|/, "").replace(/\|$/, "").split("|").length
}
