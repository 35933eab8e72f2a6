import type { Rule } from "../../model/types.ts"
import { broken } from "../broken.ts"
import { isTitlesOnly } from "../texts.ts"

/** No text stands above the first section, where it would be lost. */
export const texteHorsSection: Rule = {
  id: "texte-hors-section",
  severity: "blocking",
  title: "Texte placé avant le premier titre",
  doc: {
    why: "Un texte qui n’est sous aucun titre du formulaire ne serait publié nulle part : il serait perdu.",
    how: "Placez ce texte sous le titre qui convient, ou retirez-le.",
    wrong:
      "Bonjour, voici notre proposition.\n\n## Contexte et raisons d’émergence de la mission\n\nValombreuil compte 27 groupes scolaires, bâtis avant 1978.",
    right:
      "## Contexte et raisons d’émergence de la mission\n\nValombreuil compte 27 groupes scolaires, bâtis avant 1978.",
  },
  *check({ draft }) {
    if (broken(draft, "body")) return
    const [first] = draft.sections()
    if (!first || first.key !== null || first.heading !== "" || first.markdown === "") return
    if (isTitlesOnly(first)) return
    yield {
      span: draft.span(first.start, first.start + first.markdown.length),
      label: "Texte de la fiche",
      message: "un texte précède le premier titre",
      expected: "chaque texte sous un titre du formulaire",
    }
  },
}
