import { clean, nothing } from "./selection.ts"

/** More columns than that cannot be read side by side. */
export const mostColumns = 4

/** The missions an address compares: `#missions=a,b`; what is no slug, or comes twice or too late, is dropped. */
export function readColumns(hash: string): string[] {
  const given = new URLSearchParams(hash.replace(/^#/, "")).get("missions")
  return [...clean({ ...nothing, wishes: given?.split(",") }).wishes]
}

/** The end of an address that compares missions, in their order. */
export function writeColumns(slugs: readonly string[]): string {
  return slugs.length > 0 ? `#missions=${slugs.join(",")}` : ""
}

/** Puts a column before (-1) or after (1) its neighbour; at the edge nothing moves. */
export function shift(slugs: readonly string[], slug: string, by: -1 | 1): string[] {
  const at = slugs.indexOf(slug)
  const to = at + by
  if (at === -1 || to < 0 || to >= slugs.length) return [...slugs]
  return slugs.toSpliced(at, 1).toSpliced(to, 0, slug)
}

/** The rows whose answers are not all the same, then those where they are, each in its own order. */
export function split<T>(rows: readonly T[], answers: (row: T) => readonly string[]): { differ: T[]; same: T[] } {
  const differs = (row: T) => new Set(answers(row)).size > 1
  return { differ: rows.filter(differs), same: rows.filter(row => !differs(row)) }
}
