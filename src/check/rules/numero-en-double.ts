import type { Rule } from "../../model/types.ts"
import { namesOf, placesOf, sharing } from "../groups.ts"

/** A number is given once in an édition. */
export const numeroEnDouble: Rule = {
  id: "numero-en-double",
  severity: "blocking",
  title: "Numéro donné deux fois",
  needs: ["/numero"],
  crossFile: true,
  doc: {
    why: "Un numéro désigne une seule mission, dans les vœux des élèves comme sur les fiches imprimées.",
    how: "Donnez à l’une des deux missions un numéro libre.",
    wrong: "(deux fiches de l’édition portent « numero: 12 »)",
    right: "(chaque fiche porte un numéro différent)",
  },
  *check(subject, { subjects }) {
    const numero = String(subject.value("/numero"))
    const groups = sharing(subjects, "/numero", String)
    const others = (groups.get(numero) ?? []).filter(other => other !== subject)
    if (others.length === 0) return
    yield {
      field: "/numero",
      message: `le numéro ${numero} est aussi celui d’une autre mission de l’édition : ${namesOf(others)}`,
      expected: `un numéro libre, par exemple ${Math.max(...[...groups.keys()].map(Number)) + 1}`,
      related: placesOf(others, "/numero", "l’autre mission"),
    }
  },
}
