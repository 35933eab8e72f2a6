import { expect, test } from "vitest"
import {
  type Choice,
  clean,
  drop,
  kept,
  merge,
  note,
  noteOf,
  nothing,
  rank,
  replace,
  star,
  unrank,
} from "../../site/scripts/selection.ts"
import fc from "../draw.ts"

const slugs = ["agglo-du-lac", "commune-2", "constructor", "metropole", "ville-de-valombreuil"]
const slug = fc.constantFrom(...slugs)
const choice: fc.Arbitrary<Choice> = fc
  .record({
    wishes: fc.array(slug),
    starred: fc.array(slug),
    notes: fc.dictionary(slug, fc.string({ unit: "grapheme" })),
  })
  .map(clean)

test("a star put on is a mission without a rank; taken off, nothing is left but the note", () => {
  fc.assert(
    fc.property(choice, slug, (before, one) => {
      const noted = note(before, one, "à garder")
      const after = star(noted, one)
      expect(kept(after).includes(one)).toBe(!kept(before).includes(one))
      expect(after.wishes.includes(one)).toBe(false)
      expect(noteOf(after, one)).toBe("à garder")
      expect(star(after, one).wishes).toEqual(drop(before, one).wishes)
    }),
  )
})

test("a mission takes the rank it is given, and the others keep their order", () => {
  fc.assert(
    fc.property(choice, slug, fc.integer({ min: -2, max: 8 }), (before, one, at) => {
      const after = rank(before, one, at)
      expect(after.wishes.indexOf(one)).toBe(Math.min(Math.max(at, 0), after.wishes.length - 1))
      expect(drop(after, one)).toEqual(drop(before, one))
      expect(unrank(after, one)).toMatchObject({ wishes: drop(before, one).wishes, notes: before.notes })
      expect(unrank(after, one).starred[0]).toBe(one)
    }),
  )
})

test("whatever is done, each mission stands in one place, and what is clean stays as it is", () => {
  fc.assert(
    fc.property(choice, choice, slug, fc.string(), (mine, theirs, one, text) => {
      for (const after of [
        star(mine, one),
        rank(mine, one, 1),
        unrank(mine, one),
        drop(mine, one),
        note(mine, one, text),
        merge(mine, theirs),
        replace(mine, theirs),
      ]) {
        expect(new Set(kept(after)).size).toBe(kept(after).length)
        expect(clean(after)).toEqual(after)
      }
    }),
  )
})

test("another's choice comes after one's own, or instead of it; notes already written stay in both cases", () => {
  fc.assert(
    fc.property(choice, choice, (mine, theirs) => {
      const both = merge(mine, theirs)
      expect(both.wishes.slice(0, mine.wishes.length)).toEqual(mine.wishes)
      expect(new Set(kept(both))).toEqual(new Set([...kept(mine), ...kept(theirs)]))
      const other = replace(mine, theirs)
      expect([other.wishes, other.starred]).toEqual([theirs.wishes, theirs.starred])
      for (const after of [both, other]) expect(after.notes).toMatchObject(mine.notes)
      expect(merge(mine, nothing)).toEqual(mine)
    }),
  )
  const theirs = { wishes: ["metropole"], starred: [], notes: { metropole: "la leur", "commune-2": "la leur" } }
  const mine = { wishes: ["commune-2"], starred: ["metropole"], notes: { metropole: "la mienne" } }
  expect(merge(mine, theirs)).toEqual({
    wishes: ["commune-2", "metropole"],
    starred: [],
    notes: { metropole: "la mienne", "commune-2": "la leur" },
  })
})

test("a blank note is no note, a long one is cut, and a mission named like a property of every object has none", () => {
  expect(note(nothing, "metropole", " \n ")).toEqual(nothing)
  expect(noteOf(note(nothing, "metropole", "n".repeat(3000)), "metropole")).toHaveLength(2000)
  expect(noteOf(nothing, "constructor")).toBe("")
})

test("out of anything comes a sound choice", () => {
  fc.assert(
    fc.property(fc.anything(), fc.anything(), fc.anything(), (wishes, starred, notes) => {
      const made = clean({ wishes, starred, notes })
      expect(clean(made)).toEqual(made)
      for (const one of [...kept(made), ...Object.keys(made.notes)]) expect(one).toMatch(/^[a-z0-9-]{1,80}$/)
    }),
  )
  expect(clean({ wishes: ["a", "<b>", "../c", "a", 5, null], starred: ["a", "b"], notes: { __proto__: "x" } })).toEqual(
    { wishes: ["a"], starred: ["b"], notes: {} },
  )
})
