import fc from "fast-check"
import { expect, test } from "vitest"
import { fold, places, unfold, wordsOf } from "../../site/scripts/fold.ts"
import { type Row, searcher } from "../../site/scripts/search.ts"

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

const rows: Row[] = [
  ["a", "Rénover les écoles", "Ville de Valombreuil", "Des élèves ont chaud. L’œuvre est longue."],
  ["b", "Repenser le port", "Ville de Kerhoazel", "Une école de voile, une autre école, encore une école."],
  ["c", "Ouvrir les données", "Région", "Rien de cela."],
]

test("titles count for more than any number of mentions, and all words must be found", () => {
  const search = searcher(rows)
  const ranked = (query: string) =>
    search(query)
      .toSorted((a, b) => b.score - a.score)
      .map(({ slug }) => slug)
  expect(ranked("ecole")).toEqual(["a", "b"])
  expect(ranked("école port")).toEqual(["b"])
  expect(ranked("école données")).toEqual([])
})

test("what is found in a body is shown there, marked; what stands in plain sight is not repeated", () => {
  const search = searcher(rows)
  expect(
    search("oeuvres")[0]
      ?.excerpt()
      ?.filter(({ found }) => found),
  ).toEqual([{ text: "œuvre", found: true }])
  expect(search("rénover")[0]?.excerpt()).toBeUndefined()
})

const words = fc.array(fc.constantFrom("œuvre", "Égalité", "l’eau", "æ", "mot", "À", "été,", "cœur", "port", "x"), {
  maxLength: 60,
})

test("an excerpt is a stretch of the text, letter for letter", () => {
  fc.assert(
    fc.property(words, fc.constantFrom("egalite", "coeur", "eau", "port"), (list, query) => {
      const text = list.join(" ")
      const [hit] = searcher([["s", "", "", text]])(query)
      const shown =
        hit
          ?.excerpt()
          ?.map(({ text }) => text)
          .join("")
          .replace(/^… | …$/g, "") ?? ""
      expect(text).toContain(shown)
      for (const piece of hit?.excerpt()?.filter(({ found }) => found) ?? [])
        expect(found(query, piece.text)).toBe(true)
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
      expect(() => searcher(rows)(query)).not.toThrow()
    }),
  )
})
