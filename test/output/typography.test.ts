import { expect, test } from "vitest"
import { typography } from "../../src/output/typography.ts"
import fc, { draws } from "../draw.ts"
import { processor } from "../processor.ts"

// In the expectations a tilde stands for U+00A0.
const cases: [string, string][] = [
  ["Objectif : agir", "Objectif~: agir"],
  ["Objectif: agir", "Objectif~: agir"],
  ["Pourquoi? Parce que!", "Pourquoi~? Parce que~!"],
  ["Quoi ?! (vraiment ?)", "Quoi~?! (vraiment~?)"],
  ["«bonjour» et « salut »", "«~bonjour~» et «~salut~»"],
  ["l'école d'aujourd'hui", "l’école d’aujourd’hui"],
  ["30% de 350€ et 12 %", "30~% de 350~€ et 12~%"],
  ["62400 habitants, 5 900 élèves", "62~400~habitants, 5~900~élèves"],
  ["12345,67 euros", "12~345,67~euros"],
  ["en 2025, 120 projets", "en 2025, 120 projets"],
  [
    "37995 Valombreuil (37995), BP 12345, code postal 37000.",
    "37995 Valombreuil (37995), BP 12345, code postal 37000.",
  ],
  ["02 61 91 00 12 et 0261910012", "02 61 91 00 12 et 0261910012"],
  ["à 14:30 ou 14 h 30", "à 14:30 ou 14~h~30"],
  ["https://a.fr/b?c=12345!d: non", "https://a.fr/b?c=12345!d: non"],
  ["écrire à l'adresse a.b@c.fr : merci", "écrire à l’adresse a.b@c.fr~: merci"],
  ["le 1er septembre, le 20 juin, au 2e étage", "le 1er~septembre, le 20~juin, au 2e~étage"],
  ["n° 5, n°5, N° 12", "n°~5, n°~5, N°~12"],
  ["au XXIe siècle, Mme Durand et M. Petit", "au XXIe~siècle, Mme~Durand et M.~Petit"],
  ["Le chat, 3 h", "Le chat, 3~h"],
  ["fine\u202f: 1\u202f000", "fine~: 1~000"],
  ["&62400; &nbsp; &#160;", "&62~400~; &nbsp; &#160;"],
  ["SIRET 21370985000019, 20250619", "SIRET 21370985000019, 20250619"],
]

test.each(cases)("%s", (text, expected) => {
  expect(typography(text).replaceAll("\u00a0", "~")).toBe(expected)
})

const fragments = fc.constantFrom(
  ..." |\u00a0|\u202f|\n|'|’|«|»|:|;|!|?|%|€|1|12|123|62400|1er|2e|juin|n°|M.|h|30|km|https://|www.|a@b.fr|mot|É|(|)|.|,|-|/|&|nbsp|XIXe|siècle|Mme|_|#|000|…|º|BP|k€".split(
    "|",
  ),
)
const texts = fc.oneof(
  fc.array(fragments, { maxLength: 14 }).map(parts => parts.join("")),
  fc.string({ unit: "binary" }),
)

test("twice is once", () => {
  fc.assert(
    fc.property(texts, text => {
      const once = typography(text)
      expect(typography(once)).toBe(once)
    }),
    { numRuns: draws(2000) },
  )
})

test("only spaces, apostrophes and the degree of a number change", () => {
  const letters = (text: string) =>
    text
      .replace(/[ \t\u00a0\u202f\u2007\u2009]/g, "")
      .replace(/['’]/g, "'")
      .replace(/[°º]/g, "°")
  fc.assert(
    fc.property(texts, text => {
      expect(letters(typography(text))).toBe(letters(text))
    }),
    { numRuns: draws(2000) },
  )
})

test("a long text takes a short time", () => {
  for (const piece of ["a", "1", "1 ", "'", "« ", "a.", "a@", "M. ", "123 ", "www"]) {
    const taken = processor()
    typography(piece.repeat(50_000 / piece.length))
    expect(taken()).toBeLessThan(1000)
  }
})
