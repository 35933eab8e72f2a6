import type { EditionView } from "../../src/model/views.ts"
import { empty, fold } from "../scripts/fold.ts"
import { inBody, inPlace, inTitle, openPostings, type Postings, type Where } from "../scripts/postings.ts"

/**
 * The index a search looks through, made once a build: every word of every mission and where it stands. A script rather
 * than data, so that it also loads from a disk, where no page may read another file.
 */
export function searchIndex({ missions }: EditionView): string {
  const postings = openPostings()
  for (const [at, mission] of missions.entries()) {
    const { intitule, collectivite, departement, region, themes, resume, sections } = mission
    const place = [collectivite.nom, departement?.nom, departement?.code, region, ...themes].join(" ")
    add(postings, at, inTitle, intitule)
    add(postings, at, inPlace, place)
    add(postings, at, inBody, resume ?? "")
    for (const { texte } of sections) add(postings, at, inBody, texte)
  }
  const words = postings.words()
  const slugs = missions.map(({ slug }) => slug)
  const texts = [slugs.join(" "), words.join(" "), postings.write(words)]
  return `recherche(${texts.map(text => JSON.stringify(text)).join(",\n")})\n`
}

function add(postings: Postings, at: number, where: Where, text: string): void {
  for (const word of fold(text).split(" ")) if (word !== "" && !empty.has(word)) postings.note(word, at, where)
}
