import type { Draft } from "../model/types.ts"
import { type GitDates, gitDates } from "../read/git.ts"

/** Gives drafts their dates in git, which is asked once and only when somebody looks at a date. */
export function datesOf(folder: string): { give(draft: Draft, path: string): void; asked(): boolean } {
  let known: ReadonlyMap<string, GitDates> | undefined
  const ask = (path: string): GitDates => {
    known ??= gitDates(folder)
    return known.get(path) ?? {}
  }
  return {
    asked: () => known !== undefined,
    give(draft, path) {
      Object.defineProperty(draft, "added", { configurable: true, get: () => ask(path).added })
      Object.defineProperty(draft, "modified", { configurable: true, get: () => ask(path).modified })
    },
  }
}
