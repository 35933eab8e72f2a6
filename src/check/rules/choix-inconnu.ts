import type { Rule } from "../../model/types.ts"
import { complaints } from "./told.ts"

/** A choice is one of those the form offers. */
export const choixInconnu: Rule = {
  id: "choix-inconnu",
  severity: "blocking",
  title: "Choix hors de la liste",
  about: "both",
  doc: {
    why: "Les missions sont triées et filtrées d’après ces choix.",
    how: "Prenez l’une des réponses de la liste.",
    wrong: "collectivite:\n  categorie: ville nouvelle",
    right: "collectivite:\n  categorie: commune",
  },
  check: complaints("choix-inconnu"),
}
