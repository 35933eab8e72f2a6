import type { Rule } from "../../model/types.ts"
import { hasRightKey } from "../../model/values/siret.ts"

/** The fourteen digits of the SIRET agree with their key (Luhn; La Poste by a plain sum). */
export const siretCle: Rule = {
  id: "siret-cle",
  severity: "blocking",
  title: "Clé du SIRET",
  needs: ["/collectivite/siret"],
  doc: {
    why: "Les chiffres d’un SIRET se contrôlent entre eux : un chiffre est faux, et la convention ne pourrait pas être établie.",
    how: "Recopiez le numéro depuis un document officiel. Un numéro recopié en tirant une cellule de tableur augmente d’une unité à chaque ligne.",
    wrong: "collectivite:\n  siret: 213 709 850 00018",
    right: "collectivite:\n  siret: 213 709 850 00019",
  },
  *check({ value }) {
    const siret = String(value("/collectivite/siret"))
    // A wrong SIREN is the cause, and is told for itself.
    if (hasRightKey(siret) || !hasRightKey(siret.slice(0, 9))) return
    yield {
      field: "/collectivite/siret",
      message: "l’un des cinq derniers chiffres est faux, ou deux sont inversés",
      expected: "le numéro tel qu’il figure sur un document officiel",
      example: "900 000 001 00041",
    }
  },
}
