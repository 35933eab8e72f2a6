import { areKin, isFreeMail } from "../../model/domains.ts"
import type { Rule } from "../../model/types.ts"
import { addressesOf } from "../emails.ts"
import { quote } from "../say.ts"

/** Contacts are written to at their authority: no private mailbox, nor one address unlike the other two. */
export const courrielExterieur: Rule = {
  id: "courriel-exterieur",
  severity: "advice",
  title: "Adresse électronique hors de la collectivité",
  doc: {
    why: "La convention et les messages aux tuteurs passent par ces adresses : mieux vaut celles de la collectivité, qui restent quand une personne part.",
    how: "Donnez l’adresse professionnelle de la personne, ou une boîte de son service. Si l’adresse est la bonne, il n’y a rien à faire.",
    wrong: "tuteur:\n  courriel: barnabe.gabarisson@orange.fr",
    right: "tuteur:\n  courriel: barnabe.gabarisson@mairie.example",
  },
  *check(subject) {
    const addresses = addressesOf(subject)
    for (const { field, domain, meant, twin } of addresses) {
      if (isFreeMail(meant ?? domain)) {
        if (meant !== undefined) continue
        yield {
          field,
          message: `l’adresse en ${quote(domain)} est celle d’une messagerie ouverte à tous, comme une boîte personnelle`,
          expected: "de préférence une adresse de la collectivité",
        }
        continue
      }
      if (meant !== undefined || twin !== undefined) continue
      const others = addresses.filter(other => other.field !== field)
      const [first, second] = others
      if (!first || !second || isFreeMail(first.domain) || !areKin(first.domain, second.domain)) continue
      if (others.some(other => areKin(other.domain, domain))) continue
      yield {
        field,
        message: `l’adresse est en ${quote(domain)}, les deux autres de la fiche en ${quote(first.domain)}`,
        expected: "une adresse de la même collectivité, ou la confirmation que celle-ci est juste",
      }
    }
  },
}
