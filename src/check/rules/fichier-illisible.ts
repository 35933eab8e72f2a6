import type { Rule } from "../../model/types.ts"
import { wordInstead } from "../say.ts"
import { problems } from "./told.ts"

/** Nothing but fiches lies in an édition's folder: no link, no folder, no other file. */
export const fichierIllisible: Rule = {
  id: "fichier-illisible",
  severity: "blocking",
  title: "Fichier illisible",
  about: "both",
  firm: true,
  doc: {
    why: "Seules des fiches (des fichiers de texte dont le nom finit par « .md ») peuvent être lues dans le dossier d’une édition.",
    how: "Retirez du dossier ce qui n’est pas une fiche : dossier, raccourci, document Word, image. Un document Word se dépose autrement : le service des stages le transforme en fiche.",
    wrong: "proposals/2025-2026/fiche de Valombreuil.docx",
    right: "proposals/2025-2026/ville-de-valombreuil.md",
  },
  check: problems("fichier-illisible", ({ detail = "", span }, { draft }) =>
    (detail === "absent" || detail === "vide") && draft.path.endsWith("edition.yml")
      ? { span, label: "Réglages de l’édition", message: reasons[detail] ?? "", ...settingsMissing }
      : detail === "etranger" && /\.(?:docx?|odt|rtf)$/i.test(draft.path)
        ? { span, label: "Fichier", message: "c’est un document Word, pas une fiche", expected: wordInstead }
        : { span, label: "Fichier", message: reasons[detail] ?? `il n’a pas pu être ouvert (${detail})` },
  ),
}

const settingsMissing = {
  expected: "une copie du fichier « edition.yml » d’une autre année, avec les dates de celle-ci",
  why: "il porte le calendrier, les critères et le contact de l’année ; sans lui, aucune fiche ne peut être vérifiée",
}

const reasons: { [detail: string]: string } = {
  lien: "c’est un raccourci vers un autre fichier, pas une fiche",
  dossier: "c’est un dossier, pas une fiche",
  special: "ce n’est pas un fichier ordinaire",
  absent: "ce fichier n’existe pas",
  vide: "ce fichier est vide",
  etranger:
    "ce n’est pas une fiche : le dossier d’une édition ne contient que des fiches, dont le nom finit par « .md »",
  EACCES: "il n’est pas permis de l’ouvrir",
  EPERM: "il n’est pas permis de l’ouvrir",
}
