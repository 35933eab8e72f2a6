import type { Rule } from "../../model/types.ts"
import { complaints } from "./told.ts"

/** A yes-or-no question gets a yes or a no. */
export const ouiNon: Rule = {
  id: "oui-non",
  severity: "blocking",
  title: "Réponse par oui ou par non",
  about: "both",
  doc: {
    why: "Les élèves filtrent les missions d’après cette réponse, qui devient un signe sur la fiche.",
    how: "Répondez « oui » ou « non » ; précisez dans « Autres aspects pratiques pour les élèves ».",
    wrong: "accueil:\n  hebergement: oui, quatre chambres",
    right: "accueil:\n  hebergement: oui",
  },
  check: complaints("oui-non"),
}
