import { expect, test } from "vitest"
import { type Answers, type Asked, readState, widenings, writeState } from "../../site/scripts/filter.ts"
import { sieveOf } from "../../site/scripts/sieve.ts"
import fc from "../draw.ts"

const facets = ["region", "theme", "logement"]
const value = fc.constantFrom("a", "b", "c")
const mission: fc.Arbitrary<Answers> = fc.record({
  region: fc.array(value, { minLength: 1, maxLength: 1 }),
  theme: fc.uniqueArray(value),
  logement: fc.array(value, { minLength: 1, maxLength: 1 }),
})
const asking: fc.Arbitrary<Asked> = fc.record({
  region: fc.uniqueArray(value),
  theme: fc.uniqueArray(value),
  logement: fc.uniqueArray(value),
})

test("a count is the number of missions one would see by asking for that value alone in its facet", () => {
  fc.assert(
    fc.property(fc.array(mission), asking, (missions, asked) => {
      const some = missions.flatMap((_, at) => (at % 3 === 0 ? [] : [at]))
      const many = sieveOf(missions, facets).counts(some, asked)
      for (const facet of facets)
        for (const one of ["a", "b", "c"]) {
          const seen = some.filter(at => answers(missions[at] ?? {}, { ...asked, [facet]: [one] })).length
          expect(many.get(facet)?.get(one) ?? 0).toBe(seen)
        }
    }),
  )
})

test("a mission is kept when it has, of each facet in force, one of the values asked for", () => {
  fc.assert(
    fc.property(fc.array(mission), asking, (missions, asked) => {
      const keeps = sieveOf(missions, facets).answering(asked)
      for (const [at, mission] of missions.entries()) expect(keeps(at)).toBe(answers(mission, asked))
    }),
  )
})

test("nothing asked shows everything", () => {
  fc.assert(
    fc.property(mission, one => {
      expect(sieveOf([one], facets).answering({ region: [], theme: [] })(0)).toBe(true)
    }),
  )
})

/** The same in the plainest words. */
function answers(mission: Answers, asked: Asked): boolean {
  return Object.entries(asked).every(
    ([facet, values]) => values.length === 0 || values.some(value => mission[facet]?.includes(value)),
  )
}

test("a widening never shows fewer, and says how many", () => {
  fc.assert(
    fc.property(fc.array(mission), asking, (missions, asked) => {
      for (const { facet, value, many } of widenings([...missions.keys()], asked, sieveOf(missions, facets))) {
        const without = { ...asked, [facet]: (asked[facet] ?? []).filter(other => other !== value) }
        expect(missions.filter(one => answers(one, without)).length).toBe(many)
      }
    }),
  )
})

test("an address gives back the state it was made of", () => {
  fc.assert(
    fc.property(fc.string(), asking, (query, asked) => {
      expect(readState(writeState(query, asked), facets)).toEqual({ query: query.trim(), asked })
    }),
  )
  expect(writeState("  ", { region: [] })).toBe("")
})

test("an empty value in an address asks for nothing", () => {
  expect(readState("?region=&theme=eau&theme=", ["region", "theme"]).asked).toEqual({ region: [], theme: ["eau"] })
})
