import type { MissionView } from "../../model/views.ts"

// Where each PDF lies, from the site's root.

export function sheetHref({ edition, slug }: MissionView): string {
  return `${edition}/${slug}.pdf`
}

export function bookletHref(edition: string): string {
  return `${edition}/livret.pdf`
}

export function largeHref({ edition, slug }: MissionView): string {
  return `${edition}/${slug}-grands-caracteres.pdf`
}

export function choiceHref(edition: string): string {
  return `${edition}/livret-choix.pdf`
}

export function cardsHref(edition: string): string {
  return `${edition}/cartes.pdf`
}

export function imposedHref(edition: string): string {
  return `${edition}/livret-a5-imposition.pdf`
}
