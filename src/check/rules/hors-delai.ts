import type { Rule } from "../../model/types.ts"
import { frenchInstant, inParis } from "../../words/dates.ts"

/** A fiche came before the closing of the édition, by the clock of Paris; told only while the office has not decided. */
export const horsDelai: Rule = {
  id: "hors-delai",
  severity: "to-check",
  title: "Date de dépôt",
  doc: {
    why: "Les propositions sont reçues jusqu’à la clôture de l’édition ; au-delà, le service des stages décide.",
    how: "Il n’y a rien à corriger dans la fiche : écrivez au service des stages.",
    wrong: "(la fiche est déposée le lendemain de la clôture)",
    right: "(la fiche est déposée avant la clôture)",
  },
  crossFile: true,
  *check({ draft, value }, { edition }) {
    const { cloture } = edition.calendrier
    // The date last: it is asked of git only when somebody wants it.
    if (decided.has(String(value("/statut"))) || draft.added === undefined) return
    const moment = new Date(draft.added)
    if (Number.isNaN(moment.getTime())) return
    const added = inParis(moment)
    if (added <= cloture) return
    yield {
      label: "Date de dépôt",
      message: `hors délai : la fiche a été déposée le ${frenchInstant(added)}, après la clôture du ${frenchInstant(cloture)}`,
      expected: "une décision du service des stages",
    }
  },
}

const decided = new Set(["retenue", "pourvue", "retiree", "non-retenue"])
