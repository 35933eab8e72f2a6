import { fiche } from "../../model/fields.ts"
import { fold } from "../../model/fold.ts"
import type { Rule, Section, Subject, Told } from "../../model/types.ts"
import { broken } from "../broken.ts"
import { lineEnd } from "../edits.ts"
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
  if (close) {
    const title = `## ${close.label}`
    const rest = restOf(heading, close.label)
    const eol = lineEnd(draft)
    return {
      ...told,
      message: rest
        ? `le texte est écrit sur la ligne du titre ${quote(close.label, 100)}`
        : `le formulaire ne connaît pas ${quote(heading)} ; sans doute ${quote(close.label, 100)}`,
      expected: rest ? `${quote(title, 100)}, une ligne vide, puis le texte` : `« ${title} »`,
      fixes: [
        {
          label: rest ? "Mettre le texte sous son titre" : `Écrire « ${title} »`,
          confidence: "likely",
          edits: [{ ...headingSpan, text: rest ? `${title}${eol}${eol}${rest}` : title }],
        },
      ],
    }
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

/** What is typed behind a label on its own line; empty when there is nothing but the label. */
function restOf(heading: string, label: string): string {
  const wanted = fold(label)
  let end = label.length
  while (end < heading.length && end < label.length * 2 && fold(heading.slice(0, end)) !== wanted) end += 1
  return fold(heading.slice(0, end)) === wanted ? heading.slice(end).replace(/^[\s:.–—-]+/, "") : ""
}
