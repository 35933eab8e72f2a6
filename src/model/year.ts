import { frenchDay, frenchInstant } from "../words/dates.ts"
import { inLetters } from "../words/numbers.ts"
import { plural, sentenceCase } from "../words/text.ts"
import type { Edition } from "./types.ts"
import type { Phase } from "./views.ts"

/** Where an édition stands on a day: its five times, the one we are in, and the sentence that says what comes. */
export interface Year {
  phases: TimedPhase[]
  /** Absent once the last phase is over. */
  current?: TimedPhase
  /** A whole sentence with its date, true whatever the day it is read. */
  sentence: string
  /** The sentence for when the last phase is over. */
  over: string
}

export interface TimedPhase extends Phase {
  /** The day this phase counts down to, ISO. */
  deadline: string
  /** What happens on that day, as a whole sentence. */
  sentence: string
}

/**
 * The five times of an édition, from its dates alone. They follow one another without a gap or an overlap: an empty one
 * (missions published on the morrow of the deadline) has `to` before `from` and is never the current one.
 */
export function year(edition: Edition, today: string): Year {
  const phases = phasesOf(edition)
  const current = phases.find(({ from, to }) => today <= to && (from === undefined || from <= to))
  const over = `L’édition s’est terminée le ${frenchDay(edition.calendrier.fin)}.`
  return { phases, ...(current && { current }), sentence: current?.sentence ?? over, over }
}

type Bounded = TimedPhase & { to: string }

function phasesOf({ calendrier, semaines }: Edition): Bounded[] {
  const { publication, equipes, debut, fin } = calendrier
  const closing = calendrier.cloture.slice(0, 10)
  return [
    {
      id: "proposer",
      label: "Proposer",
      text: "Les collectivités déposent leur fiche.",
      to: closing,
      deadline: closing,
      sentence: `Les collectivités proposent leurs missions jusqu’au ${frenchInstant(calendrier.cloture)}.`,
    },
    {
      id: "publier",
      label: "Publier",
      text: "Toutes les missions paraissent le même jour.",
      from: addDays(closing, 1),
      to: addDays(publication, -1),
      deadline: publication,
      sentence: `Toutes les missions paraissent le ${frenchDay(publication)}.`,
    },
    {
      id: "choisir",
      label: "Choisir",
      text: "Lire, comparer, rencontrer, classer ses vœux.",
      from: publication,
      to: equipes,
      deadline: equipes,
      sentence: `Les équipes se constituent jusqu’au ${frenchDay(equipes)}.`,
    },
    {
      id: "preparer",
      label: "Préparer",
      text: "Équipes faites, premier appel au tuteur.",
      from: addDays(equipes, 1),
      to: addDays(debut, -1),
      deadline: debut,
      sentence: `Le projet collectif commence le ${frenchDay(debut)}.`,
    },
    {
      id: "partir",
      label: "Partir",
      text: sentenceCase(`${inLetters(semaines)} ${plural(semaines, "semaine")} en collectivité.`),
      from: debut,
      to: fin,
      deadline: fin,
      sentence: `Le projet collectif se termine le ${frenchDay(fin)}.`,
    },
  ]
}

function addDays(iso: string, days: number): string {
  return new Date(Date.parse(`${iso}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}
