import { type Schema, schemaAt } from "../model/fields.ts"
import type { Cut, Mended } from "./fault.ts"
import type { Row } from "./outline.ts"

/**
 * Questions named by their whole path (`dgs.nom: …`), as tables of the form name them: the rows as their groups hold them,
 * and the one correction that puts them there; none when a group would then be opened twice.
 */
export function mendDotted(typed: Row[], schema: Schema): { rows: Row[]; mended: Mended[] } {
  const unmended = { rows: typed, mended: [] }
  const [first] = typed.filter(isDotted)
  if (!first?.key) return unmended
  const opened = new Set<string>()
  const rows: Row[] = []
  const cuts: Cut[] = []
  let around: readonly string[] = []
  for (const row of typed) {
    const path = isDotted(row) ? pathOf(row, schema) : row.pointer.slice(1).split("/")
    if (!path) return unmended
    const groups = path.slice(0, isGroup(row) ? undefined : -1)
    const open = groups.filter((_, depth) => groups.slice(0, depth + 1).some((name, rank) => name !== around[rank]))
    const pointers = open.map((_, rank) => `/${groups.slice(0, groups.length - rank).join("/")}`)
    if (isDotted(row) && pointers.some(pointer => opened.has(pointer))) return unmended
    for (const pointer of pointers) opened.add(pointer)
    if (isDotted(row)) cuts.push(cutOf(row, path, groups.length - open.length))
    rows.push(isDotted(row) ? named(row, path, schema) : row)
    around = isDotted(row) || row.columns === 2 * (path.length - 1) ? groups : []
  }
  const { typed: value, start, end } = first.key
  const fix = { label: "Ranger chaque réponse sous son groupe", confidence: "certain" as const, cuts }
  const fault = {
    rule: "cle-mal-ecrite",
    start,
    end,
    value,
    detail: "points",
    field: rows[typed.indexOf(first)]?.pointer ?? "",
    fix,
  }
  return { rows, mended: [{ fault, cuts, misread: true, moved: true }] }
}

function isDotted({ kind, key }: Row): boolean {
  return kind === "entry" && key?.known === false && key.typed.includes(".")
}

/** A group of the form named alone on its line. */
function isGroup({ value, schema }: Row): boolean {
  return schema?.properties !== undefined && value[0] === value[1]
}

/** The path of a question answered on its line, at the margin. */
function pathOf({ start, key, value, more, block }: Row, schema: Schema): string[] | undefined {
  if (key?.start !== start || value[0] === value[1] || more.length > 0 || block) return undefined
  const path = key.typed.split(".")
  const asked = schemaAt(schema, `/${path.join("/")}`)
  return asked && !asked.properties && !asked.items ? path : undefined
}

/** The key alone, in its place below its groups; those from `depth` on are not open yet. */
function cutOf({ start, key }: Row, path: readonly string[], depth: number): Cut {
  const lines = path.map((name, rank) => "  ".repeat(rank) + name).slice(depth)
  return { start, end: key?.end ?? start, text: lines.join(":\n") }
}

function named(row: Row, path: readonly string[], schema: Schema): Row {
  const pointer = `/${path.join("/")}`
  const own = schemaAt(schema, pointer)
  const name = path.at(-1) ?? ""
  return {
    ...row,
    pointer,
    schema: own,
    ...(row.key && { key: { ...row.key, name, known: true, exact: true, schema: own } }),
  }
}
