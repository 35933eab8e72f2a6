import type { Edition, Fix, Rule, Subject, Told } from "../../model/types.ts"
import { frenchDay } from "../../words/dates.ts"
import { frenchList, plural } from "../../words/text.ts"
import { datesIn, daysIn, isoOf, months, type WrittenDate, weekdayOf, weekdays } from "../dates.ts"
import { type Passage, passagesOf } from "../passages.ts"
import { quote } from "../say.ts"
import { speaksOfStay } from "../stay.ts"

/** A day of the week goes with its date, and the date is in the calendar; without a year, only when one year alone can be meant. */
export const jourEtDate: Rule = {
  id: "jour-et-date",
  severity: "advice",
  title: "Jour de la semaine et date",
  doc: {
    why: "Si le jour et la date se contredisent, personne ne sait lequel croire, et quelqu’un viendra pour rien.",
    how: "Regardez un calendrier et corrigez le jour, le quantième ou l’année.",
    wrong:
      "## Autres aspects pratiques pour les élèves\n\nLa restitution aura lieu le lundi 16 décembre 2025 à l’hôtel de ville.",
    right:
      "## Autres aspects pratiques pour les élèves\n\nLa restitution aura lieu le mardi 16 décembre 2025 à l’hôtel de ville.",
  },
  *check(subject, { edition }) {
    for (const passage of passagesOf(subject)) {
      for (const date of datesIn(passage.text)) {
        const told = contradiction(date, passage, edition, subject)
        if (told) yield told
      }
    }
  },
}

function contradiction(date: WrittenDate, passage: Passage, edition: Edition, subject: Subject): Told | undefined {
  const { day, month, weekday } = date
  const at = passage.at(date.start, date.end)
  const value = passage.text.slice(date.start, date.end)
  // 29 February is, when nobody says the year.
  const length = daysIn(month, date.year ?? 2024)
  if (day < 1 || day > length) {
    const year = date.year !== undefined && month === 2 ? ` ${date.year}` : ""
    return {
      ...at,
      value,
      message: `cette date n’existe pas : ${months[month - 1]}${year} compte ${length} ${plural(length, "jour")}`,
      expected: "une date du calendrier",
    }
  }
  const year = date.year ?? impliedYear(date, passage, edition)
  if (weekday === undefined || year === undefined) return undefined
  const right = weekdayOf(year, month, day)
  if (right === weekday.number) return undefined
  const name = weekdays[right] ?? ""
  const iso = isoOf(year, month, day)
  return {
    ...at,
    value,
    message: `le ${frenchDay(iso).replace(/^\S+ /, "")} est un ${name}, pas un ${weekdays[weekday.number]}`,
    expected: frenchList(
      [iso, nearestDay(iso, weekday.number)].map(one => quote(frenchDay(one))),
      "ou",
    ),
    fixes: renamed(passage, weekday, name, subject),
  }
}

/** The year of a date without one: that of the édition's own days, when the sentence is about the stay and one year alone has the date in it. */
function impliedYear({ day, month, start }: WrittenDate, { text, key }: Passage, edition: Edition): number | undefined {
  if (!speaksOfStay(text, start, key)) return undefined
  const { publication, fin } = edition.calendrier
  const years = [...new Set([publication, fin].map(iso => Number(iso.slice(0, 4))))]
  const found = years.filter(year => {
    const iso = isoOf(year, month, day)
    return publication <= iso && iso <= fin
  })
  return found.length === 1 ? found[0] : undefined
}

/** The day of that name closest to a date. */
function nearestDay(iso: string, weekday: number): string {
  const around = [-3, -2, -1, 1, 2, 3].map(days => new Date(Date.parse(`${iso}T00:00:00Z`) + days * 86_400_000))
  return (around.find(date => date.getUTCDay() === weekday) ?? new Date(iso)).toISOString().slice(0, 10)
}

function renamed(
  passage: Passage,
  { start, end }: { start: number; end: number },
  name: string,
  { draft }: Subject,
): Fix[] {
  const { span } = passage.at(start, end)
  if (!span || draft.text.slice(span.start.offset, span.end.offset) !== passage.text.slice(start, end)) return []
  const typed = passage.text.slice(start, start + 1)
  const text = typed === typed.toUpperCase() ? name.charAt(0).toUpperCase() + name.slice(1) : name
  return [{ label: `Écrire ${quote(text)}`, confidence: "likely", edits: [{ ...span, text }] }]
}
