import { expect, test } from "vitest"
import { nearest } from "../../src/model/nearest.ts"

const keys = ["nom", "prenom", "telephone", "courriel", "fonction", "hebergement", "permis_b"]

test.each([
  ["telephonne", "telephone"],
  ["téléphone", "telephone"],
  ["couriel", "courriel"],
  ["hebergemnet", "hebergement"],
  ["permis b", "permis_b"],
  ["Nom", "nom"],
])("%s is near %s", (word, expected) => {
  expect(nearest(word, keys)).toBe(expected)
})

test.each(["", "x", "non-lieu", "email", "adresse", "a".repeat(5000)])("nothing is near %.20s", word => {
  expect(nearest(word, keys)).toBeUndefined()
})

test("two as near are none", () => {
  expect(nearest("theme_c", ["theme_a", "theme_b"])).toBeUndefined()
})
