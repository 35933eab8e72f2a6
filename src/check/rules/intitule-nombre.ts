import type { Fix, Rule } from "../../model/types.ts"
import { sentenceCase } from "../../words/text.ts"
import { rewrite } from "../edits.ts"
import { quote } from "../say.ts"

/** A title starts with a word: a number in front is taken for the mission's, or is left over from a list. */
export const intituleNombre: Rule = {
  id: "intitule-nombre",
  severity: "advice",
  title: "Nombre au début de l’intitulé",
  needs: ["/intitule"],
  doc: {
    why: "Chaque mission reçoit un numéro du service des stages : placé devant l’intitulé, un autre nombre serait pris pour lui.",
    how: "Retirez le numéro d’ordre. Si le nombre fait partie de la phrase, commencez par un mot : « Rénover 27 écoles ».",
    wrong: "intitule: 2. Adapter les écoles aux fortes chaleurs",
    right: "intitule: Adapter les écoles aux fortes chaleurs",
  },
  *check({ draft, value }) {
    const title = String(value("/intitule")).trim()
    const [order] = ordinal.exec(title) ?? []
    if (order === undefined && !/^\p{Nd}/u.test(title)) return
    const rest = order === undefined ? "" : sentenceCase(title.slice(order.length))
    const fixes: Fix[] =
      [...rest].length < 10 || /^\p{Nd}/u.test(rest)
        ? []
        : rewrite(draft, "/intitule", rest, { label: `Écrire ${quote(rest, 200)}`, confidence: "likely" })
    yield {
      field: "/intitule",
      message:
        order === undefined
          ? "l’intitulé commence par un nombre"
          : `l’intitulé commence par un numéro d’ordre, ${quote(order)}`,
      expected: "un titre qui commence par un mot",
      fixes,
    }
  },
}

/** «2. », «2) », «2 - », «1/ », «N° 3 : », «Mission n° 2 – », «Projet 1 : »; never «2,5 millions» nor «24 heures». */
const ordinal =
  /^(?:(?:(?:mission|projet|proposition|offre|sujet|fiche)\s*)?n\s?[°º]\s*\d{1,4}(?:\s*[.):–—/-]+\s*|\s+)|(?:mission|projet|proposition|offre|sujet|fiche)\s+\d{1,4}\s*[.):–—/-]+\s*|\d{1,3}(?:\s?[.)/°]+\s+|\s?\)\s*|\s+[:–—-]+\s+))(?=\p{L}|["«“\p{Extended_Pictographic}])/iu
