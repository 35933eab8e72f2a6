import type { Finding } from "../model/types.ts"
import { count, frenchList } from "../words/text.ts"

/** A hidden line that keeps what a report told, by fingerprints, for the next one: at most 300. */
export function keepPoints(findings: readonly Finding[]): string {
  const names = [...new Set(findings.map(({ fingerprint }) => fingerprint))].filter(name => sound.test(name))
  return `<!-- missions:points ${names.slice(0, most).join(" ")} -->`
}

/** «Depuis le dernier rapport : 2 points réglés, 1 nouveau et 3 qui restent.»; nothing when the last one kept none. */
export function sinceLast(body: string, findings: readonly Finding[]): string {
  const kept = /^<!-- missions:points ([\w -]{1,20000}?) -->$/m
    .exec(body)?.[1]
    ?.split(" ")
    .filter(name => sound.test(name))
  if (kept === undefined || kept.length === 0 || kept.length >= most) return ""
  const before = new Set(kept)
  const now = new Set(findings.map(({ fingerprint }) => fingerprint))
  const settled = [...before].filter(name => !now.has(name)).length
  const fresh = [...now].filter(name => !before.has(name)).length
  const parts = [
    settled > 0 && count(settled, "point réglé", "points réglés"),
    fresh > 0 && count(fresh, "nouveau", "nouveaux"),
    now.size > fresh && count(now.size - fresh, "qui reste", "qui restent"),
  ]
  return `Depuis le dernier rapport : ${frenchList(parts.filter(part => part !== false))}.`
}

const most = 300
const sound = /^[\w-]{6,64}$/
