import type { Rule } from "../../model/types.ts"

/** In a public repository, what stays with the school is not written in clear: git history cannot forget. */
export const contactEnClair: Rule = {
  id: "contact-en-clair",
  severity: "blocking",
  title: "Coordonnées en clair dans un dépôt public",
  firm: true,
  doc: {
    why: "Le dépôt de cette édition est public : ce qui y est écrit en clair peut être lu par tous, et ne s’efface plus de son histoire.",
    how: "N’envoyez pas cette fiche au dépôt : adressez-la au service des stages, qui en fermera les coordonnées.",
    wrong: "dgs:\n  courriel: solenne.maquetteau@mairie.example",
    right: "(coordonnées fermées par le service des stages)",
  },
  *check({ value }, { edition, fields }) {
    if (edition.depot !== "public") return
    const open = fields.filter(({ diffusion, pointer }) => diffusion === "interne" && value(pointer) !== undefined)
    const [first] = open
    if (!first) return
    yield {
      field: first.pointer,
      label: "Réponses réservées à l’école",
      message: `${open.length} ${open.length > 1 ? "réponses réservées à l’école sont écrites" : "réponse réservée à l’école est écrite"} en clair dans un dépôt public`,
    }
  },
}
