import type { Rule } from "../../model/types.ts"
import { complaints } from "./told.ts"

/** An answer is long enough to say something. */
export const champTropCourt: Rule = {
  id: "champ-trop-court",
  severity: "blocking",
  title: "Réponse trop courte",
  about: "both",
  doc: {
    why: "En quelques lettres, les élèves ne peuvent pas comprendre la mission ni la comparer aux autres.",
    how: "Développez la réponse : une phrase pour l’intitulé, quelques paragraphes pour les parties du texte.",
    wrong: "intitule: Écoles",
    right: "intitule: Adapter les écoles aux fortes chaleurs",
  },
  check: complaints("champ-trop-court"),
}
