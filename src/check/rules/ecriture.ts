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
  lignes: "la réponse est écrite sur plusieurs lignes, qui seraient réunies en une",
  "guillemets-courbes": "des guillemets courbes sont écrits à la place de guillemets droits",
}

/** Headings recognised although they are not letter for letter the form's: several are one habit, told once. */
function headings(draft: Draft): Told[] {
  const told = draft.sections().flatMap(({ key, exact, headingSpan, heading }) => {
    const label = key === null || exact ? undefined : titles.get(key)
    return label === undefined ? [] : [{ span: headingSpan, label, value: heading, text: `## ${label}` }]
  })
  const habits = told.length < fewest ? told.map(one => [one]) : [told]
  return habits.flatMap(([first, ...others]) => {
    if (!first) return []
    const { text, ...rest } = first
    const edits = [first, ...others].map(one => ({ ...one.span, text: one.text }))
    const label = others.length > 0 ? "Écrire les titres du formulaire" : "Écrire le titre du formulaire"
    const fixes = [{ label, confidence: "certain" as const, edits }]
    const message = `le titre est reconnu, mais il ne s’écrit pas tout à fait ainsi${elsewhere({ fixes })}`
    return { ...rest, message, expected: `« ${text} »`, fixes }
  })
}

/** Fewest titles that make a habit. */
const fewest = 3
const titles = new Map(fieldsIn(fiche).flatMap(({ key, label, section }) => (section ? [[key, label] as const] : [])))
