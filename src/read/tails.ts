import type { Cut, Mended } from "./fault.ts"
import type { Row } from "./outline.ts"

const signs = [
  { tail: /,$/, detail: "virgule", label: "Retirer les virgules à la fin des réponses" },
  { tail: /(?:&nbsp;|&#160;)+$/, detail: "code", label: "Retirer les codes « &nbsp; » à la fin des réponses" },
  { tail: /(?<!&#?\w{1,8});$/, detail: "point-virgule", label: "Retirer les points-virgules à la fin des réponses" },
]

/** Fewest answers that make a habit of what ends them. */
const fewest = 4

/** Whether lines of a front matter may end as those of a program do, by habit; its notes are sentences, and end as they like. */
export function hasTails(source: string): boolean {
  const some = [",", ";"].some(sign => source.includes(`${sign}\n`) || source.includes(`${sign}\r`))
  return some && (source.match(/^[ \t]*[^#\s].*[,;]\r?$/gm)?.length ?? 0) >= fewest
}

/**
 * Commas, semicolons or codes that end nearly every answer, as in the lines of a program: the rows without them, and the one
 * correction that takes them out. One answer may well end with a comma; a whole form does not.
 */
export function mendTails(source: string, rows: Row[]): { rows: Row[]; mended: Mended[] } {
  const answers = hasTails(source) ? rows.filter(isAnswer) : []
  for (const { tail, detail, label } of signs) {
    const found = new Map(answers.flatMap(row => tailOf(source, row, tail)))
    const [first] = found
    if (!first || found.size < fewest || found.size * 2 < answers.length) continue
    const [{ pointer: field }, { start, end }] = first
    const cuts = [...found.values()]
    const fix = { label, confidence: "certain" as const, cuts }
    const fault = { rule: "en-tete-illisible", start, end, detail, field, fix }
    return {
      rows: rows.map(row => withoutTail(row, found.get(row))),
      mended: [{ fault, cuts, misread: true, moved: false }],
    }
  }
  return { rows, mended: [] }
}

/** An answer on its line, or on those below. */
function isAnswer({ kind, value, more, block }: Row): boolean {
  return kind !== "text" && !block && (value[0] < value[1] || more.length > 0)
}

function withoutTail(row: Row, cut: Cut | undefined): Row {
  if (!cut) return row
  const last = row.more.at(-1)
  if (last) return { ...row, more: [...row.more.slice(0, -1), withoutTail(last, cut)] }
  return { ...row, value: [row.value[0], cut.start] }
}

function tailOf(source: string, row: Row, tail: RegExp): [Row, Cut][] {
  const [start, end] = (row.more.at(-1) ?? row).value
  const typed = source.slice(start, end)
  const bare = typed.replace(tail, "").trimEnd()
  return bare === "" || bare === typed.trimEnd() ? [] : [[row, { start: start + bare.length, end, text: "" }]]
}
