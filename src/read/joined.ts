import { type Schema, schemaAt } from "../model/fields.ts"
import type { Mended } from "./fault.ts"
import type { Row } from "./outline.ts"

/** Questions of one group written on one line: each that follows is asked, and answered nowhere else. */
export function partQuestions(source: string, row: Row, schema: Schema, asked: ReadonlySet<string>): Mended[] {
  const { key, value, columns } = row
  const typed = source.slice(...value)
  if (!key || row.kind !== "entry" || row.more.length > 0 || columns !== row.wanted || /^["'[{|>]/.test(typed))
    return []
  const found = [...typed.matchAll(/(?:^|[ \t])([a-z0-9]+(?:_[a-z0-9]+)*):(?=[ \t]|$)/g)]
  const around = row.pointer.slice(0, row.pointer.lastIndexOf("/"))
  const { properties = {}, required = [] } = schemaAt(schema, around) ?? {}
  const names = found.map(([, name = ""]) => name)
  const isMissing = (name: string) => {
    const child = Object.hasOwn(properties, name) ? properties[name] : undefined
    const isShort = child && !child.properties && !child.items && !child["x-section"]
    return isShort && required.includes(name) && !asked.has(`${around}/${name}`)
  }
  if (names.length === 0 || new Set(names).size < names.length || !names.every(isMissing)) return []
  if (typed.split(/[a-z0-9_]+:/).some(part => /:(?:[ \t]|$)|[ \t]#/.test(part))) return []
  const cuts = found.map(({ 0: all, index }) => {
    const start = index === 0 ? key.colon + 1 : value[0] + typed.slice(0, index).trimEnd().length
    return { start, end: value[0] + index + all.search(/\S/), text: `\n${" ".repeat(columns)}` }
  })
  const fix = { label: "Mettre chaque question sur sa ligne", confidence: "certain" as const, cuts }
  const [start, end] = value
  const fault = { rule: "en-tete-illisible", start, end, detail: "jointes", field: row.pointer, fix }
  return [{ fault, cuts, misread: false, moved: false }]
}
