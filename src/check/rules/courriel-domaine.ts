import type { Draft, Fix, Rule } from "../../model/types.ts"
import { type Address, addressesOf } from "../emails.ts"
import { quote } from "../say.ts"

/** What follows the @ is a domain that exists: not one letter away from a usual one, or from that of the other contacts. */
export const courrielDomaine: Rule = {
  id: "courriel-domaine",
  severity: "advice",
  title: "Fin d’adresse électronique mal tapée",
  doc: {
    why: "Une lettre de travers après le signe @, et la convention ou les messages aux tuteurs n’arrivent à personne.",
    how: "Relisez la fin de l’adresse lettre par lettre, ou copiez-la depuis un message reçu de cette personne. Si elle est juste, il n’y a rien à faire.",
    wrong: "tuteur:\n  courriel: barnabe.gabarisson@marie.example",
    right: "tuteur:\n  courriel: barnabe.gabarisson@mairie.example",
  },
  *check(subject) {
    const told = new Set<string>()
    for (const address of addressesOf(subject)) {
      const { field, domain, meant, twin } = address
      const other = meant ?? twin
      // Of two that differ and may both be right, the second is told.
      if (other === undefined || (twin !== undefined && !told.has(other) && told.add(domain))) continue
      yield {
        field,
        message:
          meant === undefined
            ? `deux adresses de la fiche ne diffèrent que d’une lettre ou deux après le signe @ : ${quote(other)} et ${quote(domain)}`
            : `l’adresse se termine par ${quote(domain)} ; sans doute ${quote(other)}`,
        expected:
          meant === undefined ? "la même fin d’adresse, si c’est le même organisme" : `une adresse en ${quote(other)}`,
        fixes: rewritten(subject.draft, address),
      }
    }
  },
}

/** Only what follows the @ changes, so that the correction shows nothing of the rest. */
function rewritten({ source, place, span }: Draft, { field, domain, meant }: Address): Fix[] {
  if (meant === undefined) return []
  const typed = source(field) ?? ""
  const at = typed.toLowerCase().lastIndexOf(`@${domain}`)
  if (at < 0) return []
  const start = place(field).start.offset + at + 1
  return [
    {
      label: `Écrire ${quote(meant)}`,
      confidence: "likely",
      edits: [{ ...span(start, start + domain.length), text: meant }],
    },
  ]
}
