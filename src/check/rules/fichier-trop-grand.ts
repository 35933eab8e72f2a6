import type { Rule } from "../../model/types.ts"
import { frenchNumber } from "../../words/text.ts"
import { problems } from "./told.ts"

/** A fiche weighs at most 64 KiB (security, decision 5). */
export const fichierTropGrand: Rule = {
  id: "fichier-trop-grand",
  severity: "blocking",
  title: "Fichier trop grand",
  about: "both",
  doc: {
    why: "Une fiche se lit en deux pages ; un fichier beaucoup plus lourd contient autre chose qu’un texte de fiche.",
    how: "Raccourcissez les réponses, et donnez l’adresse d’un document plutôt que son contenu.",
    wrong: "Un fichier de 300 000 octets, où tout un rapport a été collé.",
    right: "Un fichier de 10 000 octets, soit deux pages.",
  },
  check: problems("fichier-trop-grand", ({ value, detail }) => ({
    label: "Fichier",
    message: `il est trop grand : ${frenchNumber(Number(value ?? detail))} octets`,
    expected: `${frenchNumber(65_536)} octets au plus, soit une dizaine de pages`,
  })),
}
