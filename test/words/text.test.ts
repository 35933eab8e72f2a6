import { expect, test } from "vitest"
import { count, frenchList, frenchNumber, plural } from "../../src/words/text.ts"

test("a list is joined as people say it", () => {
  expect(frenchList([])).toBe("")
  expect(frenchList(["a"])).toBe("a")
  expect(frenchList(["a", "b"])).toBe("a et b")
  expect(frenchList(["a", "b", "c"])).toBe("a, b et c")
  expect(frenchList(["a", "b", "c"], "ou")).toBe("a, b ou c")
})

test("the plural starts at two", () => {
  expect(count(0, "fiche")).toBe("0 fiche")
  expect(count(1, "fiche")).toBe("1 fiche")
  expect(count(2, "fiche")).toBe("2 fiches")
  expect(count(3, "point bloquant", "points bloquants")).toBe("3 points bloquants")
  expect(plural(1.5, "heure")).toBe("heure")
})

test("digits are grouped by a no-break space", () => {
  expect(frenchNumber(40000)).toBe("40\u00a0000")
  expect(frenchNumber(999)).toBe("999")
  expect(frenchNumber(0.5)).toBe("0,5")
})
