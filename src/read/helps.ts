import { fields, type Schema } from "../model/fields.ts"
import { fold } from "../model/fold.ts"
import type { Fault } from "./fault.ts"
import { type Line, toLines } from "./text-lines.ts"

/** The blank form's own lines of help that lost their number sign, which makes questions and answers of them. */
export function helpFault(source: string, schema: Schema): Fault | undefined {
  const helps = helpsOf(schema)
  const lines = toLines(source).filter(({ text }) => text !== "")
  const cuts = lines
    .filter((line, rank) => isHelp(line, lines[rank + 1], helps))
    .map(({ indent }) => ({ start: indent, end: indent, text: "# " }))
  const [first] = cuts
  if (!first) return undefined
  const fix = { label: "Remettre un dièse devant les lignes d’aide", confidence: "certain" as const, cuts }
  return { rule: "en-tete-illisible", start: first.start, end: first.end, detail: "aide", fix }
}

function isHelp({ text }: Line, next: Line | undefined, helps: Helps): boolean {
  if (text.length > longest) return false
  if (/^(?:Exemple|Au choix)[ \u00a0]*:/.test(text)) return true
  const bare = text.replace(/[ \u00a0]\((?:obligatoire|facultatif)[^()]*\)$/, "")
  return (
    (bare !== text && helps.labels.has(fold(bare))) ||
    (helps.groups.has(text) && /^[a-z_]+:$/.test(next?.text ?? "")) ||
    instruction.test(text)
  )
}

interface Helps {
  labels: ReadonlySet<string>
  groups: ReadonlySet<string>
}

const longest = 400
const instruction = /^(?:Écrivez chaque réponse après|Les lignes qui commencent par #)/

function helpsOf(schema: Schema): Helps {
  const labels = new Set(fields(schema).map(({ label }) => fold(label)))
  return { labels, groups: new Set(groupsOf(schema)) }
}

function groupsOf({ properties = {} }: Schema): string[] {
  return Object.values(properties).flatMap(child =>
    child.properties ? [...(child.title === undefined ? [] : [child.title]), ...groupsOf(child)] : [],
  )
}
