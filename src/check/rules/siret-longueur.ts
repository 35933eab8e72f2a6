import type { Rule } from "../../model/types.ts"
import { complaints } from "./told.ts"

/** A SIRET is 14 digits. */
export const siretLongueur: Rule = {
  id: "siret-longueur",
  severity: "blocking",
  title: "Nombre de chiffres du SIRET",
  about: "both",
  doc: {
    why: "Le SIRET sert à établir la convention et l’appel de la contribution ; incomplet, il ne désigne personne.",
    how: "Recopiez les 14 chiffres : les 9 du SIREN, puis les 5 de l’établissement. Ils figurent sur vos bons de commande et sur annuaire-entreprises.data.gouv.fr.",
    wrong: "collectivite:\n  siret: 2137098500001",
    right: "collectivite:\n  siret: 213 709 850 00019",
  },
  check: complaints("siret-longueur"),
}
