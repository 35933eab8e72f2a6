import type { Draft, Problem } from "../model/types.ts"

/** Whether a part of a file could not be read, so that what is not found there may only be unread. */
export function broken(draft: Draft, part: "header" | "body"): boolean {
  const rules = draft.problems.map(({ rule }) => rule)
  if (rules.some(rule => unread.has(rule))) return true
  if (part === "body" && rules.includes("texte-trop-complexe")) return true
  if (part === "header" && draft.problems.some(isTwice)) return true
  // A fault that was understood all the same leaves nothing unread.
  return draft.partial === true && rules.some(rule => (part === "header" ? headless : unsplit).has(rule))
}

/** Whether what is not found may stand in the other of two front matters. */
function isTwice({ rule, detail = "", fixes = [] }: Problem): boolean {
  return rule === "cle-en-double" && twice.has(detail) && !fixes.some(({ confidence }) => confidence === "certain")
}

const twice: ReadonlySet<string> = new Set(["en-tete", "premier"])
const unread: ReadonlySet<string> = new Set([
  "fichier-illisible",
  "fichier-trop-grand",
  "encodage",
  "ligne-trop-longue",
])
const unsplit: ReadonlySet<string> = new Set(["en-tete-absent", "en-tete-autre-langage", "en-tete-non-ferme"])
const headless: ReadonlySet<string> = new Set([...unsplit, "en-tete-illisible", "yaml-hors-profil"])
