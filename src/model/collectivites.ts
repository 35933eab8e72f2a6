import reference from "./collectivites.json" with { type: "json" }
import type { ReferenceRow } from "./page.ts"
import type { Authority, Edition } from "./types.ts"

/** Reference data know communes, EPCI and EPT above this number of inhabitants, and nobody else. */
export const referenceThreshold = reference.seuil

/** Year of the reference data. */
export const referenceYear = reference.millesime

/** Authorities by SIREN: the reference data, then the édition's own, which win. */
export function authoritiesOf(edition: Pick<Edition, "collectivites">): ReadonlyMap<string, Authority> {
  const own = edition.collectivites ?? []
  if (own.length === 0) return known()
  const all = new Map(known())
  for (const one of own) all.set(one.siren, one)
  return all
}

let made: ReadonlyMap<string, Authority> | undefined

function known(): ReadonlyMap<string, Authority> {
  made ??= new Map(reference.collectivites.map(row => [String(row[0]), fromRow(row as unknown as ReferenceRow)]))
  return made
}

/** The authority of a row of the reference data. */
export function fromRow([siren, nom, categorie, municipale, totale]: ReferenceRow): Authority {
  const found: Authority = {
    siren,
    nom,
    categorie,
    population: municipale,
    figure: "municipale",
    millesime: reference.millesime,
    municipale,
  }
  if (totale > 0) found.totale = totale
  return found
}
