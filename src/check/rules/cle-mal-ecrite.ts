import { fiche } from "../../model/fields.ts"
import type { Problem, Rule, Told } from "../../model/types.ts"
import { frenchList } from "../../words/text.ts"
import { meantPointers } from "../keys.ts"
import { labelOf } from "../label.ts"
import { quote } from "../say.ts"
import { elsewhere, problems } from "./told.ts"

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

function say(problem: Problem): Told {
  const { value = "", span, field, fixes = [] } = problem
  const found = field === undefined ? meantPointers(value, span.start.column > 1, fiche) : [field]
  const [meant] = found
  const told = { label: "En-tête du fichier", value }
  const asked = [...new Set(found.map(pointer => pointer.slice(pointer.lastIndexOf("/") + 1)))]
  if (asked.length > 1)
    return {
      ...told,
      message: `plusieurs questions sont réunies en une : ${quote(value)}`,
      expected: `${frenchList(asked.map(key => `« ${key} »`))}, chacune sur sa ligne`,
    }
  if (meant === undefined)
    return {
      ...told,
      message: `le formulaire ne connaît pas ${quote(value)}`,
      expected: "un nom de question du formulaire, en minuscules, sans accent ni espace",
    }
  if (value.includes(".") && meant === `/${value.replaceAll(".", "/")}`) {
    const [last = "", ...groups] = meant.slice(1).split("/").toReversed()
    const around = labelOf(meant.slice(0, meant.lastIndexOf("/")), fiche) ?? ""
    return {
      ...told,
      message: `${quote(value)} se range sous ${quote(around)}${elsewhere(problem)}`,
      expected: `${frenchList([...groups.toReversed(), last].map(name => `« ${name}: »`))}, chacun sur sa ligne, en retrait sous le précédent`,
    }
  }
  const key = meant.slice(meant.lastIndexOf("/") + 1)
  const label = labelOf(meant, fiche)
  return {
    ...told,
    message: `${label ? `le nom de la question ${quote(label)}` : "ce nom"} s’écrit « ${key} »${elsewhere(problem)}`,
    expected: `« ${key} »`,
    fixes:
      fixes.length > 0
        ? fixes
        : [{ label: `Écrire « ${key} »`, confidence: "likely", edits: [{ ...span, text: key }] }],
  }
}
