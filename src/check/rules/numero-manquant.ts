import type { Rule } from "../../model/types.ts"
import { insert } from "../edits.ts"

/** A mission that was retained has its number. */
export const numeroManquant: Rule = {
  id: "numero-manquant",
  severity: "blocking",
  title: "Numéro de la mission",
  needs: ["/statut"],
  doc: {
    why: "C’est sous ce numéro que les élèves désignent une mission retenue, à l’écran et sur le papier.",
    how: "Le service des stages donne un numéro libre, une fois pour toutes.",
    wrong: "statut: retenue\nnumero:",
    right: "statut: retenue\nnumero: 12",
  },
  *check({ draft, value, complaints }) {
    const statut = String(value("/statut"))
    if (!["retenue", "pourvue", "retiree"].includes(statut) || value("/numero") !== undefined) return
    if (draft.source("/numero") !== undefined && draft.source("/numero") !== "") return
    if (complaints("cle-inconnue").some(({ message }) => message.includes("« numero »"))) return
    const { end } = draft.place("/statut")
    yield {
      field: "/numero",
      span: draft.keyPlace(draft.source("/numero") === undefined ? "/statut" : "/numero"),
      message: `il manque, et une mission au statut « ${statut} » en porte un`,
      expected: "un nombre qu’aucune autre mission de l’édition n’a porté",
      fixes:
        draft.source("/numero") === undefined
          ? [
              insert(
                draft,
                end.offset,
                "\nnumero: ",
                `Ajouter après la ligne ${end.line} la ligne « numero: » suivie du numéro`,
              ),
            ]
          : [],
    }
  },
}
