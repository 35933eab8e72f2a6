import type { Problem, Rule } from "../../model/types.ts"
import { quote } from "../say.ts"
import { problems } from "./told.ts"

/** Plain answers only: no alias, anchor, tag, merge, directive, odd key, nor a monster (security, decision 3). */
export const yamlHorsProfil: Rule = {
  id: "yaml-hors-profil",
  severity: "blocking",
  title: "Signe particulier dans l’en-tête",
  about: "both",
  firm: true,
  doc: {
    why: "L’en-tête ne contient que des questions et leurs réponses ; quelques signes (&, *, !, %, <<) y ont un sens caché et sont refusés.",
    how: "Mettez entre guillemets droits une réponse qui commence par l’un de ces signes.",
    wrong: "intitule: &titre Adapter les écoles aux fortes chaleurs",
    right: "intitule: Adapter les écoles aux fortes chaleurs",
  },
  check: problems("yaml-hors-profil", problem => ({
    label: "En-tête du fichier",
    message: message(problem),
    expected: "des questions et leurs réponses, rien d’autre",
  })),
}

function message({ detail = "", value }: Problem): string {
  const said = causes[detail] ?? "ce signe a un sens caché et n’est pas permis ici"
  return value === undefined ? said : `${said} : ${quote(value)}`
}

const start = "une réponse ne commence pas par ce signe sans guillemets droits autour d’elle"

const causes: { [detail: string]: string } = {
  alias: start,
  ancre: start,
  etiquette: start,
  fusion: "« << » a un sens caché et n’est pas permis",
  directive: "une ligne ne commence pas par « % »",
  documents: "la ligne « --- » ou « ... » ne s’écrit qu’au début et à la fin de l’en-tête",
  cle: "le nom d’une question est un seul mot suivi de deux-points",
  profondeur: "il y a trop de retraits les uns dans les autres",
  taille: "il y a beaucoup trop de lignes ou de réponses pour une fiche",
}
