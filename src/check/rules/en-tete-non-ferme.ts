import type { Rule } from "../../model/types.ts"
import { problems } from "./told.ts"

/** A line of three hyphens ends the front matter. */
export const enTeteNonFerme: Rule = {
  id: "en-tete-non-ferme",
  severity: "blocking",
  title: "Fin de l’en-tête",
  doc: {
    why: "Sans la seconde ligne de trois tirets, on ne sait pas où finissent les réponses courtes et où commence le texte.",
    how: "Mettez une ligne « --- » après la dernière réponse courte, avant le premier titre.",
    wrong: "---\nintitule: Adapter les écoles aux fortes chaleurs\n\n## Enjeux stratégiques pour la collectivité",
    right: "---\nintitule: Adapter les écoles aux fortes chaleurs\n---\n\n## Enjeux stratégiques pour la collectivité",
  },
  check: problems("en-tete-non-ferme", ({ value }) => ({
    label: "En-tête du fichier",
    message: /^[-–—_*=~]{2}/.test(value ?? "")
      ? "la ligne qui le termine contient autre chose que trois tirets"
      : "il manque la ligne de trois tirets qui le termine",
    expected: "une ligne faite de trois tirets, rien d’autre, avant le premier titre",
  })),
}
