import type { Rule } from "../../model/types.ts"
import { problems } from "./told.ts"

/** Markup stays within what a page can show, so that nothing slows the reading down (security, decision 6). */
export const texteTropComplexe: Rule = {
  id: "texte-trop-complexe",
  severity: "blocking",
  title: "Mise en forme trop complexe",
  doc: {
    why: "Des listes emboîtées sur plus de huit niveaux, un tableau de centaines de cases ou des centaines de signes à la suite ne se lisent ni à l’écran ni sur le papier.",
    how: "Simplifiez : moins de niveaux, moins de colonnes, moins de signes de mise en forme.",
    wrong: "Une liste emboîtée sur neuf niveaux.",
    right: "Une liste de deux niveaux.",
  },
  check: problems("texte-trop-complexe", ({ detail = "" }) => ({
    label: "Texte de la fiche",
    message: causes[detail] ?? "la mise en forme est trop complexe pour être lue",
    expected: "des paragraphes, des listes de quelques niveaux, de petits tableaux",
  })),
}

const causes: { [detail: string]: string } = {
  imbrication: "des listes ou des citations sont emboîtées sur trop de niveaux",
  cellules: "un tableau a trop de cases",
  titres: "il y a trop de titres",
  signes: "il y a trop de signes de mise en forme",
  lignes: "il y a trop de lignes",
  puces: "il y a trop de puces ou de numéros",
}
