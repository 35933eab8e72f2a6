import type { Rule } from "../../model/types.ts"
import { frenchNumber } from "../../words/text.ts"
import { problems } from "./told.ts"

/** A line holds at most 10 000 characters (security, decision 5). */
export const ligneTropLongue: Rule = {
  id: "ligne-trop-longue",
  severity: "blocking",
  title: "Ligne trop longue",
  about: "both",
  doc: {
    why: "Une ligne de plus de 10 000 caractères n’est plus un paragraphe que l’on peut lire.",
    how: "Coupez ce texte en paragraphes, séparés par une ligne vide.",
    wrong: "Un paragraphe de 12 000 caractères d’un seul tenant.",
    right: "Le même texte en paragraphes de quelques lignes.",
  },
  check: problems("ligne-trop-longue", ({ value = "0", span }) => ({
    label: "Fichier",
    message: `la ligne ${span.start.line} est trop longue : ${frenchNumber(Number(value))} caractères`,
    expected: `${frenchNumber(10_000)} caractères au plus par ligne`,
  })),
}
