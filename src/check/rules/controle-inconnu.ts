import { nearest } from "../../model/nearest.ts"
import type { Edition, Rule } from "../../model/types.ts"
import { quote } from "../say.ts"

/** The settings of an édition name rules that exist. */
export const controleInconnu: Rule = {
  id: "controle-inconnu",
  severity: "blocking",
  title: "Contrôle qui n’existe pas",
  about: "edition",
  doc: {
    why: "Un réglage qui nomme un contrôle inconnu n’aurait aucun effet.",
    how: "Écrivez le nom du contrôle comme il paraît entre crochets dans les messages.",
    wrong: "severites:\n  populations: conseil",
    right: "severites:\n  population: conseil",
  },
  *check({ draft, values }, { rules }) {
    const { severites = {}, exemptions = [] } = values as Partial<Edition>
    const named = [
      ...Object.keys(severites).map(id => ({
        id,
        field: `/severites/${id}`,
        span: draft.keyPlace(`/severites/${id}`),
      })),
      ...exemptions.map(({ controle }, index) => ({
        id: controle,
        field: `/exemptions/${index}/controle`,
        span: draft.place(`/exemptions/${index}/controle`),
      })),
    ]
    for (const { id, field, span } of named) {
      if (rules.includes(id)) continue
      const close = nearest(id, rules)
      yield {
        field,
        span,
        value: id,
        message: `le contrôle ${quote(id)} n’existe pas${close ? ` ; sans doute ${quote(close)}` : ""}`,
        fixes: close
          ? [{ label: `Écrire ${quote(close)}`, confidence: "likely", edits: [{ ...span, text: close }] }]
          : [],
      }
    }
  },
}
