import type { Rule } from "../../model/types.ts"
import { complaints } from "./told.ts"

/** A date of an édition is a day that exists. */
export const date: Rule = {
  id: "date",
  severity: "blocking",
  title: "Date d’une édition",
  about: "edition",
  doc: {
    why: "Le calendrier du site, des fiches et des agendas vient de ces dates.",
    how: "Écrivez le jour, le mois en lettres et l’année ; l’heure aussi pour la clôture.",
    wrong: "calendrier:\n  publication: 31 juin 2025",
    right: "calendrier:\n  publication: 4 juillet 2025",
  },
  check: complaints("date"),
}
