import type { Authority, Rule } from "../../model/types.ts"
import { frenchNumber } from "../../words/text.ts"

/** The authority counts more inhabitants than the édition asks for; which figure is told, for two are in use. */
export const population: Rule = {
  id: "population",
  severity: "to-check",
  title: "Nombre d’habitants",
  needs: ["/collectivite/siret"],
  doc: {
    why: "Les missions se déroulent dans des collectivités au-dessus d’un seuil de population, fixé pour l’année.",
    how: "Il n’y a rien à corriger dans la fiche : le service des stages décide. La population municipale et la population totale diffèrent ; le message dit laquelle a été lue.",
    wrong:
      "collectivite:\n  nom: Communauté de communes du Bassin de Pompey\n  categorie: epci\n  siret: 245 400 601 00010",
    right: "collectivite:\n  nom: Métropole européenne de Lille\n  categorie: epci\n  siret: 200 093 201 00016",
  },
  *check({ value }, { authorities, edition }) {
    const known = authorities.get(String(value("/collectivite/siret")).slice(0, 9))
    if (!known) return
    const threshold = edition.seuil_population
    const { municipale = known.population, totale = 0 } = known
    if (municipale === undefined || municipale > threshold) return
    const field = "/collectivite/siret"
    const asked = `il en faut plus de ${frenchNumber(threshold)}`
    yield totale > threshold
      ? {
          field,
          message: `« ${known.nom} » passe le seuil par sa population totale (${frenchNumber(totale)} habitants) et non par sa population municipale (${frenchNumber(municipale)}, ${source(known)}) : ${asked}`,
        }
      : {
          field,
          message: `« ${known.nom} » compte ${frenchNumber(municipale)} habitants (${figure(known)}${source(known)}) : ${asked}`,
        }
  },
}

function figure({ municipale }: Authority): string {
  return municipale === undefined ? "" : "population municipale, "
}

function source({ municipale, millesime }: Authority): string {
  const from = municipale === undefined ? "réglages de l’édition" : "données de référence"
  return millesime === undefined ? from : `${from} ${millesime}`
}
