import type { Typed } from "./types.ts"

/** What stands at a path of keys in plain data, undefined where there is nothing. */
export function at(data: unknown, path: readonly string[]): unknown {
  let here = data
  for (const key of path) {
    if (typeof here !== "object" || here === null || !Object.hasOwn(here, key)) return undefined
    here = (here as { [key: string]: unknown })[key]
  }
  return here
}

/** What was typed at a path of keys in a fiche, undefined where there is nothing; a list has no keys. */
export function typedAt(data: Typed, path: readonly string[]): Typed | undefined {
  let here: Typed | undefined = data
  for (const key of path) {
    if (typeof here !== "object" || Array.isArray(here) || !Object.hasOwn(here, key)) return undefined
    here = here[key]
  }
  return here
}
