import type { Draft } from "../model/types.ts"

/** Whether a part of a file could not be read, so that what is not found there may only be unread. */
export function broken(draft: Draft, part: "header" | "body"): boolean {
  return draft.problems.some(({ rule }) => (part === "header" ? headerless : bodyless).has(rule))
}

const nothing = ["fichier-illisible", "fichier-trop-grand", "encodage", "ligne-trop-longue"]
const noHead = ["en-tete-absent", "en-tete-autre-langage", "en-tete-non-ferme", "en-tete-illisible", "yaml-hors-profil"]
const headerless: ReadonlySet<string> = new Set([...nothing, ...noHead])
const bodyless: ReadonlySet<string> = new Set([
  ...nothing,
  "texte-trop-complexe",
  "en-tete-absent",
  "en-tete-autre-langage",
  "en-tete-non-ferme",
])
