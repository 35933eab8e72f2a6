import { expect, test } from "vitest"
import { indexLetter, indexName } from "../../src/words/index-names.ts"

test.each([
  ["Ville de Valombreuil", "Valombreuil (Ville)", "V"],
  ["Ville d'Anse-Balisier", "Anse-Balisier (Ville)", "A"],
  ["Ville du Mans", "Le Mans (Ville)", "L"],
  ["Ville des Ulis", "Les Ulis (Ville)", "L"],
  ["Ville de La Rochelle", "La Rochelle (Ville)", "L"],
  ["Commune d’Épinay", "Épinay (commune)", "E"],
  ["Communauté d’agglomération Val-de-Serlande", "Val-de-Serlande (CA)", "V"],
  ["Communauté d’agglomération du Pays de l’Ourcq", "Pays de l’Ourcq (CA)", "P"],
  ["Communauté urbaine du Pays d’Orvelle", "Pays d’Orvelle (CU)", "P"],
  ["Métropole Nordhalie", "Nordhalie (Métropole)", "N"],
  ["Département de la Haute-Vernaise", "Haute-Vernaise (dép.)", "H"],
  ["Département du Val-d’Aubronne", "Val-d’Aubronne (dép.)", "V"],
  ["Conseil départemental de l’Ain", "Ain (dép.)", "A"],
  ["Région Ponant-Cornouaille", "Ponant-Cornouaille (Région)", "P"],
  ["Service départemental d’incendie et de secours de la Sarmoise", "Sarmoise (SDIS)", "S"],
  ["SDIS de l’Œuvre", "Œuvre (SDIS)", "O"],
  ["Centre communal d’action sociale de Montferrial", "Montferrial (CCAS)", "M"],
  ["Centre de gestion de la fonction publique territoriale du Nord", "Nord (CDG)", "N"],
  ["Syndicat mixte Énergies et Données de Basse-Sermaine", "Énergies et Données de Basse-Sermaine (syndicat)", "E"],
  ["Grand Paris Sud", "Grand Paris Sud", "G"],
  ["Ville", "Ville", "V"],
])("%s is filed as %s", (nom, filed, letter) => {
  expect(indexName(nom)).toBe(filed)
  expect(indexLetter(filed)).toBe(letter)
})
