/** A typed text between French quotes, on one line, cut when it is long. */
export function quote(text: string, longest = 60): string {
  const line = text.replaceAll(/[\s\p{Cc}]+/gu, " ").trim()
  const cut = line.length > longest ? `${line.slice(0, longest - 1).trimEnd()}…` : line
  return `« ${cut} »`
}

/** The way out for what came as a document of a word processor. */
export const wordInstead =
  "le fichier Word lui-même, envoyé au service des stages, qui le convertit (npx missions import) ; ou la fiche vierge, remplie"

/** The way out for a form whose text was pasted. */
export const formInstead =
  "le fichier Word, ou ce texte, envoyé au service des stages, qui en fait une fiche (npx missions import) ; ou la fiche vierge, remplie"

/** What is told of a word processor's form that was pasted as it is. */
export const formPasted = "le formulaire Word a été collé tel quel, et aucune de ses réponses n’a pu être lue"
