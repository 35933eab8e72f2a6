import type { DateView } from "../../src/model/views.ts"
import { dateList, daysByMonth, frenchHour } from "../../src/words/dates.ts"
import { frenchList, sentenceCase } from "../../src/words/text.ts"

interface DatesProps {
  dates: DateView[]
  today: string
  caption: string
  /** Whole dates, year included, where they stand alone. */
  full?: boolean
}

/**
 * Dates as a table: days to look at, what happens, weekday and year. What is past on the build's day is muted, what
 * comes next takes the accent; a script brings both to the reader's day.
 */
export function Dates({ dates, today, caption, full }: DatesProps) {
  const next = dates.find(date => lastDay(date) >= today)
  return (
    <table class="dates">
      <caption class="sr">{caption}</caption>
      <tbody>
        {dates.map(date => (
          <tr
            key={date.id}
            class={lastDay(date) < today ? "past" : date === next ? "next" : undefined}
            data-first={date.dates[0]}
            data-last={lastDay(date)}
          >
            <th scope="row">
              {daysByMonth(date.dates).map(({ days, month }) => (
                <span key={month} class="days-of-month">
                  <span class="days">
                    {days.map((day, index) => [index > 0 && ", ", <Day key={day} day={day} />])}
                    {"\u00a0"}
                  </span>
                  <span class="month">{month}</span>
                </span>
              ))}
            </th>
            <td>
              {date.label}
              <span class="when">{full ? sentenceCase(dateList(date.dates)) + hour(date) : when(date)}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The last day of a date, ISO. */
export function lastDay(date: DateView): string {
  return (date.dates.at(-1) ?? "").slice(0, 10)
}

/** A day set large, the letters of «1er» small. */
export function Day({ day }: { day: string }) {
  const [, number = day, letters] = /^(\d+)(\D+)$/.exec(day) ?? []
  return (
    <>
      {number}
      {letters && <sup>{letters}</sup>}
    </>
  )
}

function when(date: DateView): string {
  const weekdays = date.dates.map(iso => weekday.format(new Date(`${iso}T12:00:00Z`)))
  return sentenceCase(frenchList(weekdays)) + hour(date)
}

function hour({ hour: at }: DateView): string {
  return at === undefined ? "" : `, ${frenchHour(`T${at}`) ?? at}`
}

const weekday = new Intl.DateTimeFormat("fr", { weekday: "long", timeZone: "UTC" })
