import type { Edit, Rule, Section } from "../../model/types.ts"
import { nameOf, within } from "../texts.ts"

/** Paragraphs of a word processor, pasted with one line end between them, are one paragraph in Markdown. */
export const paragraphes: Rule = {
  id: "paragraphes",
  severity: "advice",
  title: "Paragraphes sans ligne vide entre eux",
  doc: {
    why: "Deux lignes qui se suivent ne font qu’un paragraphe : sur la page et sur le papier, tout se lirait d’un seul tenant.",
    how: "Laissez une ligne vide entre deux paragraphes, ou lancez « missions check --fix », qui le fait.",
    wrong:
      "## Autres aspects pratiques pour les élèves\n\nQuatre chambres sont réservées dans la résidence des jeunes travailleurs, à dix minutes à pied de l’hôtel de ville et de la gare.\nUn vélo est prêté à chacun.",
    right:
      "## Autres aspects pratiques pour les élèves\n\nQuatre chambres sont réservées dans la résidence des jeunes travailleurs, à dix minutes à pied de l’hôtel de ville et de la gare.\n\nUn vélo est prêté à chacun.",
  },
  *check({ draft }) {
    for (const section of draft.sections()) {
      const breaks = endsIn(section)
      const [first] = breaks
      if (!first) continue
      const edits = breaks.map(({ at, text }): Edit => ({ ...within(draft, section, at, 0), text }))
      const label = edits.length > 1 ? "Séparer tous les paragraphes" : "Ajouter une ligne vide"
      yield {
        label: nameOf(section),
        span: within(draft, section, first.at - 1, 1),
        message: "cette ligne et la suivante ne feraient qu’un paragraphe",
        expected: "une ligne vide entre deux paragraphes",
        fixes: [{ label, confidence: "certain", edits }],
      }
    }
  },
}

/** Where lines end that were meant for paragraphs, and what ends a line there. */
function endsIn({ markdown }: Section): { at: number; text: string }[] {
  const blocks = markdown.matchAll(/^[^\r\n]+(?:\r?\n[^\r\n]+)+/gm)
  return [...blocks].flatMap(({ 0: block, index }) => {
    const lines = block.split(/\r?\n/)
    if (!lines.every(isProse) || !lines.some(({ length }) => length > wrapped)) return []
    const meant = lines.every(
      (line, at) => (at === 0 || begins.test(line)) && (at === lines.length - 1 || ends.test(line)),
    )
    if (!meant) return []
    return [...block.matchAll(/\r?\n/g)].map(({ 0: text, index: at }) => ({ at: index + at, text }))
  })
}

/** No editor cuts lines as long as this. */
const wrapped = 120
const begins = /^[ \t]{0,3}[\p{Lu}«“"(]/u
/** The end of a sentence; two spaces or a backslash after it are a line end that was meant. */
const ends = /[.!?…:;][»”")]?(?: ?[»”"])?[ \t]?$/u

/** Neither a point of a list, a title, a quotation, a table nor a passage set apart. */
function isProse(line: string): boolean {
  return !/^(?:[ \t]*(?:[-*+#>|•▪‣◦●■–—]|\d{1,9}[.)][ \t])| {4}|\t)/.test(line)
}
