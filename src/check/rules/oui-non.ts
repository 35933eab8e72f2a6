import { fiche } from "../../model/fields.ts"
import type { Rule } from "../../model/types.ts"
import { fieldOf } from "../label.ts"
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
  *check(subject, context) {
    for (const told of read(subject, context))
      yield told.expected?.endsWith("sans rien d’autre") && fieldOf(told.field ?? "", fiche)
        ? { ...told, expected: `${told.expected} ; ${more}` }
        : told
  },
}

const read = complaints("oui-non")
const more = "une précision se met dans « Autres aspects pratiques pour les élèves »"
