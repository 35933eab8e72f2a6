import { type LinkFault, linkFault } from "../../model/links.ts"
import { contactsIn } from "../../model/mask.ts"
import type { Rule } from "../../model/types.ts"

/** Links are absolute, https, to a public name, and show the address they lead to (security, decision 8). */
export const lien: Rule = {
  id: "lien",
  severity: "blocking",
  title: "Lien du texte",
  firm: true,
  doc: {
    why: "Les élèves doivent pouvoir suivre le lien sans risque et savoir où il mène.",
    how: "Donnez l’adresse complète d’une page publique, qui commence par « https:// ».",
    wrong: "## Autres aspects pratiques pour les élèves\n\nVoir [le plan](http://ville.example/plan).",
    right: "## Autres aspects pratiques pour les élèves\n\nVoir [le plan](https://ville.example/plan).",
  },
  *check(subject) {
    const { draft } = subject
    for (const { href, text, start, end } of subject.body().links) {
      const fault = linkFault(href, text)
      // An e-mail address or a number is told for itself.
      if (!fault || contactsIn(href).length > 0) continue
      const secure =
        fault === "protocole" && /^http:\/\//i.test(href) && !linkFault(href.replace(/^http:/i, "https:"), text)
      const at = draft.text.slice(start, end).lastIndexOf(href)
      yield {
        span: draft.span(start, end),
        label: "Texte de la fiche",
        value: href,
        message: secure ? "l’adresse commence par « http:// », qui n’est pas protégé" : messages[fault],
        expected: "l’adresse complète d’une page publique, qui commence par « https:// »",
        fixes:
          secure && at >= 0
            ? [
                {
                  label: "Écrire « https:// »",
                  confidence: "likely",
                  edits: [{ ...draft.span(start + at, start + at + 4), text: "https" }],
                },
              ]
            : [],
      }
    }
  },
}

const messages: { [fault in LinkFault]: string } = {
  longueur: "l’adresse est trop longue (500 caractères au plus)",
  protocole: "l’adresse n’est pas celle d’une page du web : elle ne commence pas par « https:// »",
  caracteres: "l’adresse contient un espace ou un signe qui n’y a pas sa place",
  domaine: "l’adresse ne mène pas à un nom de site public",
  identifiants: "l’adresse contient un nom d’utilisateur ou un mot de passe",
  port: "l’adresse contient un numéro de port",
  trompeur: "le texte du lien montre une autre adresse que celle où il mène",
}
