import type { MissionView } from "../../src/model/views.ts"
import { sentenceCase } from "../../src/words/text.ts"

/** The drawn star; its outline is filled by the state of what holds it. */
export function StarShape() {
  return (
    <svg class="star-shape" viewBox="0 0 24 24" aria-hidden="true">
      <path d="m12 2.8 2.85 5.95 6.5.87-4.75 4.53 1.18 6.47L12 17.47l-5.78 3.15 1.18-6.47-4.75-4.53 6.5-.87z" />
    </svg>
  )
}

/** A star to put on a mission that is still to be taken; a script makes it work, so it shows only where scripts run. */
export function Star({ mission }: { mission: MissionView }) {
  if (isTaken(mission)) return null
  return (
    <button
      class="star needs-script"
      type="button"
      data-star={mission.slug}
      aria-pressed="false"
      aria-label={`Ajouter ${spoken(mission)} à ma sélection`}
    >
      <StarShape />
    </button>
  )
}

/** The same with its words, which say its state. */
export function WordedStar({ mission }: { mission: MissionView }) {
  return (
    <button class="star star-worded needs-script" type="button" data-star={mission.slug} aria-pressed="false">
      <StarShape />
      <span class="star-off">
        Ajouter <span class="sr">{spoken(mission)} </span>à ma sélection
      </span>
      <span class="star-on">
        Dans ma sélection<span class="sr"> : {spoken(mission)}</span>
      </span>
    </button>
  )
}

/** Whether a mission can no longer be chosen. */
export function isTaken({ statut }: MissionView): boolean {
  return statut === "pourvue" || statut === "retiree"
}

/** «la mission 3»; its title where the office has given no number. */
export function spoken({ numero, intitule }: MissionView): string {
  return numero > 0 ? `la mission ${numero}` : `« ${intitule} »`
}

/** «Mission 03», «Mission sans numéro». */
export function numbered({ numero, numeral }: MissionView): string {
  return sentenceCase(numero > 0 ? `mission ${numeral}` : "mission sans numéro")
}
