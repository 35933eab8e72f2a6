// Dates are ISO days (`2025-09-01`) or instants of Europe/Paris (`2025-06-19T23:59`); other text comes back as it is.

/** «1er septembre 2025». */
export function frenchDate(iso: string): string {
  const day = parse(iso)
  return day ? `${dayMonth(day)} ${day.year}` : iso
}

/** «vendredi 20 juin 2025». */
export function frenchDay(iso: string): string {
  const day = parse(iso)
  return day ? `${weekday(day)} ${dayMonth(day)} ${day.year}` : iso
}

/** «20 juin», «1er septembre»: for a list where the year is already known. */
export function shortDate(iso: string): string {
  const day = parse(iso)
  return day ? dayMonth(day) : iso
}

/** «jeudi 19 juin 2025 à 23 h 59». */
export function frenchInstant(iso: string): string {
  const at = frenchHour(iso)
  return at ? `${frenchDay(iso)} à ${at}` : frenchDay(iso)
}

/** «23 h 59», «14 h»; undefined when the text has no hour. */
export function frenchHour(iso: string): string | undefined {
  const [, hours, minutes] = /T(\d\d):(\d\d)/.exec(iso) ?? []
  if (hours === undefined || minutes === undefined) return undefined
  return minutes === "00" ? `${Number(hours)} h` : `${Number(hours)} h ${minutes}`
}

/** «du 13 octobre au 19 décembre 2025», «du 1er au 5 septembre 2025», «du 29 décembre 2025 au 2 janvier 2026». */
export function dateRange(from: string, to: string): string {
  const start = parse(from)
  const end = parse(to)
  if (!start || !end) return `du ${frenchDate(from)} au ${frenchDate(to)}`
  if (from.slice(0, 10) === to.slice(0, 10)) return `le ${frenchDate(from)}`
  const year = start.year === end.year ? "" : ` ${start.year}`
  const first = year === "" && start.month === end.month ? ordinal(start.day) : dayMonth(start) + year
  return `du ${first} au ${frenchDate(to)}`
}

/** «mercredi 27, jeudi 28 et vendredi 29 août 2025»: month and year are said once where they are the same. */
export function dateList(isos: readonly string[]): string {
  const days = isos.map(iso => ({ iso, day: parse(iso) }))
  const parts = days.map(({ iso, day }, index) => {
    const next = days[index + 1]?.day
    if (!day) return iso
    if (next?.year !== day.year) return frenchDay(iso)
    if (next.month !== day.month) return `${weekday(day)} ${dayMonth(day)}`
    return `${weekday(day)} ${ordinal(day.day)}`
  })
  return parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} et ${parts.at(-1)}`
}

/** The days of each month, as a calendar shows them: «30» of «novembre», then «1er» and «2» of «décembre». */
export function daysByMonth(isos: readonly string[]): { days: string[]; month: string }[] {
  const groups: { days: string[]; month: string }[] = []
  for (const iso of isos) {
    const day = parse(iso)
    const month = (day && months[day.month - 1]) ?? iso
    if (groups.at(-1)?.month !== month) groups.push({ days: [], month })
    if (day) groups.at(-1)?.days.push(ordinal(day.day))
  }
  return groups
}

/**
 * The ISO day and hour it is in Paris at a moment, `2025-06-19T23:59`, without the 20 ms a browser takes to load its time
 * zones: a phone, four times that.
 */
export function inParis(moment: Date): string {
  const year = moment.getUTCFullYear()
  const summer = moment >= changeOfHour(year, 2) && moment < changeOfHour(year, 9)
  return new Date(moment.getTime() + (summer ? 2 : 1) * 3_600_000).toISOString().slice(0, 16)
}

// One o’clock UTC on the last Sunday of March and of October: directive 2000/84/CE.
function changeOfHour(year: number, month: number): Date {
  const change = new Date(Date.UTC(year, month + 1, 0, 1))
  change.setUTCDate(change.getUTCDate() - change.getUTCDay())
  return change
}

/** Whole days from one ISO day to another; negative when the second comes first. */
export function daysBetween(from: string, to: string): number {
  const start = parse(from)
  const end = parse(to)
  return start && end ? Math.round((utc(end) - utc(start)) / 86_400_000) : Number.NaN
}

const months = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(" ")
const weekdays = "dimanche lundi mardi mercredi jeudi vendredi samedi".split(" ")

interface Day {
  year: number
  /** From 1. */
  month: number
  day: number
}

function parse(iso: string): Day | undefined {
  const [, year, month, day] = (/^(\d{4})-(\d\d)-(\d\d)(?:T|$)/.exec(iso) ?? []).map(Number)
  if (year === undefined || month === undefined || day === undefined) return undefined
  const found = { year, month, day }
  return new Date(utc(found)).toISOString().startsWith(iso.slice(0, 10)) ? found : undefined
}

function utc({ year, month, day }: Day): number {
  // Date.UTC reads years under 100 as 19xx.
  return new Date(0).setUTCFullYear(year, month - 1, day)
}

function ordinal(day: number): string {
  return day === 1 ? "1er" : String(day)
}

function dayMonth({ month, day }: Day): string {
  return `${ordinal(day)} ${months[month - 1]}`
}

function weekday(day: Day): string {
  return weekdays[new Date(utc(day)).getUTCDay()] ?? ""
}
