import { Cards } from "../../../site/components/cards.tsx"
import { Sheet, shortAddress } from "../../../site/components/sheet.tsx"
import type { EditionView, MissionView } from "../../model/views.ts"
import { typography } from "../typography.ts"
import { largeRules, noticeOf, ownerOf, pageRule } from "./heads.ts"
import { onPaper } from "./paper.ts"
import type { Job } from "./print.ts"

/** What prints a mission's sheet; its address and date are those of its page. */
export function sheetJob(mission: MissionView, edition: EditionView, site: string, date: Date): Job {
  return {
    id: mission.slug,
    title: typography(mission.numero ? `Mission ${mission.numeral} : ${mission.intitule}` : mission.intitule),
    html: onPaper(<Sheet mission={mission} edition={edition} site={site} />),
    heads: pageRule({
      topLeft: edition.edition.titre,
      bottomLeft: footOf(mission, shortAddress(site + mission.href)),
      notice: noticeOf(edition),
    }),
    date,
  }
}

/** What prints a mission's sheet in large print. */
export function largeJob(mission: MissionView, edition: EditionView, site: string, date: Date): Job {
  const bottomLeft = mission.numero ? `Mission ${mission.numeral}` : edition.edition.titre
  const topLeft = mission.numero ? edition.edition.titre : ""
  return {
    ...sheetJob(mission, edition, site, date),
    html: onPaper(<Sheet mission={mission} edition={edition} site={site} large />),
    heads: pageRule({ topLeft, bottomLeft, notice: noticeOf(edition) && "Exemple" }) + largeRules,
  }
}

/** What prints the cards of all missions of an édition. */
export function cardsJob(edition: EditionView, site: string, date: Date): Job {
  return {
    id: edition.name,
    title: `Cartes des missions, ${edition.edition.titre}`,
    html: onPaper(<Cards edition={edition} site={site} />),
    heads: "",
    date,
  }
}

/** «Mission 01 · Ville de Valombreuil · stages.example/…», on two lines when one is too short. */
function footOf(mission: MissionView, address: string): string {
  const who = ownerOf(mission)
  return who.length + address.length <= 100 ? `${who} · ${address}` : `${who}\n${address}`
}
