import { type Schema, schemaAt } from "../model/fields.ts"
import type { Pointer } from "../model/types.ts"
import { odd } from "./blanks.ts"
import type { Row } from "./outline.ts"
import type { Strict } from "./typed.ts"

/**
 * The answers that bear no quotes where YAML reads them, or a backslash between double ones, each with what stands after it
 * on its line: the odd blanks around it left out.
 */
export function plainAnswers(source: string, { places }: Strict, schema: Schema): Row[] {
  const inFlow = (pointer: Pointer): boolean => {
    for (let at = parent(pointer); at !== ""; at = parent(at)) {
      if (/[[{]/.test(source[places.get(at)?.value[0] ?? -1] ?? "")) return true
    }
    return source.trimStart().startsWith("{")
  }
  return [...places].flatMap(
    ([
      pointer,
      {
        key,
        value: [from, to],
      },
    ]): Row[] => {
      const typed = source.slice(from, to)
      const child = schemaAt(schema, pointer)
      if (
        typed === "" ||
        /^['|>[{]|^"(?!.*\\.*$(?![\r\n]))/.test(typed) ||
        !child ||
        child.properties ||
        inFlow(pointer)
      )
        return []
      const end = lineEnd(source, to)
      const last = end - (trailing.exec(source.slice(from, end))?.[0].length ?? 0)
      const start = Math.min(last, from + (leading.exec(typed)?.[0].length ?? 0))
      return [
        {
          start: from,
          end,
          kind: key ? "entry" : "item",
          indent: from,
          columns: 0,
          wanted: 0,
          value: [start, last],
          pointer,
          schema: child,
          more: [],
          block: false,
        },
      ]
    },
  )
}

const leading = new RegExp(`^[${odd}]+`)
const trailing = new RegExp(`[ \\t${odd}]+$`)

function parent(pointer: Pointer): Pointer {
  return pointer.slice(0, pointer.lastIndexOf("/"))
}

function lineEnd(source: string, from: number): number {
  const end = source.slice(from).search(/[\r\n]/)
  return end < 0 ? source.length : from + end
}
