import { expect, test } from "vitest"
import { sayCounts, verdict } from "../../src/words/verdict.ts"

const none = { files: 16, stopped: 0, blocking: 0, toCheck: 0, advice: 0, late: 0 }

test("what blocks comes first, and its author acts next", () => {
  expect(verdict({ ...none, blocking: 3, stopped: 2, advice: 1 })).toEqual({
    sentence: "3 points bloquants et 1 conseil dans 2 fichiers sur 16.",
    next: "À vous de corriger ce qui est bloquant, puis de vérifier à nouveau.",
  })
  expect(verdict({ ...none, files: 1, blocking: 1, stopped: 1 }).sentence).toBe("1 point bloquant.")
})

test("a late fiche is a situation, and the office decides", () => {
  expect(verdict({ ...none, toCheck: 1, late: 1 })).toEqual({
    sentence: "Hors délai : une fiche est arrivée après la clôture. Rien de bloquant par ailleurs.",
    next: "Au service des stages de décider : écrivez-lui.",
  })
})

test("praise only when nothing is left, and only when something was read", () => {
  expect(verdict({ ...none, toCheck: 2 }).sentence).toBe("Rien de bloquant : 2 points à vérifier.")
  expect(verdict({ ...none, advice: 1 }).sentence).toBe("Rien de bloquant : 1 conseil.")
  expect(verdict(none).sentence).toBe("16 fichiers vérifiés : rien à corriger.")
  expect(verdict({ ...none, files: 0 }).sentence).toBe("Aucune fiche à vérifier.")
})

test("counts name what is there, joined as people say it", () => {
  expect(sayCounts({ blocking: 1, toCheck: 2, advice: 3 })).toBe("1 point bloquant, 2 points à vérifier et 3 conseils")
  expect(sayCounts({ blocking: 0, toCheck: 0, advice: 0 })).toBe("")
})
