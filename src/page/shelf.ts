import type { PageCheck, PagePreview, ReferenceRow } from "../model/page.ts"

/** Where the scripts of the form, each loaded when it is needed, put what they bring: plain scripts share the page alone. */
export interface Shelf {
  check?: PageCheck
  preview?: PagePreview
  /** Authorities of the reference data. */
  authorities?: readonly ReferenceRow[]
  /** Closes answers for the édition's key. */
  seal?: (answers: { [pointer: string]: string }, recipient: string) => Promise<string>
  /** Numbering plans of the world. */
  phones?: unknown
}

export function shelf(): Shelf {
  const page = globalThis as { missions?: Shelf }
  page.missions ??= {}
  return page.missions
}
