import { referenceThreshold, referenceYear } from "../../model/collectivites.ts"
import type { Authority, Rule } from "../../model/types.ts"
import { hasRightKey } from "../../model/values/siret.ts"
import { frenchNumber } from "../../words/text.ts"
import { ownWords } from "../names.ts"

/** The SIREN is one of an authority the reference data, or the édition, know; they know no département nor région. */
export const collectiviteInconnue: Rule = {
  id: "collectivite-inconnue",
  severity: "to-check",
  title: "Collectivité absente des données de référence",
  needs: ["/collectivite/siret", "/collectivite/categorie"],
  doc: {
    why: "Le SIREN permet de vérifier qui propose la mission et combien d’habitants la collectivité compte.",
    how: "Vérifiez le numéro. S’il est juste, le service des stages ajoute la collectivité aux réglages de l’édition.",
    wrong: "collectivite:\n  nom: Ville de Valombreuil\n  categorie: commune\n  siret: 213 709 991 00011",
    right: "collectivite:\n  nom: Ville de Valombreuil\n  categorie: commune\n  siret: 213 709 850 00019",
  },
  *check({ value }, { authorities }) {
    const siren = String(value("/collectivite/siret")).slice(0, 9)
    const categorie = String(value("/collectivite/categorie"))
    if (authorities.has(siren) || !hasRightKey(siren)) return
    const field = "/collectivite/siret"
    const kind = counted[categorie]
    if (kind === undefined) {
      const bodies = assimilated[categorie]
      if (bodies)
        yield {
          field,
          severity: "advice",
          message: `rien à corriger : nos données ne connaissent pas le numéro ${bodies}, le service des stages le vérifiera`,
        }
      return
    }
    const namesake = findNamesake(authorities, categorie, String(value("/collectivite/nom") ?? ""))
    yield {
      field,
      message: namesake
        ? `ce SIREN n’est pas celui de « ${namesake.nom} », qui est ${groups(namesake.siren)} (${namesake.municipale === undefined ? "réglages de l’édition" : `données de référence ${referenceYear}`})`
        : `ce SIREN n’est celui d’${kind} de plus de ${frenchNumber(referenceThreshold)} habitants (données de référence ${referenceYear})`,
      expected: "le SIRET de la collectivité qui signera la convention",
    }
  },
}

const counted: { [categorie: string]: string } = {
  commune: "aucune commune",
  epci: "aucune intercommunalité",
  ept: "aucun établissement public territorial",
}

/** Bodies assimilated to authorities: the reference data know none of them, nor départements and régions, which need no check. */
const assimilated: { [categorie: string]: string } = {
  sdis: "des services d’incendie et de secours",
  ccas: "des centres d’action sociale",
  cdg: "des centres de gestion",
  syndicat: "des syndicats",
  autre: "de tous les organismes",
}

/** The one authority of a category whose name has the same words of its own. */
function findNamesake(
  authorities: ReadonlyMap<string, Authority>,
  categorie: string,
  nom: string,
): Authority | undefined {
  let index = made.get(authorities)
  if (!index) {
    index = new Map()
    for (const one of authorities.values()) {
      const key = nameKey(one.categorie, one.nom)
      index.set(key, index.has(key) ? undefined : one)
    }
    made.set(authorities, index)
  }
  return index.get(nameKey(categorie, nom))
}

const made = new WeakMap<ReadonlyMap<string, Authority>, Map<string, Authority | undefined>>()

function nameKey(categorie: string, nom: string): string {
  return [categorie, ...[...ownWords(nom)].sort()].join(" ")
}

function groups(siren: string): string {
  return siren.replaceAll(/(\d{3})(?=\d)/g, "$1 ")
}
