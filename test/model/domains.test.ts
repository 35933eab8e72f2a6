import { expect, test } from "vitest"
import { areKin, isFreeMail, isMisspelling, meantDomain } from "../../src/model/domains.ts"
import { readValue } from "../../src/model/values.ts"
import fc from "../draw.ts"
import { processor } from "../processor.ts"

test.each([
  ["gmial.com", "gmail.com"],
  ["gmai.com", "gmail.com"],
  ["gmaill.com", "gmail.com"],
  ["gmail.fr", "gmail.com"],
  ["gmail.con", "gmail.com"],
  ["GMAIL.CO", "gmail.com"],
  ["orange.f", "orange.fr"],
  ["orange.rf", "orange.fr"],
  ["ornage.fr", "orange.fr"],
  ["wanado.fr", "wanadoo.fr"],
  ["wanadoo.com", "wanadoo.fr"],
  ["outlok.fr", "outlook.fr"],
  ["outllok.com", "outlook.com"],
  ["hotmal.fr", "hotmail.fr"],
  ["hotmail.cm", "hotmail.com"],
  ["yaho.fr", "yahoo.fr"],
  ["laposte.fe", "laposte.net"],
  ["la-poste.net", "laposte.net"],
  ["fere.fr", "free.fr"],
  ["free.frr", "free.fr"],
  ["valombreuil.fe", "valombreuil.fr"],
  ["agglo-serlande.con", "agglo-serlande.com"],
])("%s was meant to be %s", (typed, meant) => {
  expect(meantDomain(typed)).toBe(meant)
})

test.each(
  (
    "gmail.com ymail.com mail.com email.com orange.com laposte.fr hotmail.be live.be sfr.com orne.fr gard.fr nord.fr lot.fr " +
    "eure.fr ain.fr isere.fr ville-orange.fr grange.fr lille.fr nantes.fr metropole.nantes.fr free.com mairie.example " +
    "paris.fr gers.fr oise.fr hautemarne.fr cd08.fr sdis13.fr interieur.gouv.fr ville.gouv.nc departement974.re a.b"
  ).split(" "),
)("%s is left alone", domain => {
  expect(meantDomain(domain)).toBeUndefined()
})

test("a misspelling is a letter or two of a long enough domain, and never two providers", () => {
  expect(isMisspelling("valombreuil.example", "valombreil.example")).toBe(true)
  expect(isMisspelling("marie.example", "mairie.example")).toBe(true)
  expect(isMisspelling("valombreuil.fr", "valombreuil.fr")).toBe(false)
  expect(isMisspelling("ain.fr", "aisn.fr")).toBe(false)
  expect(isMisspelling("mail.com", "email.com")).toBe(false)
  expect(isMisspelling("hotmail.fr", "hotmail.com")).toBe(false)
})

test("a town and its bodies are kin, by a word of their own", () => {
  expect(areKin("ccas-montferrial.example", "montferrial.example")).toBe(true)
  expect(areKin("rh.valombreuil.fr", "valombreuil.fr")).toBe(true)
  expect(areKin("valdeserlande.fr", "serlande-ville.fr")).toBe(true)
  expect(areKin("ville-valombreuil.fr", "ville-kerhoazel.fr")).toBe(false)
  expect(areKin("saint-aurian.fr", "saint-denis.fr")).toBe(false)
  expect(isFreeMail("Gmail.com")).toBe(true)
  expect(isFreeMail("mairie.example")).toBe(false)
})

test("a cut address is repaired to its provider's end", () => {
  expect(readValue("courriel", "paul.exemplaire@orange.f")).toMatchObject({
    message: "la fin de l’adresse est coupée : il manque au moins une lettre",
    likely: { write: "paul.exemplaire@orange.fr" },
  })
})

test("what was meant is never doubted again, and any text is looked at in time", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(..."gmailornfeco.-@\u00e9"), maxLength: 80 }), text => {
      const meant = meantDomain(text)
      if (meant !== undefined) expect(meantDomain(meant)).toBeUndefined()
      areKin(text, "mairie.example")
      isMisspelling(text, "mairie.example")
    }),
  )
  const taken = processor()
  for (const unit of ["a", "a.", "-", "gmail."]) {
    const long = unit.repeat(250 / unit.length)
    meantDomain(long)
    isMisspelling(long, `${long}b`)
    areKin(long, long.replace("a", "b"))
  }
  expect(taken()).toBeLessThan(200)
})
