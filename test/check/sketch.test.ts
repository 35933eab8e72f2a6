import { readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { overlapOf, sketchOf } from "../../src/check/sketch.ts"
import fc from "../draw.ts"
import { draftOf, findingsOf, sound } from "./base.ts"
import { withExcerpt } from "./excerpt.ts"

const word = fc.stringMatching(/^[a-zé]{2,8}$/)
const words = (many: number) => fc.array(word, { minLength: many, maxLength: many })

describe("the overlap of two texts", () => {
  test("is whole for one text, whatever its case, signs and spaces", () => {
    fc.assert(
      fc.property(words(60), list => {
        const other = list.map((one, rank) => (rank % 3 === 0 ? one.toUpperCase() : one)).join(", \n")
        const { share, start, end } = overlapOf(list.join(" "), other)
        expect([share, start, end]).toEqual([1, 0, list.join(" ").length])
      }),
    )
  })

  test("is the part that was taken over, and names its longest passage", () => {
    const own = (name: string, many: number) => Array.from({ length: many }, (_, rank) => `${name}${rank}`).join(" ")
    const common = own("commun", 60)
    const one = `${own("un", 40)} ${common} ${own("encore", 40)}`
    const found = overlapOf(one, `${own("deux", 20)} ${common} ${own("fin", 60)}`)
    expect(one.slice(found.start, found.end)).toBe(common)
    expect(found.share).toBeCloseTo(55 / 135, 1)
    expect(overlapOf(own("un", 90), own("deux", 90)).share).toBe(0)
  })

  test("of a few words is none", () => {
    expect(overlapOf("Titres-restaurant. Parking gratuit.", "Titres-restaurant. Parking gratuit.").share).toBe(0)
  })
})

test("two forms that nobody has filled in are not each other's copy", () => {
  const blank = readFileSync(new URL("../../schema/fiche-vierge.md", import.meta.url), "utf8")
  expect(sketchOf(draftOf(blank))).toEqual([])
  const told = findingsOf([draftOf(blank), draftOf(blank, "ville-de-brumenelle")])
  expect(told.filter(({ rule }) => rule === "fiche-proche")).toEqual([])
})

test("a sketch leaves titles and answers aside", () => {
  const titles = draftOf(sound.replaceAll(/^[A-ZÉ«-].*$/gm, line => (line.startsWith("--") ? line : "")))
  expect(sketchOf(titles)).toEqual([])
  expect(sketchOf(draftOf(withExcerpt("intitule: Un autre titre")))).toEqual(sketchOf(draftOf(sound)))
  expect(sketchOf(draftOf(sound)).length).toBeGreaterThan(10)
})

/** Fiches of as many authorities, each with a text of its own but for what is shared. */
function fiches(many: number, text: (rank: number) => string) {
  return Array.from({ length: many }, (_, rank) => {
    const siren = `2180${String(10_000 + rank)}`
    return draftOf(text(rank).replace("213 709 850 00019", `${siren}00010`), `ville-${rank}`)
  })
}

function told(drafts: ReturnType<typeof fiches>): string[] {
  return findingsOf(drafts).flatMap(({ rule, path }) =>
    rule === "fiche-proche" ? [path.replace(/.*\/|\.md/g, "")] : [],
  )
}

/** A text of the same shape whose words are those of a rank alone. */
function reworded(rank: number): string {
  return sound.replace(/^[A-ZÉ«-](?!--).*$/gm, line => line.replaceAll(/\p{L}{4,}/gu, one => `${one}${rank}`))
}

test("a text that many took over is told to each of them, however many they are", () => {
  expect(told(fiches(40, () => sound))).toHaveLength(40)
})

test("a paragraph that everybody’s form has is told to nobody", () => {
  const everybody = `## Autres aspects pratiques pour les élèves\n\n${"Deux bureaux équipés et un accès à Internet attendent l’équipe. "}${"Les premiers rendez-vous seront pris avant son arrivée, et les repas se prennent au restaurant administratif."}`
  expect(told(fiches(40, rank => withExcerpt(everybody, reworded(rank))))).toEqual([])
})

test("the one that was retained stands: the other is told", () => {
  const drafts = [
    draftOf(withExcerpt("statut: retenue\nnumero: 1")),
    ...fiches(2, rank => (rank === 0 ? reworded(0) : sound)),
  ]
  expect(told(drafts)).toEqual(["ville-1"])
})
