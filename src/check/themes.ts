import { fold } from "../model/fold.ts"
import type { Edition } from "../model/types.ts"

/** The theme of the édition that a typed one is, accents and case aside; undefined when it is none of them. */
export function themeOf(edition: Edition, typed: string): string | undefined {
  let known = made.get(edition)
  if (!known) {
    known = new Map(edition.themes.flatMap(theme => [[theme, theme] as const, [fold(theme), theme] as const]))
    made.set(edition, known)
  }
  return known.get(typed) ?? known.get(fold(typed))
}

const made = new WeakMap<Edition, Map<string, string>>()
