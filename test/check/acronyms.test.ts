import { expect, test } from "vitest"
import { acronymsIn, isNamedAfter, meaningOf, speller } from "../../src/check/acronyms.ts"
import fc from "../draw.ts"

function found(text: string): string[] {
  return acronymsIn(text).map(({ typed }) => typed)
}

test.each([
  ["Le PCAET et la ZFE, puis le PCAET.", ["PCAET", "ZFE"]],
  ["l’ARS, l'OPAH et (le SMVTC)", ["ARS", "OPAH", "SMVTC"]],
  ["le PLUi et le SCoT", ["PLUi", "SCoT"]],
  ["**CLSM** : *CLS*", ["CLSM", "CLS"]],
  ["[le SIG](https://ville.example/SIG-PCAET)", ["SIG"]],
  ["La ZFE-m", ["ZFE"]],
])("acronyms of «%s»", (text, expected) => expect(found(text)).toEqual(expected))

test.each([
  "la DGS, les RH, le CCAS, l’EPCI, un TER, le CAP, le RSA, le SIRET",
  "Mme DURAND, M. MARTIN et Solenne HENRI",
  "IL FAUT AGIR",
  "un sujet TRÈS large, NON, et un vrai besoin : BESOIN",
  "chapitre XIV, lignes T3 et B, 12 MW, CO2, H24, bâtiment A",
  "voir `PCAET` et https://ville.example/PCAET ou PCAET@ville.example",
  "Saint-ÉTIENNE, RÉGIE",
  "une_ZFE, ZFE_m, R&D, a/ZFE",
])("none in «%s»", text => expect(found(text)).toEqual([]))

test.each([
  ["PCAET", "le plan climat-air-énergie territorial (PCAET)"],
  ["PCAET", "le Plan Climat, Air et Énergie Territorial"],
  ["PCAET", "le PCAET (plan territorial de lutte contre le réchauffement)"],
  ["ZFE", "une zone à faibles émissions"],
  ["GEMAPI", "la gestion des milieux aquatiques et la prévention des inondations"],
  ["SCoT", "le schéma de cohérence territoriale"],
  ["EPCC", "un établissement public (EPCC)"],
  ["AAP", "un appel à projets"],
  ["QPV", "les quartiers prioritaires de la politique de la ville"],
  ["ASE", "l’aide sociale à l’enfance"],
])("%s is spelt in «%s»", (acronym, text) => expect(speller(text)(acronym)).toBe(true))

test.each([
  ["PCAET", "le PCAET et les élus"],
  ["SIG", "si grand que soit le SIG"],
  ["ZFE", "la ZFE (depuis 2021)"],
  ["CLSM", "le maire (CLSM)"],
  ["OPAH", "une opération sur l’habitat"],
])("%s is not spelt in «%s»", (acronym, text) => expect(speller(text)(acronym)).toBe(false))

test("every meaning that is known spells its acronym", () => {
  for (const acronym of "AAP ADEME AMI AMO AOM ARS ASE CLS CLSM CRTE CTG DSP ESS GEMAPI MDPH OAP OPAH ORT PAPI PAT PCAET PLH PLUi PPRI QPV RIFSEEP SCoT SIG SPL SRADDET TEOM ZAN ZFE".split(
    " ",
  )) {
    const meaning = meaningOf(acronym) ?? ""
    expect([acronym, meaning !== "", speller(meaning)(acronym)]).toEqual([acronym, true, true])
  }
})

test("an authority may call itself by its letters", () => {
  expect(isNamedAfter("SEDBS", "Syndicat mixte Énergies et Données de Basse-Sermaine")).toBe(true)
  expect(isNamedAfter("PCAET", "Syndicat mixte Énergies et Données de Basse-Sermaine")).toBe(false)
})

test("places are those of the text, whatever it is", () => {
  const word = fc.constantFrom(
    "PCAET",
    "ZFE",
    "le",
    "LES",
    "(",
    ")",
    "[a](https://a.example/ZFE)",
    "`SIG`",
    "\n",
    "PLUi",
    "M.",
    "’",
  )
  fc.assert(
    fc.property(fc.array(word), words => {
      const text = words.join(" ")
      for (const { typed, start, end } of acronymsIn(text)) expect(text.slice(start, end)).toBe(typed)
    }),
  )
})
