import type { Finding } from "../model/types.ts"

/** For each finding a name that no other has: its fingerprint, and a rank where the same is told twice. */
export function uniqueNames(findings: readonly Finding[]): string[] {
  const seen = new Map<string, number>()
  return findings.map(({ fingerprint }) => {
    const plain = fingerprint.replace(/[^\w-]/g, "") || "sans-empreinte"
    const rank = (seen.get(plain) ?? 0) + 1
    seen.set(plain, rank)
    return rank === 1 ? plain : `${plain}.${rank}`
  })
}

/** A path as an address relative to the repository; lone surrogates have none. */
export function uriOf(path: string): string {
  return path
    .split("/")
    .map(part => encodeURIComponent(part.replace(/\p{Cs}/gu, "?")))
    .join("/")
}
