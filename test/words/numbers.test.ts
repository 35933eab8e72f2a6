import { expect, test } from "vitest"
import { inLetters } from "../../src/words/numbers.ts"

test.each([
  [0, "zéro"],
  [1, "une"],
  [9, "neuf"],
  [16, "seize"],
  [17, "dix-sept"],
  [20, "vingt"],
  [21, "vingt et une"],
  [22, "vingt-deux"],
  [61, "soixante et une"],
  [70, "soixante-dix"],
  [71, "soixante et onze"],
  [72, "soixante-douze"],
  [80, "quatre-vingts"],
  [81, "quatre-vingt-une"],
  [91, "quatre-vingt-onze"],
  [99, "quatre-vingt-dix-neuf"],
])("%i is «%s»", (many, words) => {
  expect(inLetters(many)).toBe(words)
})

test("from a hundred, and for what is no count, digits are kept", () => {
  expect(inLetters(100)).toBe("100")
  expect(inLetters(-1)).toBe("-1")
  expect(inLetters(1.5)).toBe("1.5")
})
