import type { Rule } from "../../model/types.ts"
import { complaints } from "./told.ts"

/** An answer fits where it is shown. */
export const champTropLong: Rule = {
  id: "champ-trop-long",
  severity: "blocking",
  title: "Réponse trop longue",
  about: "both",
  doc: {
    why: "La réponse doit tenir dans la liste des missions et sur une fiche de deux pages.",
    how: "Raccourcissez-la ; les détails ont leur place dans les parties du texte.",
    wrong: "themes: santé, éducation, logement, culture, finances",
    right: "themes: santé, éducation, logement, culture",
  },
  check: complaints("champ-trop-long"),
}
