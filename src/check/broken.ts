import type { Draft } from "../model/types.ts"

/** Whether a part of a file could not be read, so that what is not found there may only be unread. */
export function broken(draft: Draft, part: "header" | "body"): boolean {
  const rules = draft.problems.map(({ rule }) => rule)
  if (rules.some(rule => unread.has(rule))) return true
  if (part === "body" && rules.includes("texte-trop-complexe")) return true
  // A fault that was understood all the same leaves nothing unread.
  return draft.partial === true && rules.some(rule => (part === "header" ? headless : unsplit).has(rule))
}

const unread: ReadonlySet<string> = new Set([
  "fichier-illisible",
  "fichier-trop-grand",
  "encodage",
  "ligne-trop-longue",
])
const unsplit: ReadonlySet<string> = new Set(["en-tete-absent", "en-tete-autre-langage", "en-tete-non-ferme"])
const headless: ReadonlySet<string> = new Set([...unsplit, "en-tete-illisible", "yaml-hors-profil"])
