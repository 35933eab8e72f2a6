import { type Choice, clean, merge, nothing } from "./selection.ts"

/**
 * Why what is on the page is not kept: the browser refuses to keep anything (`blocked`), has no room left (`full`), or
 * holds a selection of a newer version of the site (`newer`), which is left as it is.
 */
export type Trouble = "blocked" | "full" | "newer"

/** The choice of an édition, kept in the browser and the same in every tab. */
export interface Keeper {
  now(): Choice
  /** Makes the next choice out of the present one, keeps it and tells; what cannot be kept stays on the page. */
  change(next: (choice: Choice) => Choice): void
  trouble(): Trouble | undefined
  /** Called when anything changed, here or in another tab. */
  watch(listener: () => void): void
}

/** What is needed of a `Storage`. */
export type Store = Pick<Storage, "getItem" | "setItem">

/** What tells that another tab wrote, or that the page was left for a while: a window. */
export type Tabs = Pick<Window, "addEventListener">

/** Opens what is kept of an édition; `storage` is asked for at each use, since the very asking may be refused. */
export function openKeeper(edition: string, storage: () => Store = () => localStorage, tabs?: Tabs): Keeper {
  const key = `missions:selection:${edition}`
  const listeners: (() => void)[] = []
  let choice = nothing
  let trouble: Trouble | undefined
  load()
  tabs?.addEventListener("storage", event => {
    if (event.key === key || event.key === null) again()
  })
  // A page the browser had set aside heard nothing meanwhile.
  tabs?.addEventListener("pageshow", event => {
    if (event.persisted) again()
  })

  function again(): void {
    load()
    for (const listener of listeners) listener()
  }

  // What could not be kept is on this page alone: it is added to what others kept, never lost to it.
  function load(): void {
    try {
      const found = readKept(storage().getItem(key))
      const unkept = trouble === undefined ? undefined : choice
      choice = unkept ? merge(unkept, found.choice) : found.choice
      trouble = found.newer ? "newer" : undefined
      if (unkept && !found.newer) keep()
    } catch {
      trouble = "blocked"
    }
  }

  function keep(): void {
    if (trouble === "newer") return
    try {
      storage().setItem(key, writeKept(choice))
      trouble = undefined
    } catch (error) {
      trouble = error instanceof Error && /quota/i.test(error.name) ? "full" : "blocked"
    }
  }

  return {
    now: () => choice,
    change(next) {
      // Another tab may have written since: what it kept is the choice, unless this page holds what could not be kept.
      if (trouble === undefined) load()
      choice = next(choice)
      keep()
      for (const listener of listeners) listener()
    },
    trouble: () => trouble,
    watch: listener => void listeners.push(listener),
  }
}

/** The version of the shape kept; 1 was the bare list of wishes. */
const version = 2

/** The text kept of a choice: `{"version":2,"voeux":[…],"etoiles":[…],"notes":{…}}`. */
export function writeKept({ wishes, starred, notes }: Choice): string {
  return JSON.stringify({ version, voeux: wishes, etoiles: starred, notes })
}

/** What was kept, whatever its version; what is not a choice is an empty one. */
export function readKept(text: string | null): { choice: Choice; newer: boolean } {
  const found = parse(text)
  if (Array.isArray(found)) return { choice: clean({ ...nothing, wishes: found }), newer: false }
  if (typeof found !== "object" || found === null) return { choice: nothing, newer: false }
  const { version: made, voeux, etoiles, notes } = found as { [key: string]: unknown }
  return {
    choice: clean({ wishes: voeux, starred: etoiles, notes }),
    newer: typeof made === "number" && made > version,
  }
}

function parse(text: string | null): unknown {
  try {
    return JSON.parse(text ?? "null")
  } catch {
    return undefined
  }
}
