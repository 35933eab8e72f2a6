import { fiche } from "../../model/fields.ts"
import type { Draft, Rule, Told } from "../../model/types.ts"
import { fieldsIn, labelOf } from "../label.ts"
import { complaints, elsewhere, problems } from "./told.ts"

/** What was understood although written otherwise; a machine may correct all of it. */
export const ecriture: Rule = {
  id: "ecriture",
  severity: "advice",
  title: "Écriture à simplifier",
  about: "both",
  doc: {
    why: "La réponse est comprise ; écrite comme les autres, elle le sera aussi par les outils et les personnes qui la reliront.",
    how: "Acceptez la correction proposée, ou lancez « missions check --fix », qui la fait.",
    wrong: "accueil:\n  hebergement: Oui",
    right: "accueil:\n  hebergement: oui",
  },
  *check(subject, context) {
    yield* read(subject, context)
    yield* values(subject, context)
    yield* headings(subject.draft)
  },
}

const values = complaints("ecriture")
const read = problems("ecriture", problem => {
  const { detail = "", value, field } = problem
  return {
    label: (field === undefined ? undefined : labelOf(field, fiche)) ?? "Fichier",
    message: `${causes[detail] ?? "une écriture inhabituelle a été comprise"}${detail === "guillemets-courbes" ? elsewhere(problem) : ""}`,
    ...(value === undefined ? {} : { value }),
  }
})

const causes: { [detail: string]: string } = {
  bom: "un caractère invisible précède la première ligne",
  crlf: "les fins de ligne sont celles de Windows",
  nfd: "des lettres et leurs accents sont enregistrés séparément",
  tirets: "des espaces suivent les trois tirets",
  "espace-insecable": "des espaces insécables sont placés entre les mots de l’en-tête",
  "guillemets-courbes": "des guillemets courbes sont écrits à la place de guillemets droits",
}

/** A heading recognised although it is not letter for letter the form's. */
function* headings(draft: Draft): Iterable<Told> {
  for (const { key, exact, headingSpan, heading } of draft.sections()) {
    const label =
      key === null || exact ? undefined : fieldsIn(fiche).find(field => field.section && field.key === key)?.label
    if (label === undefined) continue
    yield {
      span: headingSpan,
      label,
      message: "le titre est reconnu, mais il ne s’écrit pas tout à fait ainsi",
      value: heading,
      expected: `« ## ${label} »`,
      fixes: [
        {
          label: "Écrire le titre du formulaire",
          confidence: "certain",
          edits: [{ ...headingSpan, text: `## ${label}` }],
        },
      ],
    }
  }
}
