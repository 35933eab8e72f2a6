import type { Rule } from "../../model/types.ts"
import { hasRightKey } from "../../model/values/siret.ts"

/** The nine digits of the SIREN agree with their key (Luhn). */
export const sirenCle: Rule = {
  id: "siren-cle",
  severity: "blocking",
  title: "Clé du SIREN",
  needs: ["/collectivite/siret"],
  doc: {
    why: "Les neuf premiers chiffres d’un SIRET, le SIREN, se contrôlent entre eux : un chiffre est faux, et le numéro ne désigne personne.",
    how: "Recopiez le numéro depuis un document officiel : bon de commande, avis de situation, annuaire-entreprises.data.gouv.fr.",
    wrong: "collectivite:\n  siret: 111 222 333 44455",
    right: "collectivite:\n  siret: 213 709 850 00019",
  },
  *check({ value }) {
    const siret = String(value("/collectivite/siret"))
    if (hasRightKey(siret.slice(0, 9))) return
    yield {
      field: "/collectivite/siret",
      message: "l’un des neuf premiers chiffres (le SIREN) est faux, ou deux sont inversés",
      expected: "le numéro tel qu’il figure sur un document officiel",
      example: "900 000 001 00041",
    }
  },
}
