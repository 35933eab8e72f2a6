import { fold } from "../model/fold.ts"

/** A date of a text, as typed: whether the calendar has it is another question. */
export interface WrittenDate {
  /** From the name of its day, or its number, to the end of its month or year. */
  start: number
  end: number
  /** From 0, Sunday; with the place of the word. */
  weekday?: { number: number; start: number; end: number }
  day: number
  /** From 1. */
  month: number
  /** Absent when it is written neither here nor at the end of the list or period. */
  year?: number
  /** Whether its own year is written. */
  dated: boolean
}

/**
 * The dates of a French text, in its order: «lundi 12 mai 2026», «1er septembre», «mardi 14/10/2025», «mercredi 27, jeudi
 * 28 et vendredi 29 août 2025», «du 13 octobre au 19 décembre 2025». A day takes the month and the year that are written
 * once for its whole list or period. Time linear in the text.
 */
export function datesIn(text: string): WrittenDate[] {
  if (!once.test(text)) return []
  const found: Loose[] = []
  for (const { 0: whole, index } of text.matchAll(group)) {
    for (const match of whole.matchAll(item)) found.push(loose(match, index))
  }
  for (const match of text.matchAll(numeric)) found.push(loose(match, 0))
  found.sort((one, other) => one.start - other.start)
  const dates: WrittenDate[] = []
  for (const date of found.reverse()) {
    const next = dates.at(-1)
    const complete = inherit(date, next && joined.test(text.slice(date.end, next.start)) ? next : undefined)
    if (complete) dates.push(complete)
  }
  return dates.reverse()
}

/** Days of a month. */
export function daysIn(month: number, year: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/** The day of the week of a date, from 0, Sunday. */
export function weekdayOf(year: number, month: number, day: number): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay()
}

/** `2025-09-01` */
export function isoOf(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`
}

/** Names of the days, from Sunday. */
export const weekdays: readonly string[] = "dimanche lundi mardi mercredi jeudi vendredi samedi".split(" ")
/** Names of the months, from January. */
export const months: readonly string[] =
  "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(" ")

const numbers = new Map(
  [...months, "janv", "fevr", "", "avr", "", "", "juil", "", "sept", "oct", "nov", "dec"].map((name, index) => [
    fold(name),
    (index % 12) + 1,
  ]),
)
numbers.set("fev", 2)

const gap = "[ \\t\\u00A0\\u202F]{1,3}"
const dayName = `(?:${weekdays.join("|")})`
const dayNumber = "(?:1 ?er|0?[1-9]|[12]\\d|3\\d)"
const monthName =
  "(?:janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[uû]t|septembre|octobre|novembre|d[ée]cembre|(?:janv|f[ée]vr?|avr|juil|sept|oct|nov|d[ée]c)\\.)"
const link = `(?:,(?:${gap}(?:et|ou|puis))?|${gap}(?:et|ou|au|puis))(?:${gap}(?:le|au|du))?${gap}`
const clear = "(?<![\\p{L}\\p{N}.,/-])"
const end = "(?![\\p{L}\\p{N}])"
const named = `(?:${dayName}${gap})?${dayNumber}`
/** Days that share a month written once; alone in most texts. */
const group = new RegExp(
  `${clear}(?:${named}${link}){0,6}${named}${gap}${monthName}${end}(?:${gap}\\d{4}${end})?`,
  "giu",
)
const item = new RegExp(
  `(?:(?<name>${dayName})${gap})?(?<day>${dayNumber})(?:${gap}(?<month>${monthName})(?:${gap}(?<year>\\d{4}))?)?(?=$|${link})`,
  "giu",
)
const numeric = new RegExp(
  `${clear}(?:(?<name>${dayName})${gap})?(?<day>\\d{1,2})(?<sign>[/.])(?<month>\\d{1,2})\\k<sign>(?<year>\\d{4})(?![\\p{L}\\p{N}/]|\\.\\d)`,
  "giu",
)
const joined = new RegExp(`^${link}$`, "iu")
const once = new RegExp(`\\d(?: ?er)?${gap}${monthName}|\\d[/.]\\d{1,2}[/.]\\d{4}`, "iu")

type Loose = Omit<WrittenDate, "month"> & { month?: number }

function loose(match: RegExpExecArray, offset: number): Loose {
  const { name, day = "", month, year } = match.groups ?? {}
  const start = offset + match.index
  const date: Loose = {
    start,
    end: start + match[0].length,
    day: Number.parseInt(day, 10),
    dated: year !== undefined,
  }
  if (name !== undefined)
    date.weekday = { number: weekdays.indexOf(name.toLowerCase()), start, end: start + name.length }
  if (month !== undefined)
    date.month = /\d/.test(month) ? Number(month) : (numbers.get(fold(month).replace(".", "")) ?? 0)
  if (year !== undefined) date.year = Number(year)
  return date
}

function inherit(date: Loose, next: WrittenDate | undefined): WrittenDate | undefined {
  const month = date.month ?? next?.month
  if (month === undefined || month < 1 || month > 12) return undefined
  if (date.year !== undefined || next?.year === undefined) return { ...date, month }
  // «du 29 décembre au 2 janvier 2026»: the first is of the year before.
  return { ...date, month, year: month > next.month ? next.year - 1 : next.year }
}
