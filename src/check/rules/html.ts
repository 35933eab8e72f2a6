import type { Rule } from "../../model/types.ts"

/** No HTML in a body: it is refused, never dropped silently (security, decision 6). */
export const html: Rule = {
  id: "html",
  severity: "blocking",
  title: "Balise HTML",
  firm: true,
  doc: {
    why: "Une balise peut cacher du texte ou un programme ; les fiches n’en contiennent pas.",
    how: "Retirez la balise et gardez son texte. Pour du gras : **mot**. Pour un signe « inférieur à » : un espace après le signe.",
    wrong: "## Autres aspects pratiques pour les élèves\n\n<b>Quatre chambres</b> sont réservées.",
    right: "## Autres aspects pratiques pour les élèves\n\n**Quatre chambres** sont réservées.",
  },
  *check(subject) {
    const opened = new Set<string>()
    for (const { type, start, end } of subject.body().refused) {
      if (type !== "html") continue
      const value = subject.draft.text.slice(start, end)
      // A tag and its end are one cause.
      const [, closing = "", name = ""] = /^<(\/?)([a-z][a-z0-9]*)/i.exec(value) ?? []
      if (closing !== "" && opened.has(name)) continue
      opened.add(name)
      yield {
        span: subject.draft.span(start, end),
        label: "Texte de la fiche",
        value,
        message: value.startsWith("<!--")
          ? "un commentaire caché est écrit dans le texte"
          : "une balise HTML est écrite dans le texte",
        expected: "du texte simple, avec **gras** et *italique* au besoin",
      }
    }
  },
}
