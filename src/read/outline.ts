import type { Schema } from "../model/fields.ts"
import type { Pointer } from "../model/types.ts"
import { blank } from "./blanks.ts"
import { enter, type Group, groupsOf, inside, intoList } from "./groups.ts"
import { type Name, resolveGroup, resolveKey } from "./key.ts"
import { type Line, openValue, toLines } from "./text-lines.ts"

/** A line of a front matter as a person means it, before any parser: a question, an item of a list, the rest of an answer. */
export interface Row {
  start: number
  /** Without the line's end. */
  end: number
  kind: "entry" | "item" | "text"
  /** Where the indentation ends. */
  indent: number
  /** The indentation as typed, in columns; a tab counts for a step of the form's two. */
  columns: number
  /** The columns where the schema wants it, when that is sure; else as typed. */
  wanted: number
  /** Where the dash of a list stands, and what was typed for one, when there is one. */
  dash?: number
  bullet?: string
  key?: Name & { start: number; end: number; colon: number }
  /** The answer, its blanks and the line's end left out; a comment after it is still in. */
  value: Range
  /** Of the answer. */
  pointer: Pointer
  schema: Schema | undefined
  /** Lines that go on with the answer. */
  more: Row[]
  /** True when YAML reads the following lines as part of the value: a block, or quotes closed further down. */
  block: boolean
}

/** The lines of a front matter that say something, in order; lines that go on with an answer are under it. */
export function outline(source: string, schema: Schema): Row[] {
  const rows: Row[] = []
  const groups: Group[] = [{ pointer: "", schema, columns: -1, wanted: -1, list: false, count: 0 }]
  let owner: Row | undefined
  const lines = toLines(source)
  for (let rank = 0; rank < lines.length; rank += 1) {
    const line = lines[rank]
    if (!line || line.text === "") continue
    if (line.text.startsWith("#")) {
      owner = undefined
      continue
    }
    const row = readRow(source, line, groups, owner)
    if (row.kind === "text" && owner) {
      owner.more.push(row)
      continue
    }
    rows.push(row)
    owner = row.kind === "text" ? undefined : row
    const open = inside(groups, row.columns + 1).map(group => group.schema)
    const inValue = openValue(lines, rank, source.slice(...row.value), text => resolveKey(text, open)?.known === true)
    row.block = inValue > 0
    rank += inValue
  }
  return rows
}

const blanks = new RegExp(`[${blank}]*`, "y")
const dashed = new RegExp(`^-[${blank}]+|^-$`)
// What word processors make of a dash, numbers and the signs of their own fonts among them; a dash without its space.
const bulleted = new RegExp(`^(?:[•▪‣·–—*►→➢✓✔◦●■□o\\ue000-\\uf8ff]|\\d{1,2}[.)])[${blank}]+|^-(?=\\p{L})`, "u")

function readRow(source: string, line: Line, groups: Group[], owner: Row | undefined): Row {
  const bullet = (dashed.exec(line.text) ?? bulleted.exec(line.text))?.[0] ?? ""
  const from = line.indent + bullet.length
  const end = line.indent + line.text.length
  const base = { start: line.start, end: line.end, indent: line.indent, columns: line.columns, more: [], block: false }
  const open = inside(groups, line.columns).map(group => group.schema)
  const name = resolveKey(line.text, open) ?? resolveGroup(line.text, open) ?? ofAnother(line, groups, owner)
  if (bullet !== "" && !isBulletedKey(name, groups)) {
    const list = intoList(groups, line.columns)
    if (list) return { ...readItem(source, base, [from, end], list, groups), bullet: bullet.trimEnd() }
  }
  if (!name || (!name.known && goesOn(owner, line))) {
    const value = [line.indent, end] as const
    return { ...base, kind: "text", wanted: line.columns, value, pointer: owner?.pointer ?? "", schema: undefined }
  }
  const group = enter(groups, line.columns, name.rank)
  return readEntry(source, base, line.indent, end, name, group, groups)
}

/** A question that only some other group asks, where the rest of an answer would not stand. */
function ofAnother(line: Line, [form]: Group[], owner: Row | undefined): Name | undefined {
  if (!form?.schema || !owner || line.columns > owner.columns) return undefined
  const name = resolveKey(line.text, groupsOf(form.schema))
  return name?.known ? { ...name, rank: 0, elsewhere: true } : undefined
}

/** `- dgs:` under a list of words is the form's next question, behind a bullet, and not one more word. */
function isBulletedKey(name: Name | undefined, groups: Group[]): boolean {
  const list = groups.findLast(group => group.list)
  return name?.dressed === true && list?.schema?.items?.properties === undefined && name.typed.endsWith(name.name)
}

type Base = Pick<Row, "start" | "end" | "indent" | "columns" | "more" | "block">

function readEntry(
  source: string,
  base: Base,
  from: number,
  end: number,
  name: Name,
  group: Group,
  groups: Group[],
): Row {
  const key = { ...name, start: from + name.at, end: from + name.at + name.typed.length, colon: from + name.colon }
  const value = skipBlanks(source, key.colon + 1, end)
  const pointer = `${group.pointer}/${name.name}`
  const schema = name.schema
  // The first answer of a group sets the columns of the others; of the form itself, the first that stands at the margin.
  group.child ??= base.columns > group.columns ? group.wanted + (base.columns - group.columns) : group.wanted + 2
  const wanted = name.known ? group.child : base.columns + (group.wanted - group.columns)
  if (value[0] === value[1]) {
    const list = schema?.type === "array"
    groups.push({ pointer, schema, columns: base.columns, wanted, list, count: 0 })
  }
  return { ...base, kind: "entry", wanted, key, value, pointer, schema }
}

function readItem(source: string, base: Base, [from, end]: Range, list: Group, groups: Group[]): Row {
  const pointer = `${list.pointer}/${list.count}`
  list.count += 1
  // The first item of a list sets the columns of the others.
  list.child ??= list.wanted + Math.max(0, base.columns - list.columns)
  const wanted = list.child
  const items = list.schema?.items
  if (items?.properties) {
    const child = wanted + (from - base.indent)
    const group: Group = { pointer, schema: items, columns: base.columns, wanted, child, list: false, count: 0 }
    groups.push(group)
    const name = resolveKey(source.slice(from, end), [items])
    const row = name && readEntry(source, base, from, end, name, group, groups)
    if (row) return { ...row, kind: "item", wanted, dash: base.indent }
  }
  const value = skipBlanks(source, from, end)
  return { ...base, kind: "item", wanted, dash: base.indent, pointer, schema: items, value }
}

type Range = readonly [number, number]

/** Whether a line with an unknown key is the rest of the answer before it: it stands to its right, and no group holds it. */
function goesOn(owner: Row | undefined, line: Line): boolean {
  if (!owner || line.columns <= owner.columns) return false
  if (owner.schema?.properties || owner.schema?.type === "object") return false
  return owner.value[0] < owner.value[1] || owner.schema !== undefined
}

function skipBlanks(source: string, from: number, end: number): Range {
  blanks.lastIndex = from
  const skipped = blanks.exec(source)?.[0].length ?? 0
  const start = Math.min(from + skipped, end)
  return [start, Math.max(start, end)]
}
