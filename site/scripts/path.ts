import { attempt } from "./dom.ts"

const key = "missions:parcours"

/** The missions a reader is going through: the result of a search, in its order. */
export interface ReadingPath {
  /** Address of the list with its filters. */
  from: string
  missions: Step[]
}

export interface Step {
  slug: string
  numeral: string
  title: string
}

/** Remembers, for as long as the tab lives, the result one is going through; nothing forgets the last one. */
export function rememberPath(missions: Step[]): void {
  attempt(() => {
    if (missions.length > 0) sessionStorage.setItem(key, JSON.stringify({ from: location.href, missions }))
    else sessionStorage.removeItem(key)
  })
}

/** What `rememberPath` last kept; undefined when nothing was. */
export function recallPath(): ReadingPath | undefined {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? "") as ReadingPath
  } catch {
    return undefined
  }
}
