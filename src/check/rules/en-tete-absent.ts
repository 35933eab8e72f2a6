import type { Rule } from "../../model/types.ts"
import { formInstead, formPasted, quote, wordInstead } from "../say.ts"
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
  check: problems("en-tete-absent", ({ value = "", detail = "" }) => ({
    label: "En-tête du fichier",
    message: causes[detail] ?? start(value),
    ...(detail === "avant" ? { value } : {}),
    expected: expected[detail] ?? "une première ligne faite de trois tirets, rien d’autre",
  })),
}

function start(value: string): string {
  return value.trim() === ""
    ? "le fichier ne commence pas par une ligne de trois tirets"
    : `le fichier commence par ${quote(value)} et non par une ligne de trois tirets`
}

const blankForm = "la fiche vierge, remplie ; ou le formulaire Word, envoyé au service des stages"

const causes: { [detail: string]: string } = {
  avant: "un texte est écrit avant la première ligne de trois tirets, où il serait perdu",
  bloc: "la fiche est entourée d’accents graves, qui en feraient un programme",
  vide: "le fichier est vide",
  rtf: "c’est un document RTF, que seul un traitement de texte lit",
  autre: "ce texte n’est pas une fiche : aucune question du formulaire ne s’y trouve",
  page: "c’est le code d’une page web, avec ses balises (« <p> »), et non le texte que l’on y lit",
  citation: "la fiche est citée comme dans un message : un « > » commence chaque ligne",
  formulaire: formPasted,
}

const expected: { [detail: string]: string } = {
  avant: "rien avant les trois tirets : ce texte se retire, ou se place sous le titre qui convient",
  citation: "la fiche seule, sans « > »",
  vide: blankForm,
  rtf: wordInstead,
  autre: blankForm,
  page: "le texte tel qu’il se lit à l’écran, recopié dans la fiche vierge ; ou le formulaire Word, envoyé au service des stages",
  formulaire: formInstead,
}
