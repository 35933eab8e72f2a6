import type { Schema } from "../model/fields.ts"
import type { Fault } from "./fault.ts"
import { isWordForm } from "./key.ts"
import { outline } from "./outline.ts"
import type { Salvaged } from "./salvage.ts"
import type { Strict } from "./typed.ts"

/** The one thing to tell of a front matter that is none: the lines of a program, or the Word form as it was pasted. */
export function otherShape(
  source: string,
  schema: Schema,
  { errors, leftOut }: Strict,
  { strict, lost }: Salvaged,
): Fault | undefined {
  const wrong = [...errors.map(({ start }) => start), ...leftOut.map(([start]) => start)]
  if (wrong.length === 0) return undefined
  if ((lost.length > 0 || source.trimStart().startsWith("{")) && /^[ \t]*[{}][ \t]*,?[ \t]*\r?$/m.test(source)) {
    const at = Math.min(...wrong)
    const line = source.lastIndexOf("\n", at - 1) + 1
    const start = line + (/^[\s{]*/.exec(source.slice(line))?.[0].length ?? 0)
    return { rule: "en-tete-illisible", detail: "programme", ...lineAt(source, start) }
  }
  if (isFlatForm(source, schema)) return { rule: "en-tete-illisible", detail: "formulaire", ...lineAt(source, 0) }
  const isRead = Object.values(strict.data).some(value => typeof value === "object" && !Array.isArray(value))
  if (errors.length === 0 || isRead || !isWordForm(source.split(/[\r\n]+/))) return undefined
  return { rule: "en-tete-illisible", detail: "formulaire", ...lineAt(source, 0) }
}

/** Whether several labels of the form stand outside the groups that hold their questions, and no key of the fiche does. */
function isFlatForm(source: string, schema: Schema): boolean {
  const keys = outline(source, schema).flatMap(({ key }) => (key ? [key] : []))
  const strays = keys.filter(({ elsewhere, exact }) => elsewhere && !exact)
  return strays.length >= fewest && keys.every(({ exact }) => !exact)
}

const fewest = 3

function lineAt(source: string, from: number): { start: number; end: number } {
  const start = from + (/^\s*/.exec(source.slice(from))?.[0].length ?? 0)
  return { start, end: start + (/^[^\r\n]*/.exec(source.slice(start))?.[0].length ?? 0) }
}
