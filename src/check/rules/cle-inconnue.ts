import type { Rule } from "../../model/types.ts"
import { complaints } from "./told.ts"

/** The front matter answers the form's questions and no other. */
export const cleInconnue: Rule = {
  id: "cle-inconnue",
  severity: "blocking",
  title: "Question que le formulaire ne pose pas",
  about: "both",
  doc: {
    why: "Une réponse à une question inconnue ne serait publiée nulle part : elle serait perdue.",
    how: "Corrigez le nom de la question, ou placez la réponse dans la partie du texte qui convient.",
    wrong: "accueil:\n  hebergemant: oui",
    right: "accueil:\n  hebergement: oui",
  },
  check: complaints("cle-inconnue"),
}
