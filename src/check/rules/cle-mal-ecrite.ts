import { fiche } from "../../model/fields.ts"
import type { Problem, Rule, Told } from "../../model/types.ts"
import { meantPointers } from "../keys.ts"
import { labelOf } from "../label.ts"
import { quote } from "../say.ts"
import { problems } from "./told.ts"

/** The name of a question is written in small letters without accents, as in the blank fiche. */
export const cleMalEcrite: Rule = {
  id: "cle-mal-ecrite",
  severity: "blocking",
  title: "Nom d’une question mal écrit",
  about: "both",
  doc: {
    why: "Les questions sont reconnues à leur nom, écrit en minuscules, sans accent ni espace.",
    how: "Écrivez le nom de la question comme dans la fiche vierge.",
    wrong: "Intitulé: Adapter les écoles aux fortes chaleurs",
    right: "intitule: Adapter les écoles aux fortes chaleurs",
  },
  check: problems("cle-mal-ecrite", say),
}

function say({ value = "", span }: Problem): Told {
  const [close] = meantPointers(value, span.start.column > 1, fiche)
  const told = { label: "En-tête du fichier", value }
  if (close === undefined)
    return {
      ...told,
      message: `le formulaire ne connaît pas ${quote(value)}`,
      expected: "des minuscules sans accent ni espace",
    }
  const key = close.slice(close.lastIndexOf("/") + 1)
  return {
    ...told,
    message: `le nom de la question ${quote(labelOf(close, fiche) ?? key)} s’écrit « ${key} »`,
    expected: `« ${key} »`,
    fixes: [{ label: `Écrire « ${key} »`, confidence: "likely", edits: [{ ...span, text: key }] }],
  }
}
