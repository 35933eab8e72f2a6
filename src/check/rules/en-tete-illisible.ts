import { fiche } from "../../model/fields.ts"
import type { Problem, Rule, Told } from "../../model/types.ts"
import { labelOf } from "../label.ts"
import { formInstead, formPasted } from "../say.ts"
import { elsewhere, problems } from "./told.ts"

/** The short answers can be read; one cause is told, whatever follows from it. */
export const enTeteIllisible: Rule = {
  id: "en-tete-illisible",
  severity: "blocking",
  title: "Ligne que l’on ne peut pas lire",
  about: "both",
  doc: {
    why: "Une ligne mal formée empêche de lire les réponses qui la suivent.",
    how: "Chaque réponse tient sur sa ligne : le nom de la question, deux-points, un espace, la réponse. Si la réponse contient deux-points suivis d’un espace, mettez-la entre guillemets droits.",
    wrong: "---\nintitule: Adapter les écoles : bâtir une stratégie pluriannuelle\n---",
    right: '---\nintitule: "Adapter les écoles : bâtir une stratégie pluriannuelle"\n---',
  },
  check: problems("en-tete-illisible", say),
}

function say(problem: Problem): Told {
  const { detail = "", field } = problem
  return {
    label: (field === undefined ? undefined : labelOf(field, fiche)) ?? "En-tête du fichier",
    message: `${causes[detail] ?? "cette ligne ne peut pas être lue"}${perAnswer.has(detail) ? elsewhere(problem) : ""}`,
    expected: expected[detail] ?? "une réponse par ligne : la question, deux-points, un espace, la réponse",
  }
}

/** What is told of one answer, and may be a habit of several. */
const perAnswer: ReadonlySet<string> = new Set([
  "deux-points",
  "diese",
  "barre",
  "guillemets",
  "signe",
  "lien",
  "suite",
  "dessous",
  "note",
  "aide",
])

const causes: { [detail: string]: string } = {
  "deux-points": "la réponse contient deux-points : elle doit être mise entre guillemets droits",
  diese: "la réponse contient un dièse précédé d’un espace : la suite passerait pour une note",
  barre: "entre guillemets droits, une barre oblique inversée change ce qui la suit",
  guillemets: "les guillemets de la réponse ne vont pas par deux",
  signe: "la réponse commence par un signe qui a un sens caché",
  lien: "l’adresse est collée comme un lien",
  jointes: "plusieurs questions sont écrites sur la même ligne",
  suite: "la réponse continue à la ligne suivante sans y être reliée",
  note: "la réponse est écrite derrière un dièse, comme les aides de la fiche vierge : elle ne serait pas lue",
  aide: "une ligne d’aide de la fiche vierge a perdu son dièse : elle passerait pour une réponse",
  programme:
    "les réponses sont écrites comme un programme, et une accolade, une virgule ou un guillemet droit y manque ici",
  formulaire: formPasted,
  dessous: "la réponse est écrite sous la question, et non à côté d’elle",
  retrait: "des lignes ne sont pas alignées avec celles de leur groupe",
  tabulation: "une tabulation est écrite à la place d’espaces",
  puce: "une puce est écrite à la place d’un tiret",
  espace: "il manque un espace après les deux-points",
  "puce-question": "une puce ou un numéro est écrit devant la question",
  separateur: "un autre signe que deux-points sépare la question de sa réponse",
  virgule: "une virgule termine les réponses",
  "point-virgule": "un point-virgule termine les réponses",
  code: "un code de page web (« &nbsp; ») termine les réponses",
  liste: "les éléments de la liste ne commencent pas par un tiret",
  crochet: "le crochet qui ouvre la liste n’est pas fermé",
}

const expected: { [detail: string]: string } = {
  suite: "la réponse sur une seule ligne, ou ses lignes en retrait",
  note: "la question au début de sa ligne, sans dièse",
  aide: "un dièse et un espace au début de la ligne, ou rien",
  programme: "une réponse par ligne, sans accolades ni virgules : la question, deux-points, un espace, la réponse",
  formulaire: formInstead,
  dessous: "la question, deux-points, un espace, la réponse, sur une seule ligne",
  retrait: "les réponses d’un même groupe avec le même retrait : deux espaces de plus que son nom",
  tabulation: "deux espaces",
  puce: "un tiret et un espace",
  "puce-question": "la question au début de sa ligne, sans puce",
  separateur: "la question, deux-points, un espace, la réponse",
  virgule: "la réponse, et rien après elle",
  "point-virgule": "la réponse, et rien après elle",
  code: "la réponse, et rien après elle",
  liste: "un tiret et un espace devant chaque élément",
  crochet: "la liste entre crochets, ou un tiret et un espace devant chaque élément",
  "deux-points": "la réponse entre guillemets droits",
  diese: "la réponse entre guillemets droits",
  barre: "la réponse entre apostrophes droites, ou sans rien autour d’elle",
  signe: "la réponse entre guillemets droits",
  lien: "l’adresse seule, sans crochets ni parenthèses",
  guillemets: "un guillemet droit de chaque côté, ou aucun",
}
