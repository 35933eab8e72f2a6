import type { Earlier, Finding } from "../model/types.ts"
import { count, frenchList } from "../words/text.ts"

/** What changed since an earlier report, by fingerprint: points told twice alike count once. */
export interface Since {
  settled: Earlier[]
  /** How many points were there already, and how many were not. */
  remaining: number
  fresh: number
  isFresh(finding: Finding): boolean
}

/** Compares with what an earlier report told; undefined when there was none. */
export function since(findings: readonly Finding[], previous: readonly Earlier[] | undefined): Since | undefined {
  if (previous === undefined) return undefined
  const before = new Map(previous.map(earlier => [earlier.fingerprint, earlier]))
  const now = new Set(findings.map(({ fingerprint }) => fingerprint))
  const fresh = [...now].filter(name => !before.has(name)).length
  return {
    settled: [...before.values()].filter(({ fingerprint }) => !now.has(fingerprint)),
    remaining: now.size - fresh,
    fresh,
    isFresh: ({ fingerprint }) => !before.has(fingerprint),
  }
}

/** «Depuis le dernier rapport : 2 points réglés, 1 nouveau et 3 qui restent.»; nothing when both are empty. */
export function saySince({ settled, remaining, fresh }: Since): string {
  const told = [
    { many: settled.length, one: "réglé", several: "réglés" },
    { many: fresh, one: "nouveau", several: "nouveaux" },
    { many: remaining, one: "qui reste", several: "qui restent" },
  ].filter(({ many }) => many > 0)
  const parts = told.map(({ many, one, several }, index) =>
    index === 0 ? count(many, `point ${one}`, `points ${several}`) : count(many, one, several),
  )
  return parts.length > 0 ? `Depuis le dernier rapport : ${frenchList(parts)}.` : ""
}
