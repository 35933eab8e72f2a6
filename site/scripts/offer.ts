import { ask } from "./ask.ts"
import { make } from "./dom.ts"
import { nbsp, ordinal } from "./known.ts"
import { type Choice, kept, merge } from "./selection.ts"

/** What a mission is called, and whether it can still be chosen. */
export interface Offered {
  title: string
  open: boolean
}

/**
 * Asks whether to take another's choice, instead of one's own or with it when one has one; undefined when it is left without an answer,
 * and nothing is to change. `lost` are the missions it held that nobody knows here.
 */
export async function offer(
  title: string,
  mine: Choice,
  theirs: Choice,
  lost: number,
  about: (slug: string) => Offered,
): Promise<"merge" | "replace" | undefined> {
  const gone = `${several(lost)} de cette sélection n’existe${lost > 1 ? "nt" : ""} pas ici.`
  const told = lost > 0 ? [make("p", "", gone)] : []
  if (kept(theirs).length === 0) return await ask(title, told, [{ label: "Fermer", value: undefined, main: true }])
  const list = [listOf(theirs, about), ...told]
  const leave = { label: "Ne rien changer", value: undefined }
  // Who has none yet has nothing to weigh.
  if (kept(mine).length === 0)
    return await ask<"merge" | undefined>(title, list, [
      { label: "En faire ma sélection", value: "merge", main: true },
      leave,
    ])
  const both = missions(merge(mine, theirs))
  return await ask<"merge" | "replace" | undefined>(
    title,
    [
      ...list,
      make(
        "p",
        "",
        `La vôtre compte ${missions(mine)}. Ajouter donnerait ${both}, vos vœux d’abord${nbsp}; remplacer, ${missions(theirs)}.`,
        " Les notes que vous avez écrites restent.",
      ),
    ],
    [
      { label: "Ajouter à la mienne", value: "merge", main: true },
      { label: "Remplacer la mienne", value: "replace" },
      leave,
    ],
  )
}

/** «5 missions». */
export function missions(choice: Choice): string {
  return several(kept(choice).length)
}

function several(many: number): string {
  return `${many}${nbsp}mission${many > 1 ? "s" : ""}`
}

const mostListed = 8

function listOf(choice: Choice, about: (slug: string) => Offered): HTMLElement {
  const slugs = kept(choice)
  const line = (slug: string, at: number) => {
    const { title, open } = about(slug)
    const rank = at < choice.wishes.length ? `${ordinal(at + 1)}${nbsp}vœu` : "Étoilée"
    return make("li", "", make("b", "", rank), make("span", "", title, open ? "" : " (n’est plus à prendre)"))
  }
  const more = slugs.length - mostListed
  return make(
    "ul",
    "question-list",
    ...slugs.slice(0, mostListed).map(line),
    ...(more > 0 ? [make("li", "mute", `et ${more} autre${more > 1 ? "s" : ""}`)] : []),
  )
}
