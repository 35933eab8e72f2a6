import type { Earlier, Finding } from "../model/types.ts"

/** A hidden line that keeps what a report told, by fingerprints, for the next one: at most 300. */
export function keepPoints(findings: readonly Finding[]): string {
  const names = [...new Set(findings.map(({ fingerprint }) => fingerprint))].filter(name => sound.test(name))
  return `<!-- missions:points ${names.slice(0, most).join(" ")} -->`
}

/** What the report of a comment told; undefined when it kept nothing, or perhaps not all. */
export function readPoints(body: string): Earlier[] | undefined {
  const kept = /^<!-- missions:points ([\w -]{0,20000}?) -->$/m
    .exec(body)?.[1]
    ?.split(" ")
    .filter(name => sound.test(name))
  return kept === undefined || kept.length >= most ? undefined : kept.map(fingerprint => ({ fingerprint }))
}

const most = 300
const sound = /^[\w-]{6,64}$/
