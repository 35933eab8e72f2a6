import type { Rule } from "../../model/types.ts"
import { complaints } from "./told.ts"

/** A section's heading is followed by a text. */
export const sectionVide: Rule = {
  id: "section-vide",
  severity: "blocking",
  title: "Titre sans texte",
  doc: {
    why: "Les élèves comparent les missions partie par partie : un titre sans texte ne leur apprend rien.",
    how: "Écrivez votre texte sous le titre.",
    wrong: "## Enjeux stratégiques pour la collectivité\n",
    right: "## Enjeux stratégiques pour la collectivité\n\nLes fermetures d’écoles pèsent d’abord sur les familles.",
  },
  check: complaints("section-vide"),
}
