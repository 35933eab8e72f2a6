import type { Fault } from "./fault.ts"
import { isWordForm } from "./key.ts"
import type { Salvaged } from "./salvage.ts"
import type { Strict } from "./typed.ts"

/** The one thing to tell of a front matter that is none: the lines of a program, or the Word form as it was pasted. */
export function otherShape(source: string, { errors, leftOut }: Strict, { strict, lost }: Salvaged): Fault | undefined {
  const wrong = [...errors.map(({ start }) => start), ...leftOut.map(([start]) => start)]
  if (wrong.length === 0) return undefined
  if ((lost.length > 0 || source.trimStart().startsWith("{")) && /^[ \t]*[{}][ \t]*,?[ \t]*\r?$/m.test(source)) {
    const at = Math.min(...wrong)
    const line = source.lastIndexOf("\n", at - 1) + 1
    const start = line + (/^[\s{]*/.exec(source.slice(line))?.[0].length ?? 0)
    return { rule: "en-tete-illisible", detail: "programme", ...lineAt(source, start) }
  }
  const isRead = Object.values(strict.data).some(value => typeof value === "object" && !Array.isArray(value))
  if (errors.length === 0 || isRead || !isWordForm(source.split(/[\r\n]+/))) return undefined
  return { rule: "en-tete-illisible", detail: "formulaire", ...lineAt(source, 0) }
}

function lineAt(source: string, from: number): { start: number; end: number } {
  const start = from + (/^\s*/.exec(source.slice(from))?.[0].length ?? 0)
  return { start, end: start + (/^[^\r\n]*/.exec(source.slice(start))?.[0].length ?? 0) }
}
