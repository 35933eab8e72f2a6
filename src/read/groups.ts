import type { Schema } from "../model/fields.ts"
import type { Pointer } from "../model/types.ts"

/** A group or a list that is open where a line stands; columns are as typed and as they will be. */
export interface Group {
  pointer: Pointer
  schema: Schema | undefined
  columns: number
  wanted: number
  /** Columns of what stands in it, set by the first. */
  child?: number
  list: boolean
  /** Items of a list so far. */
  count: number
}

/** A schema and those of its groups, at any depth. */
export function groupsOf(schema: Schema): Schema[] {
  return [schema, ...Object.values(schema.properties ?? {}).flatMap(child => (child.properties ? groupsOf(child) : []))]
}

/** The groups a line may stand in, the likeliest first: the one its indentation says, then those still open, innermost first. */
export function inside(groups: Group[], columns: number): Group[] {
  const maps = groups.filter(({ list }) => !list)
  const physical = maps.findLast(group => group.columns < columns)
  const open = maps.toReversed().filter(group => group !== physical)
  return physical ? [physical, ...open] : open
}

/** Closes what is deeper than the group a line was found to stand in. */
export function enter(groups: Group[], columns: number, rank: number): Group {
  const group = inside(groups, columns)[rank] ?? groups[0]
  if (!group) throw new Error("the outermost group is never closed")
  groups.length = groups.indexOf(group) + 1
  return group
}

/** The list a dash belongs to: the innermost open one that does not stand to its right, else the one just opened. */
export function intoList(groups: Group[], columns: number): Group | undefined {
  const last = groups.at(-1)
  const list = groups.findLast(group => group.list && group.columns <= columns) ?? (last?.list ? last : undefined)
  if (list) groups.length = groups.indexOf(list) + 1
  return list
}
