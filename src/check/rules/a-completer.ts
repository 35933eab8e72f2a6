import { fiche } from "../../model/fields.ts"
import type { Rule, Subject, Told } from "../../model/types.ts"
import { leftovers, mayHoldLeftover } from "../leftover.ts"
import { sectionFields } from "../read-sections.ts"
import { complaints } from "./told.ts"

/** Nothing is left to fill in: no placeholder, dotted line, nor text of the blank form. */
export const aCompleter: Rule = {
  id: "a-completer",
  severity: "blocking",
  title: "Texte du modèle resté en place",
  about: "both",
  doc: {
    why: "Les élèves liraient une phrase du modèle à la place de votre réponse.",
    how: "Remplacez ce passage par votre réponse, ou retirez-le.",
    wrong: "tuteur:\n  fonction: À COMPLÉTER",
    right: "tuteur:\n  fonction: Directrice générale adjointe Transition écologique",
  },
  *check(subject, context) {
    yield* whole(subject, context)
    if (mayHoldLeftover(subject.draft.text)) yield* inside(subject)
  },
}

const whole = complaints("a-completer")
function* inside(subject: Subject): Iterable<Told> {
  const { draft } = subject
  for (const { key, label } of sectionFields(fiche)) {
    if (subject.value(`/${key}`) === undefined) continue
    const section = draft.sections().find(one => one.key === key)
    for (const { start, end, told } of section ? leftovers(section.markdown) : []) {
      const at = (section?.start ?? 0) + start
      yield { ...told, label, span: draft.span(at, at + end - start), value: section?.markdown.slice(start, end) ?? "" }
    }
  }
  for (const field of texts) {
    const value = subject.value(field)
    if (typeof value !== "string") continue
    for (const { told } of leftovers(value)) yield { ...told, field }
  }
}

const texts = [
  "/intitule",
  "/resume",
  "/collectivite/nom",
  "/collectivite/adresse",
  "/collectivite/adresse_accueil",
  "/tuteur/fonction",
]
