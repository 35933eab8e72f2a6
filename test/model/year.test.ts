import { expect, test } from "vitest"
import type { Edition } from "../../src/model/types.ts"
import { year } from "../../src/model/year.ts"
import fc from "../draw.ts"

const calendrier = {
  cloture: "2025-06-19T23:59",
  publication: "2025-07-04",
  rencontres: ["2025-08-27", "2025-08-28", "2025-08-29"],
  equipes: "2025-09-05",
  echanges_tuteurs: "2025-09-11",
  debut: "2025-10-13",
  fin: "2025-12-19",
}
const edition = { titre: "Projets collectifs", semaines: 9, calendrier } as Edition

test.each([
  ["2024-11-02", "proposer"],
  ["2025-06-19", "proposer"],
  ["2025-06-20", "publier"],
  ["2025-07-03", "publier"],
  ["2025-07-04", "choisir"],
  ["2025-09-05", "choisir"],
  ["2025-09-06", "preparer"],
  ["2025-10-12", "preparer"],
  ["2025-10-13", "partir"],
  ["2025-12-19", "partir"],
  ["2025-12-20", undefined],
])("on %s we are in «%s»", (today, id) => {
  expect(year(edition, today).current?.id).toBe(id)
})

test("the sentence is whole, with its date", () => {
  expect(year(edition, "2025-06-01").sentence).toBe(
    "Les collectivités proposent leurs missions jusqu’au jeudi 19 juin 2025 à 23 h 59.",
  )
  expect(year(edition, "2025-08-25").sentence).toBe("Les équipes se constituent jusqu’au vendredi 5 septembre 2025.")
  expect(year(edition, "2026-01-01").sentence).toBe("L’édition s’est terminée le vendredi 19 décembre 2025.")
})

test("missions published on the morrow of the deadline leave no day to «publier»", () => {
  const hasty = { ...edition, calendrier: { ...calendrier, publication: "2025-06-20" } }
  expect(year(hasty, "2025-06-19").current?.id).toBe("proposer")
  expect(year(hasty, "2025-06-20").current?.id).toBe("choisir")
})

test("any calendar in order: each day has one phase, each phase one stretch of days", () => {
  const day = fc.integer({ min: 0, max: 700 })
  fc.assert(
    fc.property(fc.array(day, { minLength: 6, maxLength: 6 }), day, (days, at) => {
      const [cloture = "", publication = "", equipes = "", tuteurs = "", debut = "", fin = ""] = days
        .sort((a, b) => a - b)
        .map(iso)
      const dates = {
        ...calendrier,
        cloture: `${cloture}T12:00`,
        publication,
        equipes,
        echanges_tuteurs: tuteurs,
        debut,
        fin,
      }
      const today = iso(at)
      const { phases, current } = year({ ...edition, calendrier: dates }, today)
      const holding = phases.filter(({ from = "", to = "" }) => from <= today && today <= to)
      expect(holding.length === 0).toBe(today > fin)
      if (current) expect(holding).toContain(current)
      expect(current === undefined).toBe(today > fin)
    }),
  )
})

function iso(days: number): string {
  return new Date(Date.UTC(2025, 0, 1) + days * 86_400_000).toISOString().slice(0, 10)
}
