import type { EditionView } from "../../src/model/views.ts"
import { empty, fold } from "../scripts/fold.ts"
import { type Row, write } from "../scripts/postings.ts"

/**
 * The index a search looks through, made once a build: every word of every mission and where it stands. A script rather
 * than data, so that it also loads from a disk, where no page may read another file.
 */
export function searchIndex({ missions }: EditionView): string {
  const rows = new Map<string, Row>()
  for (const [at, mission] of missions.entries()) {
    const { intitule, collectivite, departement, region, themes, resume, sections } = mission
    const place = [collectivite.nom, departement?.nom, departement?.code, region, ...themes].join(" ")
    add(rows, at, 0, intitule)
    add(rows, at, 1, place)
    add(rows, at, 2, resume ?? "")
    for (const { texte } of sections) add(rows, at, 2, texte)
  }
  const words = [...rows.keys()].sort()
  const lists = words.map(word => write(rows.get(word) ?? []))
  const slugs = missions.map(({ slug }) => slug)
  return `recherche(${[slugs, words, lists].map(list => JSON.stringify(list.join(" "))).join(",\n")})\n`
}

function add(rows: Map<string, Row>, at: number, level: 0 | 1 | 2, text: string): void {
  for (const [typed] of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    for (const word of foldedOnce(typed)) {
      const row = rows.get(word)
      const last = row?.at(-1)
      if (last?.at === at) last.levels[level]++
      else {
        const levels: [number, number, number] = [0, 0, 0]
        levels[level] = 1
        if (row) row.push({ at, levels })
        else rows.set(word, [{ at, levels }])
      }
    }
  }
}

// A few thousand words make all the texts: each is folded once.
function foldedOnce(typed: string): string[] {
  const seen = known.get(typed)
  if (seen) return seen
  const words = fold(typed)
    .split(" ")
    .filter(word => word !== "" && !empty.has(word))
  if (known.size > 200_000) known.clear()
  known.set(typed, words)
  return words
}

const known = new Map<string, string[]>()
