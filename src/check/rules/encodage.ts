import type { Draft, Rule, Told } from "../../model/types.ts"
import { wordInstead } from "../say.ts"
import { atLines, problems } from "./told.ts"

/** Files are UTF-8 without a NUL. */
export const encodage: Rule = {
  id: "encodage",
  severity: "blocking",
  title: "Encodage du texte",
  about: "both",
  doc: {
    why: "Un fichier enregistré dans un autre encodage que l’UTF-8 perd ses accents quand il est lu ailleurs.",
    how: "Dans le Bloc-notes : « Fichier », « Enregistrer sous », puis choisissez « UTF-8 » dans la liste « Encodage ». Une lettre devenue « \ufffd » est perdue : tapez-la de nouveau.",
    wrong: "Un fichier enregistré en « ANSI » (windows-1252) ou en « Unicode » (UTF-16).",
    right: "Le même fichier enregistré en « UTF-8 ».",
  },
  *check(subject, context) {
    const found = [...read(subject, context)]
    yield* found.length > 0 ? found : lost(subject.draft)
  },
}

const read = problems("encodage", ({ detail = "" }) => ({
  label: "Fichier",
  message: reasons[detail] ?? "il n’est pas enregistré en UTF-8 : ses accents seraient perdus",
  expected: expected[detail] ?? "un texte enregistré en UTF-8",
}))

/** Letters that a program could not read and wrote another sign for: only their author knows them. */
function* lost(draft: Draft): Iterable<Told> {
  if (!draft.text.includes("\ufffd")) return
  const spans = [...draft.text.matchAll(/\ufffd/g)].map(({ index }) => draft.span(index, index + 1))
  const [first] = spans
  if (!first) return
  const where = atLines([...new Set(spans.map(({ start }) => start.line))])
  const many = spans.length > 1
  yield {
    span: first,
    label: "Fichier",
    message: `${many ? `${spans.length} lettres ont été perdues, remplacées` : "une lettre a été perdue, remplacée"} par « \ufffd » ${where}`,
    expected: many ? "les lettres d’origine" : "la lettre d’origine",
  }
}

const expected: { [detail: string]: string } = {
  word: wordInstead,
  pdf: wordInstead,
  courriel: "le texte tel qu’il se lit dans le message",
}

const reasons: { [detail: string]: string } = {
  double: "ses accents ont été enregistrés deux fois (« Ã© » pour « é »)",
  courriel: "c’est la source d’un message, où les accents sont codés (« =C3=A9 » pour « é »)",
  nul: "il contient un caractère nul : ce n’est pas un fichier de texte, ou il est abîmé",
  binaire: "ce n’est pas un fichier de texte",
  word: "c’est un document Word dont le nom a changé, et non un fichier de texte",
  pdf: "c’est un document PDF dont le nom a changé, et non un fichier de texte",
  "utf-16": "il est enregistré en « Unicode » (UTF-16) et non en UTF-8",
  "windows-1252": "il est enregistré en « ANSI » (windows-1252) et non en UTF-8 : ses accents seraient perdus",
}
