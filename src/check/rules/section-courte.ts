import type { Rule } from "../../model/types.ts"
import { count } from "../../words/text.ts"
import { mayHoldLeftover } from "../leftover.ts"
import { lengthOf } from "../texts.ts"

/** A part that the form asks for says enough to choose by: an eighth of what its place on paper holds (`x-budget`). */
export const sectionCourte: Rule = {
  id: "section-courte",
  severity: "advice",
  title: "Partie très courte",
  doc: {
    why: "Les élèves choisissent d’après ces lignes, sans pouvoir vous poser de question : une mission dite en deux phrases est rarement choisie.",
    how: "Développez : des faits, des chiffres, un exemple. La fiche imprimée a la place d’une dizaine de lignes par partie.",
    wrong:
      "## Enjeux stratégiques pour la collectivité\n\nRénover les écoles avant que la chaleur ne les ferme encore.",
    right:
      "## Enjeux stratégiques pour la collectivité\n\nLes fermetures d’écoles pèsent d’abord sur les familles et sur la santé des enfants. Rénover tout le parc coûterait cinq fois ce que la commune investit en une année : il faut choisir, dire pourquoi, et tenir ce choix plusieurs mandats.",
  },
  *check({ value }, { fields }) {
    for (const { pointer, budget, required } of fields) {
      const text = budget !== undefined && required ? value(pointer) : undefined
      if (typeof text !== "string" || budget === undefined) continue
      const length = lengthOf(text)
      const least = Math.floor(budget / 8)
      if (length >= least || mayHoldLeftover(text)) continue
      yield {
        field: pointer,
        message: `${count(length, "caractère")} seulement, c’est peu pour comprendre`,
        expected: `au moins ${count(least, "caractère")} ; la fiche imprimée a la place de ${count(budget, "caractère")}`,
      }
    }
  },
}
