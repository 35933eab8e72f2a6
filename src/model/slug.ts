import { fold } from "./fold.ts"

/** Longest file name of a fiche, without `.md`. */
export const longestSlug = 80

/** The file name of an authority's fiche: «Ville d’Œuvre-sur-Loire» is `ville-d-oeuvre-sur-loire`; empty when nothing is left. */
export function slugOf(name: string): string {
  const words = fold(name).match(/[a-z0-9]+/g) ?? []
  const fitting = words.filter((_, index) => words.slice(0, index + 1).join("-").length <= longestSlug)
  return fitting.length > 0 ? fitting.join("-") : (words[0] ?? "").slice(0, longestSlug)
}
