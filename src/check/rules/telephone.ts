import type { Rule } from "../../model/types.ts"
import { complaints } from "./told.ts"

/** A phone number can be called. */
export const telephone: Rule = {
  id: "telephone",
  severity: "blocking",
  title: "Numéro de téléphone",
  doc: {
    why: "L’école et l’équipe doivent pouvoir appeler.",
    how: "Écrivez un seul numéro, de dix chiffres ; pour l’outre-mer, celui que l’on compose sur place.",
    wrong: "tuteur:\n  telephone: 06 39 98 00",
    right: "tuteur:\n  telephone: 06 39 98 00 12",
  },
  check: complaints("telephone"),
}
