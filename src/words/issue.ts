import type { Field } from "../model/types.ts"

/** How the forge's form names a question: `### ` and this stand above its answer in the issue. */
export function issueLabel({ group, label }: Pick<Field, "group" | "label">): string {
  return group === undefined ? label : `${group} – ${label}`
}

/** What the forge writes where a question that may be left out was left out. */
export const noAnswer = "_No response_"

/** The questions that the forge's form asks: an issue is public, and what stays with the school has no place there. */
export function isAskedThere({ diffusion, office }: Pick<Field, "diffusion" | "office">): boolean {
  return diffusion === "publique" && !office
}

/** What the forge's form says beside its questions. */
export const issueForm = {
  name: "Proposer une mission",
  description: "La fiche d’un projet collectif, remplie ici ; elle est vérifiée dès l’envoi.",
  title: "Proposition de mission",
  label: "proposition",
  opening: [
    "Vos réponses deviennent une fiche, et la fiche une demande de fusion en votre nom : le rapport s’y écrit, point par point. Pour corriger, modifiez cette page-ci : la fiche suit.",
    "**Tout ce qui est écrit ici est public, et le reste.** Les noms, courriels et téléphones (contact RH, direction générale, tuteur) ne sont donc pas demandés : envoyez-les par courriel au service des stages, à l’adresse que donne la page « Proposer une mission » du site.",
  ],
} as const

/** What is answered on the issue itself. */
export const issueAnswers = {
  made: (pull: number) =>
    `Votre fiche est dans la demande #${pull}, et son rapport avec elle. Pour corriger, modifiez le premier message de cette page : la fiche suivra. Les coordonnées restent à envoyer par courriel au service des stages.`,
  done: (pull: number) =>
    `La demande #${pull}, faite de cette proposition, est close : ce qui est modifié ici n’y change plus rien. Écrivez au service des stages.`,
  taken: (pull: number) =>
    `Le service travaille déjà à votre fiche, dans la demande #${pull} : ce qui est modifié ici n’y est plus repris. Dites-y en commentaire ce qui est à changer.`,
  unread:
    "Ce message n’a plus la forme du formulaire : ses titres (« ### ») disent à quelle question répond quoi. Remettez-les tels qu’ils étaient, ou proposez de nouveau par le formulaire.",
} as const
