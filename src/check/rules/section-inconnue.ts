import { fiche } from "../../model/fields.ts"
import type { Rule, Section, Subject, Told } from "../../model/types.ts"
import { broken } from "../broken.ts"
import { sectionFields, sectionMeant } from "../read-sections.ts"
import { quote } from "../say.ts"

/** A heading of the second level is one of the form's. */
export const sectionInconnue: Rule = {
  id: "section-inconnue",
  severity: "blocking",
  title: "Titre que le formulaire ne connaît pas",
  doc: {
    why: "Un texte placé sous un titre inconnu ne serait publié nulle part : il serait perdu.",
    how: "Reprenez le titre du formulaire, lettre pour lettre. Pour un intertitre à l’intérieur d’une partie, écrivez « ### » au lieu de « ## ».",
    wrong: "## Livrables\n\nUn rapport et un outil de priorisation.",
    right: "### Livrables\n\nUn rapport et un outil de priorisation.",
  },
  *check(subject) {
    if (broken(subject.draft, "body")) return
    for (const section of subject.draft.sections())
      if (section.key === null && section.heading !== "") yield tell(section, subject)
  },
}

function tell({ heading, headingSpan }: Section, { draft }: Subject): Told {
  const asked = sectionFields(fiche)
  const typed = draft.text.slice(headingSpan.start.offset, headingSpan.end.offset)
  const told = { span: headingSpan, label: "Titre d’une partie", value: heading }
  if (!typed.startsWith("#"))
    return {
      ...told,
      message: "une ligne de tirets placée sous un texte en fait un titre",
      expected: "une ligne vide entre le texte et les tirets, ou pas de tirets",
    }
  const close = sectionMeant(heading, asked, draft.sections())
  if (close)
    return {
      ...told,
      message: `le formulaire ne connaît pas ${quote(heading)} ; sans doute ${quote(close.label, 100)}`,
      expected: `« ## ${close.label} »`,
      fixes: [
        {
          label: `Écrire « ## ${close.label} »`,
          confidence: "likely",
          edits: [{ ...headingSpan, text: `## ${close.label}` }],
        },
      ],
    }
  return {
    ...told,
    message: `le formulaire ne connaît pas ${quote(heading)}`,
    expected: "un titre du formulaire, ou « ### » au lieu de « ## » pour un intertitre",
    fixes: /^##\s/.test(typed)
      ? [
          {
            label: "En faire un intertitre de la partie qui précède",
            confidence: "likely",
            edits: [{ ...draft.span(headingSpan.start.offset, headingSpan.start.offset), text: "#" }],
          },
        ]
      : [],
  }
}
