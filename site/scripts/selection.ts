/** What one keeps of an édition: missions by slug, each in one list at most, and private notes. */
export interface Choice {
  /** In the order wished; a rank is a place in this list. */
  wishes: readonly string[]
  /** Marked with a star, without a rank yet. */
  starred: readonly string[]
  /** By slug. A note outlives its star, so that a star put back finds it again. */
  notes: { readonly [slug: string]: string }
}

export const nothing: Choice = { wishes: [], starred: [], notes: {} }

/** Every mission kept, the wishes first. */
export function kept({ wishes, starred }: Choice): string[] {
  return [...wishes, ...starred]
}

/** Without the missions that a page does not know; notes stay. */
export function only(choice: Choice, isKnown: (slug: string) => boolean): Choice {
  return { ...choice, wishes: choice.wishes.filter(isKnown), starred: choice.starred.filter(isKnown) }
}

/** Gives a mission a star, or takes star and rank away. */
export function star(choice: Choice, slug: string): Choice {
  return kept(choice).includes(slug) ? drop(choice, slug) : { ...choice, starred: [...choice.starred, slug] }
}

/** Takes a mission away; its note stays, for the day it comes back. */
export function drop(choice: Choice, slug: string): Choice {
  const without = (list: readonly string[]) => list.filter(other => other !== slug)
  return { ...choice, wishes: without(choice.wishes), starred: without(choice.starred) }
}

/** Gives a mission a rank, from 0; a rank out of the list is brought to its nearest end. */
export function rank(choice: Choice, slug: string, at: number): Choice {
  const { wishes, ...others } = drop(choice, slug)
  return { ...others, wishes: wishes.toSpliced(Math.min(Math.max(at, 0), wishes.length), 0, slug) }
}

/** Takes the rank away and leaves the star. */
export function unrank(choice: Choice, slug: string): Choice {
  const { starred, ...others } = drop(choice, slug)
  return { ...others, starred: [slug, ...starred] }
}

/** Keeps a private note about a mission; a blank one is taken away. */
export function note(choice: Choice, slug: string, text: string): Choice {
  const { [slug]: _, ...others } = choice.notes
  return { ...choice, notes: cleanNotes({ ...others, [slug]: text }) }
}

/** The note about a mission, empty when there is none. */
export function noteOf({ notes }: Choice, slug: string): string {
  return Object.hasOwn(notes, slug) ? (notes[slug] ?? "") : ""
}

/** Another's choice instead of one's own; notes already written stay. */
export function replace(mine: Choice, theirs: Choice): Choice {
  return clean({ ...theirs, notes: { ...theirs.notes, ...mine.notes } })
}

/** One's own choice, then what another's has more: a mission they rank is ranked after one's own. */
export function merge(mine: Choice, theirs: Choice): Choice {
  const wishes = [...mine.wishes, ...theirs.wishes]
  return clean({
    wishes,
    starred: [...mine.starred, ...theirs.starred],
    notes: { ...theirs.notes, ...mine.notes },
  })
}

/** A sound choice out of whatever was given: known shapes only, each mission once, the better place of two. */
export function clean({ wishes, starred, notes }: { [part in keyof Choice]: unknown }): Choice {
  const seen = new Set<string>()
  const list = (given: unknown) =>
    (Array.isArray(given) ? given : []).filter(
      (slug: unknown): slug is string =>
        isSlug(slug) && !seen.has(slug) && seen.size < mostMissions && Boolean(seen.add(slug)),
    )
  return { wishes: list(wishes), starred: list(starred), notes: cleanNotes(notes) }
}

function cleanNotes(given: unknown): Choice["notes"] {
  if (typeof given !== "object" || given === null) return {}
  const notes = Object.entries(given)
    .filter(([slug, text]) => isSlug(slug) && typeof text === "string" && text.trim() !== "")
    .map(([slug, text]) => [slug, String(text).slice(0, longestNote)] as const)
  return Object.fromEntries(notes.slice(0, mostMissions))
}

/** Whether a text can be the name of a fiche. */
function isSlug(given: unknown): given is string {
  return typeof given === "string" && given.length <= 80 && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(given)
}

/** Characters a note may have. */
export const longestNote = 2000
const mostMissions = 500
