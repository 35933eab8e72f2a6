import type { Schema } from "../model/fields.ts"
import type { Pointer, Typed } from "../model/types.ts"
import { childSchema } from "./form.ts"
import type { Strict } from "./typed.ts"

/** From its first character to after its last, by offsets. */
export type Range = readonly [number, number]

/** The lines on which what YAML reads is not what the form asks: an unknown key, a list for a text, what it allows and a fiche does not. */
export function misfits(source: string, { data, places, faults, leftOut }: Strict, schema: Schema): Range[] {
  const odd = strange(data, schema, "").flatMap(pointer => {
    const found = places.get(pointer)
    return found ? [[found.key?.[0] ?? found.value[0], found.value[1]] as const] : []
  })
  return [...odd, ...leftOut, ...faults.map(({ start, end }) => [start, end] as const)].map(range =>
    lines(source, range),
  )
}

/** Whether a range meets one of these lines. */
export function meets(ranges: readonly Range[], { start, end }: { start: number; end: number }): boolean {
  return ranges.some(([from, to]) => start <= to && from <= end)
}

function strange(typed: Typed, schema: Schema | undefined, pointer: Pointer): Pointer[] {
  if (!schema) return [pointer]
  if (typed === "") return []
  const { items, properties, additionalProperties } = schema
  if (typeof typed === "string") return items || properties ? [pointer] : []
  if (Array.isArray(typed))
    return items ? typed.flatMap((one, rank) => strange(one, items, `${pointer}/${rank}`)) : [pointer]
  if (!properties && typeof additionalProperties !== "object") return [pointer]
  return Object.keys(typed).flatMap(key => strange(typed[key] ?? "", childSchema(schema, key), `${pointer}/${key}`))
}

function lines(source: string, [start, end]: Range): Range {
  const next = source.indexOf("\n", end)
  return [source.lastIndexOf("\n", start - 1) + 1, next < 0 ? source.length : next]
}
