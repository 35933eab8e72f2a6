import type { Rule } from "../../model/types.ts"
import { count } from "../../words/text.ts"
import { lengthOf } from "../texts.ts"

/** A part keeps to its place on the printed sheet (`x-budget`), so that the whole takes two pages. */
export const sectionLongue: Rule = {
  id: "section-longue",
  severity: "advice",
  title: "Partie plus longue que sa place sur le papier",
  doc: {
    why: "Chaque mission s’imprime sur deux pages, avec des lignes pour les notes : ce qui est en trop prend leur place ou passe sur une troisième page, et les élèves en comparent des dizaines.",
    how: "Gardez ce qui aide à choisir. Le reste se dira à la réunion avec les élèves, ou sur une page de votre site dont vous donnez le lien.",
    wrong: "(un contexte de 2 000 caractères)",
    right: "(un contexte de 1 200 caractères)",
  },
  *check({ value }, { fields }) {
    for (const { pointer, budget } of fields) {
      const text = budget === undefined ? undefined : value(pointer)
      if (typeof text !== "string" || budget === undefined) continue
      const length = lengthOf(text)
      if (length <= budget) continue
      yield {
        field: pointer,
        message: `${count(length, "caractère")}, soit ${count(length - budget, "caractère")} de plus que sa place sur la fiche imprimée`,
        expected: `${count(budget, "caractère")} au plus`,
      }
    }
  },
}
