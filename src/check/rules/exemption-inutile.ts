import type { Rule } from "../../model/types.ts"
import { complaints } from "./told.ts"

/** An exemption lifts something; one that does not, or no longer does, is removed. */
export const exemptionInutile: Rule = {
  id: "exemption-inutile",
  severity: "blocking",
  title: "Exemption sans effet",
  about: "edition",
  crossFile: true,
  doc: {
    why: "Une exemption oubliée lèverait plus tard un contrôle sans que personne l’ait voulu.",
    how: "Retirez ses trois lignes des réglages de l’édition. Si le nom de la fiche a changé, écrivez le nouveau.",
    wrong:
      "exemptions:\n  - fiche: ville-de-valombreuil\n    controle: population\n    raison: Accord de la direction des études.",
    right: "exemptions: []",
  },
  check: complaints("exemption-inutile"),
}
