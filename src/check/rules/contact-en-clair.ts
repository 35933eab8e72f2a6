import { isHole } from "../../model/hole.ts"
import type { Rule, TypedMap } from "../../model/types.ts"
import { valueAt } from "../validate.ts"

/** In a public repository, what stays with the school is not written in clear: git history cannot forget. */
export const contactEnClair: Rule = {
  id: "contact-en-clair",
  severity: "blocking",
  title: "Coordonnées en clair dans un dépôt public",
  firm: true,
  doc: {
    why: "Le dépôt de cette édition est public : ce qui y est écrit en clair peut être lu par tous, et ne s’efface plus de son histoire.",
    how: "N’envoyez pas cette fiche au dépôt : adressez-la au service des stages, qui en ferme les coordonnées avec « npx missions seal ».",
    wrong: "dgs:\n  courriel: solenne.maquetteau@mairie.example",
    right:
      "confidentiel: |\n  -----BEGIN AGE ENCRYPTED FILE-----\n  YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IFgyNTUxOSBlCg==\n  -----END AGE ENCRYPTED FILE-----",
  },
  *check({ draft }, { edition, fields }) {
    if (edition.depot !== "public") return
    const open = fields.filter(
      field => field.diffusion === "interne" && !field.office && isTyped(draft.data, field.path),
    )
    const [first] = open
    if (!first) return
    yield {
      field: first.pointer,
      label: "Réponses réservées à l’école",
      message: `${open.length} ${open.length > 1 ? "réponses réservées à l’école sont écrites" : "réponse réservée à l’école est écrite"} en clair dans un dépôt public`,
    }
  },
}

/** Whether something is written there, sound or not. */
function isTyped(data: TypedMap, path: readonly string[]): boolean {
  const typed = valueAt(data, `/${path.join("/")}`)
  return typed !== undefined && !isHole(typed)
}
