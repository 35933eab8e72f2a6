import type { Rule } from "../../model/types.ts"
import { quote } from "../say.ts"
import { problems } from "./told.ts"

/** Nothing follows the three hyphens: `---js` would be a program (security, decision 2). */
export const enTeteAutreLangage: Rule = {
  id: "en-tete-autre-langage",
  severity: "blocking",
  title: "Première ligne de l’en-tête",
  firm: true,
  doc: {
    why: "Ce qui suit les trois tirets annonce un programme ; une fiche n’en contient jamais.",
    how: "Ne gardez que les trois tirets sur la première ligne.",
    wrong: "---js\nintitule: Adapter les écoles aux fortes chaleurs\n---",
    right: "---\nintitule: Adapter les écoles aux fortes chaleurs\n---",
  },
  check: problems("en-tete-autre-langage", ({ value = "---" }) => ({
    label: "En-tête du fichier",
    message: `la première ligne est ${quote(value)} : elle ne doit contenir que trois tirets`,
    value,
    expected: "trois tirets, rien d’autre",
  })),
}
