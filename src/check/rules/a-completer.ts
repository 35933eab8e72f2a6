import type { Rule, Subject, Told } from "../../model/types.ts"
import { leftovers, mayHoldLeftover } from "../leftover.ts"
import { nameOf, publicTexts, within } from "../texts.ts"
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
  const entire = new Set(subject.complaints("a-completer").map(({ field }) => field))
  for (const section of draft.sections()) {
    if (section.key !== null && entire.has(`/${section.key}`)) continue
    for (const { start, end, told } of leftovers(section.markdown)) {
      const value = section.markdown.slice(start, end)
      yield { ...told, label: nameOf(section), span: within(draft, section, start, value.length), value }
    }
  }
  for (const field of publicTexts) {
    const value = subject.value(field)
    if (typeof value !== "string") continue
    for (const { told } of leftovers(value)) yield { ...told, field }
  }
}
