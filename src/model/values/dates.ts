import { fold } from "../fold.ts"
import type { Misunderstood, Reading } from "../values.ts"
import { oneLine } from "./text.ts"

/** A day, as people write it («20 juin 2025», «20/06/2025») or in ISO; the value is ISO: `2025-06-20`. */
export function readDate(typed: string): Reading {
  const text = oneLine(typed)
  const day = parseDay(text)
  if ("rule" in day) return day
  return { value: day.iso, ...(day.clean ? {} : { write: frenchDay(day.iso) }) }
}

/** Several days: a list separated by commas, «et» or semicolons; «27, 28 et 29 août 2025» shares its month and year. */
export function readDates(typed: string): Reading {
  const parts = oneLine(typed)
    .split(/ ?[;,] ?(?:et )?| et /)
    .filter(Boolean)
  const days: string[] = []
  let rest = ""
  for (const part of parts.toReversed()) {
    const alone = /^(?:\p{L}+ )?(\d{1,2}|1er)$/u.test(part)
    const withMonth = /^(?:\p{L}+ )?(?:\d{1,2}|1er) \p{L}+$/u.test(part)
    const day = parseDay(alone ? `${part} ${rest}` : withMonth ? `${part} ${rest.split(" ").at(-1)}` : part)
    if ("rule" in day) return day
    const written = frenchDay(day.iso).split(" ")
    rest = written.slice(1).join(" ")
    days.unshift(day.iso)
  }
  return days.length > 0 ? { value: days } : wrong("il n’y a pas de date")
}

/** A day and its hour, at Paris: `2025-06-19T23:59`; «24 h» and a day without an hour are refused. */
export function readInstant(typed: string): Reading {
  const text = oneLine(typed)
  const [, dayText, hours, minutes] = /^(.*?)(?:T|,? (?:à )?)(\d{1,2})(?: ?(?:h|:|heures?) ?(\d\d)?)$/.exec(text) ?? []
  if (dayText === undefined || hours === undefined) {
    const alone = parseDay(text)
    if ("rule" in alone) return alone
    return { ...wrong("il manque l’heure"), expected: "un jour et une heure, par exemple « 19 juin 2025 23:59 »" }
  }
  const day = parseDay(dayText)
  if ("rule" in day) return day
  if (Number(hours) > 23 || Number(minutes ?? 0) > 59) return wrong("cette heure n’existe pas")
  return { value: `${day.iso}T${hours.padStart(2, "0")}:${minutes ?? "00"}` }
}

const months = "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre".split(" ")
const written = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(" ")
const short: { [name: string]: number } = {
  janv: 1,
  fev: 2,
  fevr: 2,
  avr: 4,
  juil: 7,
  sept: 9,
  oct: 10,
  nov: 11,
  dec: 12,
}
const weekdays = "dimanche lundi mardi mercredi jeudi vendredi samedi".split(" ")

interface Day {
  iso: string
  /** Written as ISO or as «20 juin 2025». */
  clean: boolean
}

function parseDay(text: string): Day | Misunderstood {
  if (text.length > 60) return wrong("ce n’est pas une date")
  const iso = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text)
  if (iso) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]), undefined, true)
  const figures = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text)
  if (figures) return dayOf(Number(figures[3]), Number(figures[2]), Number(figures[1]), undefined, false)
  const words = /^(?:(?:le )?([a-z]+),? )?(?:le )?(\d{1,2})(er)? ([a-z]+)\.? (\d{4})$/.exec(fold(text))
  if (!words) return wrong("ce n’est pas une date")
  const [, weekday, day, first, monthName = "", year] = words
  const month = months.indexOf(monthName) + 1 || short[monthName] || 0
  if (month === 0) return wrong("le nom du mois n’est pas reconnu")
  if (weekday !== undefined && weekday !== "le" && !weekdays.includes(weekday)) return wrong("ce n’est pas une date")
  const clean = months.includes(monthName) && (first !== undefined) === (day === "1")
  return dayOf(Number(year), month, Number(day), weekday === "le" ? undefined : weekday, clean)
}

function dayOf(
  year: number,
  month: number,
  day: number,
  weekday: string | undefined,
  clean: boolean,
): Day | Misunderstood {
  const date = new Date(Date.UTC(year, month - 1, day))
  if (year < 1900 || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return wrong("ce jour n’existe pas")
  const iso = date.toISOString().slice(0, 10)
  const real = weekdays[date.getUTCDay()]
  if (weekday !== undefined && weekday !== real) return wrong(`le ${frenchDay(iso)} est un ${real}, pas un ${weekday}`)
  return { iso, clean }
}

function frenchDay(iso: string): string {
  const [year, month, day] = iso.split("-").map(Number)
  return `${day === 1 ? "1er" : day} ${written[(month ?? 1) - 1]} ${year}`
}

function wrong(message: string): Misunderstood {
  return { rule: "date", message, expected: "un jour, par exemple « 4 juillet 2025 »" }
}
