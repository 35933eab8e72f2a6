import type { Rule } from "../../model/types.ts"
import { quote } from "../say.ts"
import { problems } from "./told.ts"

/** A fiche starts with a line of three hyphens. */
export const enTeteAbsent: Rule = {
  id: "en-tete-absent",
  severity: "blocking",
  title: "En-tête absent",
  doc: {
    why: "Les réponses courtes (nom, adresses, contacts…) sont lues entre deux lignes de trois tirets, tout en haut du fichier.",
    how: "Mettez une ligne « --- » avant la première réponse, et une autre après la dernière.",
    wrong: "intitule: Adapter les écoles aux fortes chaleurs\n---",
    right: "---\nintitule: Adapter les écoles aux fortes chaleurs\n---",
  },
  check: problems("en-tete-absent", ({ value = "" }) => ({
    label: "En-tête du fichier",
    message:
      value.trim() === ""
        ? "le fichier ne commence pas par une ligne de trois tirets"
        : `le fichier commence par ${quote(value)} et non par une ligne de trois tirets`,
    expected: "une première ligne faite de trois tirets, rien d’autre",
  })),
}
