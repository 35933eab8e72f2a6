import { expect, test } from "vitest"
import { deadline, deadlineOf } from "../../src/report/deadline.ts"
import { editionOf } from "../check/base.ts"
import { context } from "./sample.ts"

const edition = editionOf()

test.each([
  ["2025-06-12T09:41", "À remettre au plus tard le jeudi 19 juin 2025 à 23 h 59 : il reste 7 jours."],
  ["2025-06-18T23:59", "À remettre au plus tard le jeudi 19 juin 2025 à 23 h 59 : c’est demain."],
  ["2025-06-19T23:59", "À remettre au plus tard le jeudi 19 juin 2025 à 23 h 59 : c’est aujourd’hui."],
  [
    "2025-06-20T00:00",
    "Les propositions sont closes depuis le jeudi 19 juin 2025 à 23 h 59. Phase « Publier » : Toutes les missions paraissent le vendredi 4 juillet 2025.",
  ],
  [
    "2025-10-20T10:00",
    "Les propositions sont closes depuis le jeudi 19 juin 2025 à 23 h 59. Phase « Partir » : Le projet collectif se termine le vendredi 19 décembre 2025.",
  ],
  [
    "2026-01-01T10:00",
    "Les propositions sont closes depuis le jeudi 19 juin 2025 à 23 h 59. L’édition s’est terminée le vendredi 19 décembre 2025.",
  ],
])("at %s", (now, sentence) => {
  expect(deadline(edition, now)).toEqual({ open: now <= "2025-06-19T23:59", sentence })
})

test("the day of the closing, once its hour is past, is the next phase", () => {
  const calendrier = { ...edition.calendrier, cloture: "2025-06-19T12:00" }
  expect(deadline({ ...edition, calendrier }, "2025-06-19T12:01").sentence).toContain("Phase « Publier »")
})

test("no deadline without a day, an édition, or with several", () => {
  const editions = new Map([["2025-2026", edition]])
  expect(deadlineOf({ ...context, editions })).toBeUndefined()
  expect(deadlineOf({ ...context, now: "2025-06-12T09:41" })).toBeUndefined()
  const two = new Map([...editions, ["2024-2025", edition]])
  expect(deadlineOf({ ...context, editions: two, now: "2025-06-12T09:41" })).toBeUndefined()
  expect(deadlineOf({ ...context, editions, now: "2025-06-12T09:41" })?.open).toBe(true)
})
