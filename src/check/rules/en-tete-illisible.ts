import type { Rule } from "../../model/types.ts"
import { problems } from "./told.ts"

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
  check: problems("en-tete-illisible", ({ detail = "" }) => ({
    label: "En-tête du fichier",
    message: causes[detail] ?? "cette ligne ne peut pas être lue",
    expected: "une réponse par ligne, de la forme « question: réponse »",
  })),
}

const colon = "la réponse contient deux-points suivis d’un espace : elle doit être mise entre guillemets droits"
const quotes = "un guillemet droit est ouvert et n’est pas refermé"
const indent = "cette ligne n’est pas alignée avec celles de son groupe"

const causes: { [code: string]: string } = {
  BLOCK_AS_IMPLICIT_KEY: colon,
  MULTILINE_IMPLICIT_KEY: "cette ligne n’a pas la forme « question: réponse » : il manque sans doute les deux-points",
  MISSING_CHAR: "il manque un signe : deux-points, guillemet ou crochet",
  MISSING_QUOTE: quotes,
  UNEXPECTED_TOKEN:
    "un signe n’est pas à sa place dans cette ligne : une réponse qui contient des guillemets ou des signes particuliers se met entre guillemets droits",
  BAD_INDENT: indent,
  BAD_ALIAS: "une réponse ne commence pas par « * » ou « & » : mettez-la entre guillemets droits",
  TAB_AS_INDENT: "cette ligne commence par une tabulation : remplacez-la par deux espaces",
  BAD_SCALAR_START: "une réponse ne commence pas par ce signe : mettez-la entre guillemets droits",
  BAD_DQ_ESCAPE:
    "entre guillemets droits, une barre oblique inverse (\\) a un sens particulier : écrivez-la deux fois, ou retirez-la",
  BAD_PROP_ORDER: "cette ligne ne peut pas être lue",
  IMPOSSIBLE: "cette ligne ne peut pas être lue",
  KEY_OVER_1024_CHARS: "cette ligne n’a pas la forme « question: réponse » : il manque sans doute les deux-points",
  NOT_A_MAP: "aucune réponse n’y est reconnue : chacune a la forme « question: réponse »",
}
