import { expect, test } from "vitest"
import { searchIndex } from "../../site/components/search-index.ts"
import { excerpt } from "../../site/scripts/excerpt.ts"
import { empty, fold, places, unfold, wordsOf } from "../../site/scripts/fold.ts"
import { nearWords } from "../../site/scripts/near.ts"
import { bestFirst, type Search, searcher } from "../../site/scripts/search.ts"
import type { EditionView } from "../../src/model/views.ts"
import fc from "../draw.ts"
import { sampleSite } from "./sample.ts"

test.each([
  ["Égalité", "egalite"],
  ["ŒUVRE", "oeuvre"],
  ["L’Haÿ-les-Roses", "l hay les roses"],
  ["ça, naïf", "ca  naif"],
])("«%s» is folded to «%s»", (text, folded) => {
  expect(fold(text)).toBe(folded)
})

test.each([
  ["ecoles", "une école"],
  ["école", "les ÉCOLES"],
  ["travaux", "un travail"],
  ["travail", "des travaux"],
  ["hôpital", "les hôpitaux"],
  ["hopitaux", "l’hôpital"],
  ["eaux", "l’eau"],
  ["réseau", "des réseaux"],
  ["bois", "le bois"],
  ["l'eau", "de l’eau"],
  ["saint-aurian", "Saint Aurian"],
  ["oeuvre", "une œuvre"],
  ["œuvres", "une oeuvre"],
])("«%s» finds «%s»", (query, text) => {
  expect(found(query, text)).toBe(true)
})

test.each([
  ["eau", "un bureau"],
  ["égal", "inégal"],
  ["art", "partir"],
])("«%s» does not find «%s»: words are found by their beginning", (query, text) => {
  expect(found(query, text)).toBe(false)
})

function found(query: string, text: string): boolean {
  return wordsOf(query).every(forms => places(fold(text), forms, 1).length > 0)
}

const [edition] = sampleSite().editions
const [model] = edition?.missions ?? []

/** The index a build writes of these missions, read back as the page reads it. */
function searchOf(rows: [slug: string, title: string, authority: string, body: string][]): Search {
  if (!edition || !model) throw new Error("no mission")
  const missions = rows.map(([slug, intitule, nom, texte]) => {
    const sections = [{ key: "contexte", label: "Contexte", markdown: texte, html: "", texte }]
    const { resume: _, departement: __, ...rest } = model
    return { ...rest, slug, intitule, collectivite: { ...model.collectivite, nom }, region: "", themes: [], sections }
  })
  return read({ ...edition, missions })
}

function read(edition: EditionView): Search {
  let made: Search | undefined
  new Function("recherche", searchIndex(edition))((...index: Parameters<typeof searcher>) => {
    made = searcher(...index)
  })
  if (!made) throw new Error("the index calls nothing")
  return made
}

function ranked({ slugs, find }: Search, query: string): string[] {
  const { scores } = find(query)
  const score = (slug: string) => scores[slugs.indexOf(slug)] ?? 0
  return slugs.filter(slug => score(slug) > 0).toSorted((a, b) => score(b) - score(a))
}

const search = searchOf([
  ["a", "Rénover les écoles", "Ville de Valombreuil", "Des élèves ont chaud. L’œuvre est longue, au cœur de l’été."],
  [
    "b",
    "Repenser le port",
    "Ville de Kerhoazel",
    "Une école de voile, une autre école, encore une école, près de l’eau.",
  ],
  ["c", "Ouvrir les données", "École nouvelle", "L’égalité de toutes, un travail sur l’hôpital."],
])

test("a title outweighs an authority, which outweighs any number of mentions; all words must be found", () => {
  expect(ranked(search, "ecole")).toEqual(["a", "c", "b"])
  expect(ranked(search, "école port")).toEqual(["b"])
  expect(ranked(search, "école données")).toEqual(["c"])
  expect(ranked(search, "école inconnue")).toEqual([])
})

test.each([
  ["egalite", "c"],
  ["coeur", "a"],
  ["CŒURS", "a"],
  ["l'eau", "b"],
  ["de l’eau", "b"],
  ["travaux", "c"],
  ["hopitaux", "c"],
  ["valom", "a"],
  ["egalitte", "c"],
  ["valombruil", "a"],
  ["kerhoazle", "b"],
  ["valombruei", "a"],
])("«%s» finds %s alone", (query, slug) => {
  expect(ranked(search, query)).toEqual([slug])
})

test("a word that stands somewhere is never corrected, a misspelt one is told", () => {
  expect(search.find("ecole").misspelt).toEqual([])
  expect(search.find("egalitte port").misspelt).toEqual(["egalitte"])
  expect(search.find("zzzz").misspelt).toEqual([])
})

test("one slip is near, two are not", () => {
  const words = ["ecole", "ecoles", "egalite", "port"]
  expect(nearWords(words, "ecloe")).toEqual(["ecole", "ecoles"])
  expect(nearWords(words, "egalte")).toEqual(["egalite"])
  expect(nearWords(words, "eglte")).toEqual([])
  expect(nearWords(words, "por")).toEqual([])
})

test("it tells which missions hold a word in their body alone, where the list does not show it", () => {
  const { hidden } = search.find("ecole")
  expect([...hidden]).toEqual([0, 1, 0])
})

test("every word of the demonstration finds its mission, whatever its case and accents", () => {
  const [edition] = sampleSite().editions
  if (!edition) throw new Error("no édition")
  const search = read(edition)
  for (const mission of edition.missions) {
    const words = mission.sections.flatMap(({ texte }) => texte.match(/[\p{L}\p{M}]{5,}/gu) ?? [])
    for (const word of words.filter((word, index) => index % 7 === 0 && !empty.has(fold(word))))
      expect(ranked(search, word.toUpperCase()), word).toContain(mission.slug)
  }
})

const words = fc.array(fc.constantFrom("œuvre", "Égalité", "l’eau", "æ", "mot", "À", "été,", "cœur", "port", "x"), {
  maxLength: 60,
})

test("an excerpt is a stretch of the text, letter for letter", () => {
  fc.assert(
    fc.property(words, fc.constantFrom("egalite", "coeur", "eau", "port"), (list, query) => {
      const text = list.join(" ")
      const pieces = excerpt(text, wordsOf(query))
      const shown = pieces
        .map(({ text }) => text)
        .join("")
        .replace(/^… | …$/g, "")
      expect(text).toContain(shown)
      expect(pieces.some(({ found }) => found)).toBe(found(query, text))
      for (const piece of pieces.filter(({ found }) => found)) expect(found(query, piece.text)).toBe(true)
    }),
  )
})

test("a place in the folded text leads back to the text", () => {
  fc.assert(
    fc.property(words, list => {
      const text = list.join(" ")
      const folded = fold(text)
      for (let at = 0; at <= folded.length; at++) {
        const back = unfold(text, at)
        expect(fold(text.slice(0, back)).length).toBeLessThanOrEqual(at)
        expect(at - fold(text.slice(0, back)).length).toBeLessThanOrEqual(1)
      }
    }),
  )
})

test("no query breaks it, whatever is typed", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), query => {
      expect(() => search.find(query)).not.toThrow()
    }),
  )
})

test("every word is found again, in each mission it stands in and in no other", () => {
  const text = fc.array(fc.constantFrom("alpha", "beta", "gamma", "delta"), { maxLength: 12 })
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 60 }), texts => {
      const search = searchOf(texts.map((words, at) => [`m${at}`, "titre", "nom", words.join(" ")]))
      for (const word of ["alpha", "beta", "gamma", "delta"] as const)
        expect(ranked(search, word).toSorted()).toEqual(
          texts.flatMap((words, at) => (words.includes(word) ? [`m${at}`] : [])).toSorted(),
        )
    }),
    { numRuns: 30 },
  )
})

test("the best come first, equals in the order they had", () => {
  const halves = fc.array(fc.integer({ min: 0, max: 200_000 }).map(number => number / 2))
  fc.assert(
    fc.property(halves, scores => {
      const found = scores.map((score, at) => ({ score, at }))
      expect(bestFirst(found, ({ score }) => score)).toEqual(found.toSorted((a, b) => b.score - a.score))
    }),
  )
})
