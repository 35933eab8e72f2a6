import type { Rule } from "../../model/types.ts"

/** No picture in a body, near or far. */
export const image: Rule = {
  id: "image",
  severity: "blocking",
  title: "Image dans le texte",
  firm: true,
  doc: {
    why: "Une image ne se lit ni à voix haute ni sur toutes les fiches imprimées, et une image lointaine dit à d’autres qui lit la page.",
    how: "Décrivez en mots ce que montre l’image, ou donnez l’adresse d’un document public.",
    wrong: "## Autres aspects pratiques pour les élèves\n\n![Plan d’accès](https://ville.example/plan.png)",
    right: "## Autres aspects pratiques pour les élèves\n\nTramway ligne A, arrêt Four-Banal.",
  },
  *check(subject) {
    for (const { type, start, end } of subject.body().refused) {
      if (type !== "image" && type !== "imageReference") continue
      yield {
        span: subject.draft.span(start, end),
        label: "Texte de la fiche",
        value: subject.draft.text.slice(start, end),
        message: "une image est placée dans le texte",
        expected: "ce qu’elle montre, en mots",
      }
    }
  },
}
