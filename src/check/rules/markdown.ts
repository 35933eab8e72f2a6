import type { Body, Draft, Rule } from "../../model/types.ts"
import { isMended } from "../mended.ts"
import { isTitlesOnly } from "../texts.ts"

/** Only the markup a page can show: paragraphs, lists, bold, italic, small headings, quotes, links, tables (security, decision 6). */
export const markdown: Rule = {
  id: "markdown",
  severity: "blocking",
  title: "Mise en forme que les pages n’ont pas",
  doc: {
    why: "Les pages et les fiches imprimées montrent des paragraphes, des listes, du gras, de l’italique, des intertitres, des citations, des liens et des tableaux ; le reste s’y perdrait.",
    how: "Écrivez autrement ce passage, avec la mise en forme permise.",
    wrong: "## Autres aspects pratiques pour les élèves\n\n# Logement\n\nQuatre chambres sont réservées.",
    right: "## Autres aspects pratiques pour les élèves\n\n### Logement\n\nQuatre chambres sont réservées.",
  },
  *check(subject) {
    const { draft } = subject
    const loose = looseEnd(draft)
    // A title of the form typed with one sign too few is told for itself.
    const titles = new Set(
      draft.sections().flatMap(({ key, headingSpan }) => (key === null ? [] : headingSpan.start.offset)),
    )
    for (const { type, depth, start, end } of subject.body().refused) {
      // A title above a loose text goes with it, which has a rule of its own.
      if (type === "heading" && (end <= loose || titles.has(start))) continue
      if (type === "code" && isMended(draft, start)) continue
      if (type === "html" || type === "image" || type === "imageReference") continue
      yield {
        span: draft.span(start, end),
        label: "Texte de la fiche",
        value: draft.text.slice(start, end),
        message:
          type === "heading"
            ? `un titre de niveau ${depth} n’a pas sa place ici`
            : (messages[type] ?? "cette mise en forme n’est pas permise"),
        expected:
          expected[type] ??
          "des paragraphes, des listes, du gras, de l’italique, des intertitres, des liens, des tableaux",
      }
    }
    for (const { start, end } of footnotes(subject.body(), draft.text)) {
      yield {
        span: draft.span(start, end),
        label: "Texte de la fiche",
        value: draft.text.slice(start, end),
        message: "les notes de bas de page ne sont pas permises",
        expected: "la note dans le texte, entre parenthèses",
      }
    }
  },
}

/** Where the text above the first section ends, when it is told for itself. */
function looseEnd(draft: Draft): number {
  const [first] = draft.sections()
  if (first?.heading !== "" || isTitlesOnly(first)) return 0
  return first.start + first.markdown.length
}

const messages: { [type: string]: string } = {
  code: "ce passage est décalé de quatre espaces ou placé entre accents graves : il paraîtrait comme un programme",
  thematicBreak: "une ligne de séparation est placée dans le texte",
  definition: "une adresse est définie à part de son lien",
  linkReference: "l’adresse de ce lien est écrite à part",
}

const expected: { [type: string]: string } = {
  heading: "« ### » ou « #### » pour un intertitre",
  code: "un paragraphe sans retrait",
  thematicBreak: "un intertitre, ou rien",
  definition: "l’adresse dans le lien : [texte](https://…)",
  linkReference: "l’adresse dans le lien : [texte](https://…)",
}

function footnotes({ texts }: Body, source: string): { start: number; end: number }[] {
  if (!source.includes("[^")) return []
  return texts.flatMap(({ start, end }) =>
    [...source.slice(start, end).matchAll(/\[\^[^\]\s]{1,40}\]:?/g)].map(({ 0: found, index }) => ({
      start: start + index,
      end: start + index + found.length,
    })),
  )
}
