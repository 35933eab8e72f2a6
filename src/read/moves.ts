import type { DateMoves } from "../model/views.ts"
import { readEditionYaml } from "./content.ts"
import { gitVersions } from "./git.ts"

/** How often each date of an `edition.yml` has moved since it was first written, by its key: from git, and its text as it is. */
export function dateMoves(file: string, text: string): DateMoves {
  const moves: { [key: string]: { typed: string; sequence: number; modified?: string }[] } = {}
  const versions: { date?: string; text: string }[] = [...gitVersions(file), { text }]
  for (const { date, text } of versions) {
    const { calendrier } = readEditionYaml(Buffer.from(text)).data
    if (typeof calendrier !== "object" || Array.isArray(calendrier)) continue
    const modified = date !== undefined && { modified: date }
    for (const [key, value] of Object.entries(calendrier)) {
      const before = moves[key] ?? []
      moves[key] = [value].flat().map((one, index) => {
        const typed = String(one).trim()
        const known = before[index]
        if (!known) return { typed, sequence: 0, ...modified }
        return known.typed === typed ? known : { typed, sequence: known.sequence + 1, ...modified }
      })
    }
  }
  return moves
}
