import type { Rule } from "../../model/types.ts"
import { complaints } from "./told.ts"

/** An e-mail address can be written to. */
export const courriel: Rule = {
  id: "courriel",
  severity: "blocking",
  title: "Adresse électronique",
  about: "both",
  doc: {
    why: "Un message envoyé à une adresse mal écrite n’arrive à personne.",
    how: "Écrivez une seule adresse, complète, sans espace ni accent.",
    wrong: "tuteur:\n  courriel: barnabe.gabarisson@mairie",
    right: "tuteur:\n  courriel: barnabe.gabarisson@mairie.example",
  },
  check: complaints("courriel"),
}
