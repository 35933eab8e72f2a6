import type { Edition, Field } from "../model/types.ts"
import { dateList, frenchDay, frenchInstant } from "./dates.ts"
import { frenchNumber } from "./text.ts"
import { typo } from "./typo.ts"

/** A title of the form's first pages, and what stands under it. */
export interface Explained {
  title: string
  text: string[]
  /** Points of a list. */
  points: string[]
  /** Dates of the calendar, each with what happens. */
  dates: [when: string, what: string][]
}

/** What the Word form says beside its questions. */
export const formWords = {
  title: "Proposition de projet collectif",
  mission: "La mission",
  details: "La mission en détail",
  answer: "Cliquez ici pour répondre.",
  choose: "Choisissez dans la liste.",
  kept: "Reste à l’école, jamais publié.",
  yes: "Oui",
  no: "Non",
} as const

/** The line under a question's label: whether it must be answered, whether it stays with the school, what is expected. */
export function hintOf({ required, diffusion, help }: Field): string {
  const parts = [required ? "" : "Facultatif.", diffusion === "interne" ? formWords.kept : "", help]
  return typo(parts.filter(Boolean).join(" "))
}

/** What a content control says it is for; Word takes 64 characters. */
export function controlTitle({ group, label }: Field): string {
  return (group === undefined ? label : `${group} – ${label}`).slice(0, 64)
}

/** How to fill the form in and send it back, for an édition. */
export function instructions({ calendrier, contact }: Edition): string[] {
  return [
    `Cette fiche est à envoyer à ${contact.courriel} avant le ${frenchInstant(calendrier.cloture)}.`,
    "Écrivez dans les cadres : tout le reste est protégé. Les réponses peuvent être aussi longues qu’il faut ; les listes, le gras et les tableaux sont gardés, les images ne le sont pas.",
    "Les élèves lisent toutes les réponses, sauf celles qui portent la mention « Reste à l’école ».",
  ].map(typo)
}

/** The form's first pages, all of it data of the édition. */
export function explained(edition: Edition): Explained[] {
  const { calendrier, contribution, equipe, semaines } = edition
  const about = (title: string, more: Partial<Explained>): Explained => ({
    title,
    text: (more.text ?? []).map(typo),
    points: (more.points ?? []).map(typo),
    dates: (more.dates ?? []).map(([when, what]) => [typo(when), typo(what)]),
  })
  return [
    about("Ce qu’est un projet collectif", { points: edition.objectifs }),
    about("Ce à quoi une mission répond", { points: edition.criteres }),
    about("Le calendrier", {
      dates: [
        [frenchInstant(calendrier.cloture), "Dernier moment pour envoyer la fiche"],
        [frenchDay(calendrier.publication), "Publication de toutes les missions"],
        [dateList(calendrier.rencontres), "Rencontres en visioconférence avec les élèves"],
        [frenchDay(calendrier.equipes), "Équipes définitivement constituées"],
        [frenchDay(calendrier.echanges_tuteurs), "Échange téléphonique avec le tuteur"],
        [`${frenchDay(calendrier.debut)} – ${frenchDay(calendrier.fin)}`, `${semaines} semaines en collectivité`],
      ],
    }),
    about("La contribution de la collectivité", {
      text: [`${frenchNumber(contribution)} € pour une équipe de ${equipe} élèves.`],
    }),
    about("Ce à quoi la collectivité s’engage", { points: edition.engagements }),
    about("Ce que l’école demande à toutes les équipes", { points: edition.attendus }),
  ]
}

/** «Édition 2025-2026». */
export function editionOf(name: string): string {
  return `Édition ${name}`
}

/** Every line that the form of an édition prints and that is no answer. */
export function printedLines(name: string, edition: Edition): string[] {
  return [
    editionOf(name),
    edition.titre,
    ...instructions(edition),
    ...explained(edition).flatMap(({ title, text, points, dates }) => [title, ...text, ...points, ...dates.flat()]),
  ]
}
