import type { Draft } from "../model/types.ts"
import { type GitDates, gitDates } from "../read/git.ts"

/** The dates of a folder's files in git, which is asked once and only when somebody looks at a date. */
export interface Dates {
  give(draft: Draft, path: string): void
  asked(): boolean
  all(): ReadonlyMap<string, GitDates>
}

/** Gives drafts their dates in git. */
export function datesOf(folder: string): Dates {
  let known: ReadonlyMap<string, GitDates> | undefined
  const all = () => {
    known ??= gitDates(folder)
    return known
  }
  const ask = (path: string): GitDates => all().get(path) ?? {}
  return {
    all,
    asked: () => known !== undefined,
    give(draft, path) {
      Object.defineProperty(draft, "added", { configurable: true, get: () => ask(path).added })
      Object.defineProperty(draft, "modified", { configurable: true, get: () => ask(path).modified })
    },
  }
}
