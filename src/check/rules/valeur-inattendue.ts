import type { Rule } from "../../model/types.ts"
import { complaints } from "./told.ts"

/** An answer has the form its question asks for. */
export const valeurInattendue: Rule = {
  id: "valeur-inattendue",
  severity: "blocking",
  title: "Réponse d’une autre forme",
  about: "both",
  doc: {
    why: "Une réponse d’une autre forme que celle qui est demandée ne peut être ni publiée ni utilisée.",
    how: "Écrivez une seule réponse, de la forme indiquée, sur la ligne de la question.",
    wrong: "numero: douze",
    right: "numero: 12",
  },
  check: complaints("valeur-inattendue"),
}
