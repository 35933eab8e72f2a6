import type { Rule } from "../../model/types.ts"
import { complaints } from "./told.ts"

/** Every required question is answered. */
export const champManquant: Rule = {
  id: "champ-manquant",
  severity: "blocking",
  title: "Réponse manquante",
  about: "both",
  doc: {
    why: "L’école ou les élèves ont besoin de cette réponse.",
    how: "Ajoutez la ligne à l’endroit indiqué, avec votre réponse.",
    wrong: "accueil:\n  permis_b:",
    right: "accueil:\n  permis_b: non",
  },
  check: complaints("champ-manquant"),
}
