import { edition as schema } from "../../model/fields.ts"
import type { Edition, Rule } from "../../model/types.ts"
import { frenchDate } from "../../words/dates.ts"
import { fieldOf } from "../label.ts"

/** The dates of a year follow one another. */
export const calendrier: Rule = {
  id: "calendrier",
  severity: "to-check",
  title: "Ordre des dates de l’édition",
  about: "edition",
  doc: {
    why: "Le site dit où en est l’année d’après ces dates ; dans le désordre, il se tromperait.",
    how: "Vérifiez le jour, le mois et l’année.",
    wrong: "calendrier:\n  publication: 4 juin 2025",
    right: "calendrier:\n  publication: 4 juillet 2025",
  },
  *check({ values }) {
    const { calendrier: dates } = values as Partial<Edition>
    if (!dates) return
    const days = order.flatMap(key => {
      const found = dates[key]
      return typeof found === "string" ? [{ key, day: found.slice(0, 10) }] : []
    })
    for (const [index, { key, day }] of days.entries()) {
      const before = days[index - 1]
      if (!before || before.day <= day) continue
      yield {
        field: `/calendrier/${key}`,
        message: `le ${frenchDate(day)} vient avant « ${fieldOf(`/calendrier/${before.key}`, schema)?.label ?? before.key} », le ${frenchDate(before.day)}`,
      }
    }
  },
}

const order = ["cloture", "publication", "equipes", "echanges_tuteurs", "debut", "fin"] as const
