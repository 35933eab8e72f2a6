import { blank } from "./blanks.ts"

/** A line that is not empty, its indentation apart. */
export interface Line {
  start: number
  end: number
  indent: number
  columns: number
  /** From the first character that is no blank to the last. */
  text: string
}

/** The lines of a text; a tab counts for a step of the form's two columns, what is invisible for nothing. */
export function toLines(source: string): Line[] {
  return [...source.matchAll(/[^\r\n]+/g)].map(({ 0: typed, index }) => {
    const [, indent = "", text = ""] = line.exec(typed) ?? []
    const columns = indent.replace(/[\u200b\u2060\ufeff]/g, "").replaceAll("\t", "  ").length
    const start = index + indent.length
    return { start: index, end: index + typed.length, indent: start, columns, text }
  })
}

const line = new RegExp(`^([${blank}]*)(.*?)[${blank}]*$`, "s")

/** How many lines after one YAML reads as its value: those of a block, or up to the quote that closes. */
export function openValue(
  lines: readonly Line[],
  rank: number,
  value: string,
  isQuestion: (text: string) => boolean,
): number {
  const isBlock = /^[|>][-+0-9]{0,2}(?:[ \t]+#.*)?$/.test(value)
  const quote = /^["'[{]/.exec(value)?.[0]
  if (!isBlock && (quote === undefined || isClosed(value, quote))) return 0
  const columns = lines[rank]?.columns ?? 0
  let within = 0
  for (let next = rank + 1; next < lines.length; next += 1) {
    const line = lines[next]
    if (!line || (line.text !== "" && line.columns <= columns)) break
    if (quote !== undefined && isQuestion(line.text)) return 0
    within += 1
    if (quote !== undefined && closes(line.text, quote)) return within
  }
  return isBlock ? within : 0
}

function isClosed(value: string, quote: string): boolean {
  return value.length > 1 && closes(value.slice(1), quote)
}

function closes(text: string, quote: string): boolean {
  const closing = { "[": "]", "{": "}" }[quote] ?? quote
  return new RegExp(`\\${closing}[ \\t]*(?:#.*)?$`).test(text)
}
