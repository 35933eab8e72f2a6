import type { EditionView } from "../../src/model/views.ts"
import { empty, fold } from "../scripts/fold.ts"
import { first, inBody, inPlace, inTitle, note, type Row, type Where, write } from "../scripts/postings.ts"

/**
 * The index a search looks through, made once a build: every word of every mission and where it stands. A script rather
 * than data, so that it also loads from a disk, where no page may read another file.
 */
export function searchIndex({ missions }: EditionView): string {
  const rows = new Map<string, Row>()
  for (const [at, mission] of missions.entries()) {
    const { intitule, collectivite, departement, region, themes, resume, sections } = mission
    const place = [collectivite.nom, departement?.nom, departement?.code, region, ...themes].join(" ")
    add(rows, at, inTitle, intitule)
    add(rows, at, inPlace, place)
    add(rows, at, inBody, resume ?? "")
    for (const { texte } of sections) add(rows, at, inBody, texte)
  }
  const words = [...rows.keys()].sort()
  const lists = words.map(word => write(rows.get(word) ?? []))
  const slugs = missions.map(({ slug }) => slug)
  return `recherche(${[slugs, words, lists].map(list => JSON.stringify(list.join(" "))).join(",\n")})\n`
}

function add(rows: Map<string, Row>, at: number, where: Where, text: string): void {
  for (const word of fold(text).split(" ")) {
    if (word === "" || empty.has(word)) continue
    const row = rows.get(word)
    if (row) note(row, at, where)
    else rows.set(whole(word), first(at, where))
  }
}

/** A word by itself: V8 cuts a long one out of its text, which it then holds for as long. */
function whole(word: string): string {
  return word.length < 13 ? word : word.split("").join("")
}
