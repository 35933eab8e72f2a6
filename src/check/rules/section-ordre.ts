import { fiche } from "../../model/fields.ts"
import type { Rule } from "../../model/types.ts"
import { sectionFields } from "../read-sections.ts"
import { quote } from "../say.ts"

/** Sections follow the form's order; the page does in any case. */
export const sectionOrdre: Rule = {
  id: "section-ordre",
  severity: "advice",
  title: "Ordre des parties",
  doc: {
    why: "Les parties paraîtront dans l’ordre du formulaire, quel que soit celui du fichier ; un texte qui dit « comme on l’a vu plus haut » pourrait surprendre.",
    how: "Placez les parties dans l’ordre du formulaire, ou laissez-les ainsi si chacune se lit seule.",
    wrong: "(« Enjeux… » placé avant « Contexte… »)",
    right: "(« Contexte… », puis « Enjeux… »)",
  },
  *check({ draft }) {
    const order = sectionFields(fiche).map(({ key }) => key)
    const seen = new Set<string>()
    let last = -1
    for (const { key, heading, headingSpan } of draft.sections()) {
      const rank = key === null ? -1 : order.indexOf(key)
      if (key === null || rank < 0 || seen.has(key)) continue
      seen.add(key)
      if (rank < last) {
        const before = sectionFields(fiche)[last]?.label ?? ""
        yield {
          span: headingSpan,
          label: heading,
          value: heading,
          message: `dans le formulaire, cette partie vient avant ${quote(before, 100)}`,
        }
        return
      }
      last = rank
    }
  },
}
