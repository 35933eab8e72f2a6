import type { Schema } from "../model/fields.ts"
import { edition, fiche } from "../model/fields.ts"

/** What a kind of file may hold, in keys and in size. */
export interface Profile {
  schema: Schema
  keys: RegExp
  /** Levels of groups and lists, the outermost included. */
  depth: number
  /** Groups, lists and values. */
  nodes: number
  lines: number
}

export const ficheProfile: Profile = { schema: fiche, keys: /^[a-z][a-z0-9_]*$/, depth: 6, nodes: 300, lines: 1000 }

/** An édition names rules in its keys, so hyphens are allowed; its lists of authorities and exemptions are long. */
export const editionProfile: Profile = {
  schema: edition,
  keys: /^[a-z][a-z0-9_-]*$/,
  depth: 6,
  nodes: 3000,
  lines: 3000,
}
