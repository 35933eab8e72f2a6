import type { Rule } from "../../model/types.ts"
import { complaints } from "./told.ts"

/** Every required section is there. */
export const sectionManquante: Rule = {
  id: "section-manquante",
  severity: "blocking",
  title: "Partie du texte qui manque",
  doc: {
    why: "Les élèves comparent les missions partie par partie : aucune ne peut manquer.",
    how: "Ajoutez le titre, écrit comme dans le formulaire après « ## », puis votre texte.",
    wrong: "(le titre « ## Enjeux stratégiques pour la collectivité » n’est nulle part)",
    right: "## Enjeux stratégiques pour la collectivité\n\nLes fermetures d’écoles pèsent d’abord sur les familles.",
  },
  check: complaints("section-manquante"),
}
