import { contactsIn, mayHoldContact } from "../../model/mask.ts"
import type { Rule, Subject, Told } from "../../model/types.ts"
import { isUnderstood, readValue } from "../../model/values.ts"
import { interneContacts, nameOf, publicTexts, within } from "../texts.ts"

/** No e-mail address nor phone number stands in what is published. */
export const coordonneesPubliees: Rule = {
  id: "coordonnees-publiees",
  severity: "blocking",
  title: "Coordonnées dans un texte publié",
  firm: true,
  doc: {
    why: "Ce texte est publié, et une adresse ou un numéro publié ne s’efface plus : c’est une donnée personnelle.",
    how: "Retirez-le : les coordonnées se donnent dans l’en-tête, où elles restent à l’école, qui met l’équipe et le tuteur en relation.",
    wrong: "## Autres aspects pratiques pour les élèves\n\nÉcrire à paul.exemplaire@mairie.example avant d’arriver.",
    right: "## Autres aspects pratiques pour les élèves\n\nLe tuteur répondra aux questions avant l’arrivée.",
  },
  *check(subject) {
    const { draft } = subject
    let contacts: ReadonlySet<string> | undefined
    const known = () => {
      contacts ??= ownContacts(subject)
      return contacts
    }
    for (const section of mayHoldContact(draft.text.slice(draft.bodyStart)) ? draft.sections() : []) {
      let last = { value: "", end: -2 }
      for (const { value, kind, index } of contactsIn(section.markdown)) {
        // In a link, the address is written in the text and again behind it: once is enough.
        const again = value === last.value && index - last.end < longestGap
        last = { value, end: index + value.length }
        if (again) continue
        yield {
          ...tell(value, kind, known()),
          label: nameOf(section),
          span: within(draft, section, index, value.length),
        }
      }
    }
    for (const field of publicTexts) {
      for (const { value, kind } of contactsIn(String(subject.value(field) ?? "")))
        yield { ...tell(value, kind, known()), field }
    }
  },
}

/** Between the text of a link and its address: `](mailto:`. */
const longestGap = 12

/** A switchboard's number may be meant for all; an address, a mobile or a contact of the front matter may not. */
function tell(value: string, kind: "courriel" | "telephone", known: ReadonlySet<string>): Told {
  const number = kind === "telephone" ? numberOf(value) : value.toLowerCase()
  const open = kind === "telephone" && !known.has(number) && !/^\+33[67]|^\+(?:262|590|594|596)[67]/.test(number)
  return {
    value,
    message:
      kind === "courriel"
        ? "une adresse électronique est écrite dans un texte publié"
        : "un numéro de téléphone est écrit dans un texte publié",
    expected: "les coordonnées dans l’en-tête seulement, où elles restent à l’école",
    ...(open ? { severity: "to-check" } : {}),
  }
}

function ownContacts(subject: Subject): ReadonlySet<string> {
  return new Set(
    interneContacts.flatMap(pointer =>
      typeof subject.value(pointer) === "string" ? [String(subject.value(pointer)).toLowerCase()] : [],
    ),
  )
}

function numberOf(typed: string): string {
  const reading = readValue("telephone", typed)
  return isUnderstood(reading) ? String(reading.value) : typed
}
