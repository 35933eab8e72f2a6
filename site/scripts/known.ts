import { all, one } from "./dom.ts"

/** Every mission the page holds for its script, by slug: inert markup to be copied. */
export function missionsOfPage(): Map<string, HTMLElement> {
  const { content } = one<HTMLTemplateElement>("template.missions")
  return new Map(all("[data-slug]", content).map(each => [each.dataset["slug"] ?? "", each]))
}

/** «la mission 3»; «ville-inconnue» when there is no such mission. */
export function spoken(mission: HTMLElement | undefined, slug: string): string {
  const numero = Number(mission?.dataset["numero"] ?? 0)
  return numero > 0 ? `la mission ${numero}` : `«${nbsp}${mission ? titleOf(mission) : slug}${nbsp}»`
}

/** The same at the head of a sentence: «Mission 3». */
export function named(mission: HTMLElement | undefined, slug: string): string {
  const words = spoken(mission, slug)
  return words.startsWith("la m") ? `M${words.slice(4)}` : words
}

/** The title of a mission the page holds. */
export function titleOf(mission: HTMLElement): string {
  return mission.querySelector("h3, .compare-what")?.textContent ?? ""
}

/** A rank as French writes it: «1er», «2e»; feminine «1re». */
export function ordinal(at: number, first = "er"): string {
  return `${at}${at === 1 ? first : "e"}`
}

/** Puts elements in an order under their parent; nothing is touched when they stand so already. */
export function arrange(parent: Element, elements: Element[]): void {
  const present = [...parent.children]
  if (present.length === elements.length && present.every((each, index) => each === elements[index])) return
  parent.replaceChildren(...elements)
}

/** Moves things about, the focus staying on the element that has it. */
export function keepFocus(action: () => void): void {
  const focused = document.activeElement
  action()
  if (focused instanceof HTMLElement && focused !== document.activeElement && focused.isConnected)
    focused.focus({ preventScroll: true })
}

export const nbsp = "\u00a0"
