import type { Edition, Rule } from "../../model/types.ts"
import { dateRange, frenchDate } from "../../words/dates.ts"
import { datesIn, daysIn, isoOf, type WrittenDate } from "../dates.ts"
import { passagesOf } from "../passages.ts"
import { speaksOfStay } from "../stay.ts"

/** A day given for the team's stay falls within it, or is one of the édition's own. */
export const dateHorsPeriode: Rule = {
  id: "date-hors-periode",
  severity: "advice",
  title: "Date hors de la période d’accueil",
  doc: {
    why: "Les élèves ne sont dans la collectivité que pendant cette période : avant, ils sont en cours ; après, ils sont ailleurs.",
    how: "Choisissez un jour de la période, ou dites que ce jour n’engage pas l’équipe. Une date recopiée d’une autre année se reconnaît souvent là.",
    wrong:
      "## Autres aspects pratiques pour les élèves\n\nLa restitution aura lieu le 15 janvier 2026 à l’hôtel de ville.",
    right:
      "## Autres aspects pratiques pour les élèves\n\nLa restitution aura lieu le 16 décembre 2025 à l’hôtel de ville.",
  },
  *check(subject, { edition }) {
    const { debut, fin } = edition.calendrier
    for (const passage of passagesOf(subject)) {
      let last = Number.NEGATIVE_INFINITY
      for (const date of datesIn(passage.text)) {
        const days = possible(date, edition)
        if (days.length === 0 || days.some(day => isFree(day, edition))) continue
        if (!speaksOfStay(passage.text, date.start, passage.key)) continue
        // The end of a period whose beginning was told is the same fault.
        const isSame = date.start - last < 10
        last = date.end
        if (isSame) continue
        const [day = ""] = days
        yield {
          ...passage.at(date.start, date.end),
          value: passage.text.slice(date.start, date.end),
          message: `le ${frenchDate(day)} est ${day < debut ? "avant le premier" : "après le dernier"} jour de l’équipe dans la collectivité`,
          expected: `un jour de la période d’accueil, ${dateRange(debut, fin)}`,
        }
      }
    }
  },
}

/** The days a date can be: without a year, in those of the stay. The nearest to the stay comes first. */
function possible({ year, month, day }: WrittenDate, { calendrier: { debut, fin } }: Edition): string[] {
  const stay = [debut, fin].map(iso => Number(iso.slice(0, 4)))
  const years = year !== undefined ? [year] : [...new Set([...stay, ...stay.map(one => one + 1)])]
  return years
    .filter(one => day >= 1 && day <= daysIn(month, one))
    .map(one => isoOf(one, month, day))
    .toSorted((one, other) => away(one) - away(other))

  function away(iso: string): number {
    const [time = 0, start = 0, end = 0] = [iso, debut, fin].map(Date.parse)
    return Math.max(start - time, time - end, 0)
  }
}

function isFree(day: string, { calendrier }: Edition): boolean {
  const { debut, fin, rencontres, equipes, echanges_tuteurs } = calendrier
  return (debut <= day && day <= fin) || [rencontres, equipes, echanges_tuteurs].flat().includes(day)
}
