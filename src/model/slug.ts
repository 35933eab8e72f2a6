import { fold } from "./fold.ts"

/** Longest file name of a fiche, without `.md`. */
export const longestSlug = 80

/** The file name of an authority's fiche: «Ville d’Œuvre-sur-Loire» is `ville-d-oeuvre-sur-loire`; empty when nothing is left, never a reserved one. */
export function slugOf(name: string): string {
  const slug = joined(fold(name).match(/[a-z0-9]+/g) ?? [], longestSlug)
  return isReserved(slug) ? `${joined(slug.split("-"), longestSlug - suffix.length)}${suffix}` : slug
}

const suffix = "-mission"

/** As many words as fit. */
function joined(words: string[], most: number): string {
  const fitting = words.filter((_, index) => words.slice(0, index + 1).join("-").length <= most)
  return fitting.length > 0 ? fitting.join("-") : (words[0] ?? "").slice(0, most)
}

/** Whether a name is that of a page or file of an édition on the site, or one that Windows refuses. */
export function isReserved(slug: string): boolean {
  return reserved.test(slug)
}

const reserved =
  /^(?:index|comparer|ma-selection|livret|livret-choix|livret-a5-imposition|cartes|.*-grands-caracteres|formulaire|recherche|missions|calendrier|regions|themes|edition|readme|con|prn|aux|nul|com[0-9]|lpt[0-9])$/
