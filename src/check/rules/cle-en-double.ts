import { fiche } from "../../model/fields.ts"
import type { Rule } from "../../model/types.ts"
import { labelOf } from "../label.ts"
import { quote } from "../say.ts"
import { problems } from "./told.ts"

/** A question is answered once. */
export const cleEnDouble: Rule = {
  id: "cle-en-double",
  severity: "blocking",
  title: "Question à laquelle on répond deux fois",
  about: "both",
  doc: {
    why: "Entre deux réponses à la même question, rien ne dit laquelle est la bonne.",
    how: "Gardez une seule des deux lignes.",
    wrong: "intitule: Adapter les écoles aux fortes chaleurs\nintitule: Adapter les écoles au climat de demain",
    right: "intitule: Adapter les écoles au climat de demain",
  },
  check: problems("cle-en-double", ({ value = "", detail = "" }) => ({
    label: labelOf(detail, fiche) ?? "En-tête du fichier",
    message: `la question ${quote(value)} est écrite deux fois : une seule des deux réponses a été lue`,
  })),
}
