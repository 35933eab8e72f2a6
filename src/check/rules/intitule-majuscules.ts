import type { Rule, Subject } from "../../model/types.ts"
import { rewrite } from "../edits.ts"
import { quote } from "../say.ts"
import { calm, isShouted } from "../shouting.ts"

/** A title is written as a sentence, not in capitals. */
export const intituleMajuscules: Rule = {
  id: "intitule-majuscules",
  severity: "advice",
  title: "Intitulé en majuscules",
  needs: ["/intitule"],
  doc: {
    why: "Un titre en majuscules se lit moins bien, ressort plus que ceux des autres missions, et certains lecteurs d’écran l’épellent.",
    how: "Écrivez l’intitulé comme une phrase : une majuscule au début, aux noms propres et aux sigles.",
    wrong: "intitule: ADAPTER LES ÉCOLES AUX FORTES CHALEURS",
    right: "intitule: Adapter les écoles aux fortes chaleurs",
  },
  *check(subject, { authorities }) {
    const { draft, value } = subject
    const title = String(value("/intitule"))
    if (!isShouted(title)) return
    const known = authorities.get(String(value("/collectivite/siret") ?? "").slice(0, 9))?.nom ?? ""
    const sentence = calm(title, `${String(value("/collectivite/nom") ?? "")} ${known}`, textsOf(subject))
    yield {
      field: "/intitule",
      message: "l’intitulé est écrit en majuscules",
      expected: "une phrase, avec des majuscules au début, aux noms propres et aux sigles seulement",
      fixes: rewrite(draft, "/intitule", sentence, {
        label: `Écrire ${quote(sentence, 200)}, en vérifiant accents et noms propres`,
        confidence: "likely",
      }),
    }
  },
}

function textsOf({ draft }: Subject): string[] {
  return draft.sections().map(({ markdown }) => markdown)
}
