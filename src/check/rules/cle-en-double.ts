import { fiche } from "../../model/fields.ts"
import type { Rule, Told } from "../../model/types.ts"
import { labelOf } from "../label.ts"
import { quote } from "../say.ts"
import { problems } from "./told.ts"

/** A question is answered once. */
export const cleEnDouble: Rule = {
  id: "cle-en-double",
  severity: "blocking",
  title: "Question à laquelle on répond deux fois",
  about: "both",
  doc: {
    why: "Entre deux réponses à la même question, rien ne dit laquelle est la bonne.",
    how: "Gardez une seule des deux réponses.",
    wrong: "intitule: Adapter les écoles aux fortes chaleurs\nintitule: Adapter les écoles au climat de demain",
    right: "intitule: Adapter les écoles au climat de demain",
  },
  check: problems("cle-en-double", ({ value = "", detail = "" }) => {
    return (
      pasted[detail] ?? {
        label: labelOf(detail, fiche) ?? "En-tête du fichier",
        message: `la question ${quote(value)} est écrite deux fois : une seule des deux réponses a été lue`,
      }
    )
  }),
}

/** What is pasted twice holds every question. */
const pasted: { [detail: string]: Told } = {
  "en-tete": {
    label: "En-tête du fichier",
    message: "les réponses courtes sont écrites deux fois : seules les premières ont été lues",
    expected: "un seul en-tête, entre deux lignes de trois tirets",
  },
  premier: {
    label: "En-tête du fichier",
    message: "les réponses courtes sont écrites deux fois : seules les secondes, plus complètes, ont été lues",
    expected: "un seul en-tête, entre deux lignes de trois tirets",
  },
  etranger: {
    label: "En-tête du fichier",
    message: "un en-tête qui ne répond à aucune question précède celui de la fiche, qui seul a été lu",
    expected: "un seul en-tête, celui de la fiche",
  },
  fiche: {
    label: "Texte de la fiche",
    message: "une seconde fiche commence ici : seule la première a été lue",
    expected: "une seule fiche par fichier",
  },
  vierge: {
    label: "En-tête du fichier",
    message: "une fiche sans réponses est restée au-dessus de la vôtre ; c’est la vôtre qui a été lue",
    expected: "votre fiche, et rien avant elle",
  },
}
