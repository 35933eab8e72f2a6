import { expect, test } from "vitest"
import { isReserved, slugOf } from "../../src/model/slug.ts"
import fc from "../draw.ts"

test("a name becomes what stands in an address", () => {
  expect(slugOf("Ville de Valombreuil")).toBe("ville-de-valombreuil")
  expect(slugOf("Communauté d’agglomération Rives de l'Aumance-Noire")).toBe(
    "communaute-d-agglomeration-rives-de-l-aumance-noire",
  )
  expect(slugOf("Ville d’Œuvre (37)")).toBe("ville-d-oeuvre-37")
  expect(slugOf("  …  ")).toBe("")
})

test("a long name stops at the end of a word", () => {
  const long = `Syndicat mixte ${"intercommunal ".repeat(10)}`
  expect(slugOf(long)).toBe("syndicat-mixte-intercommunal-intercommunal-intercommunal-intercommunal")
  expect(slugOf("a".repeat(200))).toHaveLength(80)
})

/** Names of which a fiche may not have the slug as it is. */
const reserved = fc.oneof(
  fc.constantFrom("CON", "Livret", "Ma sélection", "lpt1"),
  fc.nat(80).map(many => `${"a".repeat(many)} grands caractères`),
)

test("whatever the name, the slug is one or nothing, and is its own slug", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: "grapheme", maxLength: 200 }), reserved), name => {
      const slug = slugOf(name)
      expect(slug).toMatch(/^([a-z0-9]+(-[a-z0-9]+)*)?$/)
      expect(slug.length).toBeLessThanOrEqual(80)
      expect(slugOf(slug)).toBe(slug)
      expect(isReserved(slug)).toBe(false)
    }),
  )
})
