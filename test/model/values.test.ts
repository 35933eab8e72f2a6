import { describe, expect, test } from "vitest"
import { fields } from "../../src/model/fields.ts"
import { hasRightKey } from "../../src/model/values/siret.ts"
import type { Hints, Reading } from "../../src/model/values.ts"
import { isUnderstood, readValue, saisies } from "../../src/model/values.ts"
import fc from "../draw.ts"
import { processor } from "../processor.ts"

const categories = fields().find(({ pointer }) => pointer === "/collectivite/categorie")?.choices ?? []
const statuts = fields().find(({ pointer }) => pointer === "/statut")?.choices ?? []

/** kind, typed, value, and how it is to be written when it was typed otherwise. */
const understood: [string, string, unknown, (string | undefined)?, Hints?][] = [
  ["texte", "  Bâtir\u00a0: une  stratégie ", "Bâtir : une stratégie"],
  ["texte", "e\u0301cole", "école"],
  ["lignes", "Hôtel de ville  \r\n\r\n 37995 Valombreuil", "Hôtel de ville\n37995 Valombreuil"],
  ["siret", "21370985000019", "21370985000019"],
  ["siret", "213 709 850 00019", "21370985000019"],
  ["siret", "213.709.850.00019", "21370985000019", "213 709 850 00019"],
  ["siret", "213\u00a0709\u00a0850\u00a000019", "21370985000019", "213 709 850 00019"],
  ["siret", "SIRET : 21 37 09 85 00 00 19", "21370985000019", "213 709 850 00019"],
  ["siret", "00012345600018", "00012345600018"],
  ["siren", "213 709 850", "213709850"],
  ["courriel", "stages.rh@mairie.example", "stages.rh@mairie.example"],
  ["courriel", " <stages@mairie.example>", "stages@mairie.example", "stages@mairie.example"],
  ["courriel", "mailto:stages@mairie.example", "stages@mairie.example", "stages@mairie.example"],
  ["telephone", "02 61 91 00 12", "+33261910012"],
  ["telephone", "+33 2 61 91 00 12", "+33261910012"],
  ["telephone", "0261910012", "+33261910012", "02 61 91 00 12"],
  ["telephone", "02.61.91.00.12", "+33261910012", "02 61 91 00 12"],
  ["telephone", "Tél. : 02-61-91-00-12", "+33261910012", "02 61 91 00 12"],
  ["telephone", "+33 (0)2 61 91 00 12", "+33261910012", "+33 2 61 91 00 12"],
  ["telephone", "0033 2 61 91 00 12", "+33261910012", "+33 2 61 91 00 12"],
  ["telephone", "06 39 98 00 12", "+33639980012"],
  ["telephone", "0692 12 34 56", "+262692123456", undefined, { country: "RE" }],
  ["telephone", "06 92 12 34 56", "+262692123456"],
  ["telephone", "0639 69 12 34", "+262639691234", undefined, { country: "YT" }],
  ["telephone", "0590 20 12 34", "+590590201234", undefined, { country: "GP" }],
  ["telephone", "01 99 00 97 20", "+33199009720", undefined, { country: "MQ" }],
  ["telephone", "40 50 12 34", "+68940501234", undefined, { country: "PF" }],
  ["telephone", "+32 2 552 05 11", "+3225520511"],
  ["oui-non", "oui", true],
  ["oui-non", "non", false],
  ["oui-non", "OUI", true, "oui"],
  ["oui-non", "Oui.", true, "oui"],
  ["oui-non", "yes", true, "oui"],
  ["oui-non", "true", true, "oui"],
  ["oui-non", "vrai", true, "oui"],
  ["oui-non", "x", true, "oui"],
  ["oui-non", "N", false, "non"],
  ["choix", "recue", "recue", undefined, { choices: statuts }],
  ["choix", "Reçue", "recue", "recue", { choices: statuts }],
  ["choix", "À corriger", "a-corriger", "a-corriger", { choices: statuts }],
  ["choix", "Intercommunalité", "epci", "epci", { choices: categories }],
  ["choix", "Service d'incendie et de secours (SDIS)", "sdis", "sdis", { choices: categories }],
  ["liste", "santé, éducation", ["santé", "éducation"]],
  ["liste", "santé ; éducation, jeunesse", ["santé", "éducation, jeunesse"]],
  ["liste", "- santé\n- éducation\n", ["santé", "éducation"]],
  ["entier", "12", 12],
  ["entier", "40 000", 40000],
  ["entier", "4\u00a0000 €", 4000, "4000"],
  ["entier", "n° 007", 7, "7"],
  ["entier", "4000.00", 4000, "4000"],
  ["entier", "4.000,00 €", 4000, "4000"],
  ["entier", "1.200.000", 1_200_000, "1200000"],
  ["date", "2025-06-20", "2025-06-20"],
  ["date", "20 juin 2025", "2025-06-20"],
  ["date", "vendredi 20 juin 2025", "2025-06-20"],
  ["date", "Vendredi 20 Juin 2025", "2025-06-20"],
  ["date", "1er septembre 2025", "2025-09-01"],
  ["date", "1 septembre 2025", "2025-09-01", "1er septembre 2025"],
  ["date", "20/06/2025", "2025-06-20", "20 juin 2025"],
  ["date", "le 5 sept. 2025", "2025-09-05", "5 septembre 2025"],
  ["dates", "27 août 2025, 28 août 2025", ["2025-08-27", "2025-08-28"]],
  ["dates", "mercredi 27, jeudi 28 et vendredi 29 août 2025", ["2025-08-27", "2025-08-28", "2025-08-29"]],
  ["dates", "29 août et 1er septembre 2025", ["2025-08-29", "2025-09-01"]],
  ["instant", "19 juin 2025 23:59", "2025-06-19T23:59"],
  ["instant", "jeudi 19 juin 2025 à 23 h 59", "2025-06-19T23:59"],
  ["instant", "19 juin 2025 23h59", "2025-06-19T23:59"],
  ["instant", "19 juin 2025, 9 h", "2025-06-19T09:00"],
  ["instant", "2025-06-19T23:59", "2025-06-19T23:59"],
  ["severite", "bloquant", "blocking"],
  ["severite", "À vérifier", "to-check"],
  ["severite", "conseil", "advice"],
]

test.each(understood)("%s «%s» is understood", (saisie, typed, value, write, hints) => {
  expect(readValue(saisie, typed, hints)).toEqual(write === undefined ? { value } : { value, write })
})

test.each(understood.filter(([, , , write]) => write !== undefined))(
  "%s «%s»: the clean writing is read as the same value and left alone",
  (saisie, typed, value, write = typed, hints) => {
    expect(readValue(saisie, write, hints)).toEqual({ value })
  },
)

/** kind, typed, rule, message, likely correction. */
const misunderstood: [string, string, string, string, (string | undefined)?, Hints?][] = [
  ["siret", "2137098500001", "siret-longueur", "il manque un chiffre (13 au lieu de 14)"],
  [
    "siret",
    "213709850",
    "siret-longueur",
    "c’est le SIREN (9 chiffres) : il manque les 5 chiffres qui désignent l’établissement",
  ],
  ["siret", "213709850000199", "siret-longueur", "il y a un chiffre de trop (15 au lieu de 14)"],
  [
    "siret",
    "2,1371E+13",
    "siret-longueur",
    "le tableur a abrégé ce numéro : les derniers chiffres sont perdus, il faut le recopier depuis un autre document",
  ],
  ["siret", "en cours", "siret-longueur", "ce numéro ne contient que des chiffres"],
  ["courriel", "stages.rh", "courriel", "il manque le signe @"],
  ["courriel", "stages@mairie,fr", "courriel", "une virgule est écrite à la place d’un point", "stages@mairie.fr"],
  ["courriel", "stages (at) mairie.fr", "courriel", "il manque le signe @", "stages@mairie.fr"],
  [
    "courriel",
    "a@mairie.fr ou b@mairie.fr",
    "courriel",
    "plusieurs adresses sont écrites, une seule est attendue",
    "a@mairie.fr",
  ],
  [
    "courriel",
    "hélène@mairie.fr",
    "courriel",
    "une adresse ne contient ni accent ni signe particulier",
    "helene@mairie.fr",
  ],
  ["courriel", "helene@mairie", "courriel", "il manque la fin de l’adresse, après le signe @ (par exemple « .fr »)"],
  ["telephone", "02 61 91 00 1", "telephone", "il manque des chiffres (9 chiffres au lieu de 10)"],
  [
    "telephone",
    "261910012",
    "telephone",
    "il manque un chiffre (9 chiffres au lieu de 10) : un zéro s’est sans doute perdu au début",
    "02 61 91 00 12",
  ],
  [
    "telephone",
    "02 61 91 00 12 / 06 39 98 00 12",
    "telephone",
    "plusieurs numéros sont écrits, un seul est attendu",
    "02 61 91 00 12",
  ],
  ["telephone", "02 61 91 00 12 poste 45", "telephone", "d’autres mots accompagnent le numéro"],
  ["telephone", "00 00 00 00 00", "telephone", "ce numéro n’existe pas"],
  ["oui-non", "oui, quatre chambres", "oui-non", "la réponse dit plus que oui ou non", "oui"],
  ["oui-non", "à voir", "oui-non", "la réponse n’est ni oui ni non"],
  ["choix", "comune", "choix-inconnu", "cette réponse n’est pas dans la liste", "commune", { choices: categories }],
  ["choix", "préfecture", "choix-inconnu", "cette réponse n’est pas dans la liste", undefined, { choices: categories }],
  ["entier", "douze", "valeur-inattendue", "ce n’est pas un nombre entier"],
  ["entier", "9.5", "valeur-inattendue", "ce n’est pas un nombre entier"],
  ["entier", "12,50 €", "valeur-inattendue", "ce n’est pas un nombre entier"],
  ["entier", "4 00", "valeur-inattendue", "ce n’est pas un nombre entier"],
  ["date", "31 juin 2025", "date", "ce jour n’existe pas"],
  ["date", "jeudi 20 juin 2025", "date", "le 20 juin 2025 est un vendredi, pas un jeudi"],
  ["date", "fin juin", "date", "ce n’est pas une date"],
  ["instant", "19 juin 2025", "date", "il manque l’heure"],
  ["instant", "19 juin 2025 24:00", "date", "cette heure n’existe pas"],
]

test.each(misunderstood)("%s «%s» is told", (saisie, typed, rule, message, likely, hints) => {
  const reading = readValue(saisie, typed, hints)
  expect(reading).toMatchObject({ rule, message })
  expect(!isUnderstood(reading) && reading.likely?.write).toBe(likely)
})

describe("whatever is typed", () => {
  const saisie = fc.constantFrom(...saisies())
  const text = fc.oneof(fc.string(), fc.string({ unit: "grapheme" }), fc.stringMatching(/^[\d\s.@,;:/+()a-zé-]{0,80}$/))

  test("reading ends well, and what it writes is read back as the same value", () => {
    fc.assert(
      fc.property(saisie, text, (kind, typed) => {
        const hints = { choices: categories }
        const reading: Reading = readValue(kind, typed, hints)
        if (!isUnderstood(reading) || reading.write === undefined) return
        expect(readValue(kind, reading.write, hints)).toEqual({ value: reading.value })
      }),
      { numRuns: 3000 },
    )
  })

  test.each(saisies())("%s: 50 000 characters take less than 0.1 s", kind => {
    const long = [
      "a",
      "1",
      " ",
      "a ",
      "1 ",
      "@",
      "a.",
      "a@",
      "a@a.",
      "0-",
      "(",
      "e\u0301",
      "\u00a0",
      "12 août 2025, ",
      "; ",
    ]
    for (const unit of long) {
      const typed = unit.repeat(50_000 / unit.length)
      const taken = processor()
      readValue(kind, typed, { choices: categories })
      readValue(kind, `${typed}!`, { choices: categories })
      expect(taken(), `${kind} ${unit}`).toBeLessThan(500)
    }
  })
})

test("keys of SIREN and SIRET", () => {
  expect(hasRightKey("213709850")).toBe(true)
  expect(hasRightKey("213709851")).toBe(false)
  expect(hasRightKey("21370985000019")).toBe(true)
  expect(hasRightKey("21370985000018")).toBe(false)
  // La Poste: its head office counts as everybody, its post offices by the plain sum.
  expect(hasRightKey("35600000000048")).toBe(true)
  expect(hasRightKey("35600000049837")).toBe(true)
  expect(hasRightKey("35600000049838")).toBe(false)
})
