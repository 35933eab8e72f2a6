import type { Edition, ReportContext } from "../model/types.ts"
import { year } from "../model/year.ts"
import { daysBetween, frenchInstant } from "../words/dates.ts"
import { count } from "../words/text.ts"

/** When fiches are due and how long is left; once closed, since when, and where the year stands. */
export interface Deadline {
  open: boolean
  sentence: string
}

/** The deadline of a report's édition; undefined when it is about several, or nobody said what day it is. */
export function deadlineOf({ editions, now }: ReportContext): Deadline | undefined {
  const [edition, ...others] = editions.values()
  return edition?.calendrier && now !== undefined && others.length === 0 ? deadline(edition, now) : undefined
}

/** `now` is an instant of Europe/Paris, to the minute, as the closing is. */
export function deadline(edition: Edition, now: string): Deadline {
  const { cloture } = edition.calendrier
  if (now <= cloture) {
    const days = daysBetween(now, cloture)
    const left = days === 0 ? "c’est aujourd’hui" : days === 1 ? "c’est demain" : `il reste ${count(days, "jour")}`
    return { open: true, sentence: `À remettre au plus tard le ${frenchInstant(cloture)} : ${left}.` }
  }
  const { phases, current, over } = year(edition, now.slice(0, 10))
  // On the closing day itself, once the hour is past, the next phase has begun.
  const phase = current?.id === "proposer" ? phases[1] : current
  const stands = phase ? `Phase « ${phase.label} » : ${phase.sentence}` : over
  return { open: false, sentence: `Les propositions sont closes depuis le ${frenchInstant(cloture)}. ${stands}` }
}
