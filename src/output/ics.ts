import type { DateView, EditionView, SiteView } from "../model/views.ts"
import { safeText } from "./safe-text.ts"

/**
 * `calendrier.ics`: the year's dates for any calendar (RFC 5545). Whole days, but for what has an hour, in Europe/Paris.
 * An event keeps its UID when its date moves, and its SEQUENCE grows; `moment` is the DTSTAMP, so that the same sources give the same bytes.
 */
export function calendarIcs(site: SiteView, edition: EditionView, moment: Date): string {
  const { titre, exemple } = edition.edition
  const name = exemple ? `${titre} (exemple)` : titre
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    `PRODID:-//missions//${text(site.version)}//FR`,
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    `NAME:${text(name)}`,
    `X-WR-CALNAME:${text(name)}`,
    "X-WR-TIMEZONE:Europe/Paris",
    "REFRESH-INTERVAL;VALUE=DURATION:P1D",
    "X-PUBLISHED-TTL:P1D",
    ...paris,
    ...edition.calendar.flatMap(date => events(date, { site, edition, name, stamp: utc(moment) })),
    "END:VCALENDAR",
  ]
  return lines.map(line => `${fold(line)}\r\n`).join("")
}

interface Frame {
  site: SiteView
  edition: EditionView
  name: string
  stamp: string
}

function events({ id, label, dates, hour, moves }: DateView, { site, edition, name, stamp }: Frame): string[] {
  const host = new URL(site.url).hostname
  return dates.flatMap((date, index) => {
    const part = dates.length > 1 ? `-${index + 1}` : ""
    const { sequence = 0, modified } = moves?.[index] ?? {}
    return [
      "BEGIN:VEVENT",
      `UID:${text(`${edition.name}-${id}${part}@${host}`)}`,
      `DTSTAMP:${stamp}`,
      `SEQUENCE:${sequence}`,
      ...(modified === undefined ? [] : [`LAST-MODIFIED:${utc(new Date(modified))}`]),
      ...(hour
        ? [`DTSTART;TZID=Europe/Paris:${digits(date)}T${digits(hour)}00`]
        : [`DTSTART;VALUE=DATE:${digits(date)}`, `DTEND;VALUE=DATE:${digits(nextDay(date))}`]),
      `SUMMARY:${text(label)}`,
      `DESCRIPTION:${text(name)}`,
      `URL:${uri(site.url + edition.href)}`,
      "TRANSP:TRANSPARENT",
      "END:VEVENT",
    ]
  })
}

/** A text value, escaped: one line, whatever it held. */
function text(value: string): string {
  return safeText(value)
    .replace(/[\\;,]/g, "\\$&")
    .replaceAll("\n", "\\n")
}

function uri(value: string): string {
  return new URL(value).href
}

/** At most 75 octets a line, never cutting a character in two. */
function fold(line: string): string {
  let folded = ""
  let octets = 0
  for (const character of line) {
    const size = Buffer.byteLength(character)
    if (octets + size > 75) {
      folded += "\r\n "
      octets = 1
    }
    folded += character
    octets += size
  }
  return folded
}

function digits(value: string): string {
  return value.replace(/\D/g, "")
}

function utc(moment: Date): string {
  return `${digits(moment.toISOString().slice(0, 10))}T${digits(moment.toISOString().slice(11, 19))}Z`
}

function nextDay(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
}

/** Summer time since 1996. */
const paris = [
  "BEGIN:VTIMEZONE",
  "TZID:Europe/Paris",
  "BEGIN:DAYLIGHT",
  "TZNAME:CEST",
  "TZOFFSETFROM:+0100",
  "TZOFFSETTO:+0200",
  "DTSTART:19960331T020000",
  "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
  "END:DAYLIGHT",
  "BEGIN:STANDARD",
  "TZNAME:CET",
  "TZOFFSETFROM:+0200",
  "TZOFFSETTO:+0100",
  "DTSTART:19961027T030000",
  "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
  "END:STANDARD",
  "END:VTIMEZONE",
]
