import { readFileSync } from "node:fs"
import { join } from "node:path"

/** The package whose tables are read (Licence Ouverte); its major version stands for a year of the administrative map. */
const data = "node_modules/@etalab/decoupage-administratif/data"
const millesime = 2026
const threshold = 40_000

/**
 * Communes, EPCI and EPT above the threshold by one figure or the other, as rows: SIREN, name, category, municipal
 * population, total population (0 where the tables do not tell it).
 */
export function authorities(root: string): { [file: string]: string } {
  const read = <T>(file: string): T[] => JSON.parse(readFileSync(join(root, data, file), "utf8")) as T[]
  const groups = [...read<Group>("epci.json"), ...read<Group>("ept.json")]
  const lines = [...communes(read("communes.json"), totals(groups)), ...groups.map(ofGroup)]
    .filter(([, , , municipal, total]) => Math.max(municipal, total) > threshold)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(row => JSON.stringify(row))
  const head = JSON.stringify({ source: "@etalab/decoupage-administratif", millesime, seuil: threshold })
  return {
    "src/model/collectivites.json": `${head.slice(0, -1)},"collectivites":[\n${lines.join(",\n")}\n]}\n`,
  }
}

type Row = [siren: string, nom: string, categorie: string, municipale: number, totale: number]

interface Commune {
  code: string
  nom: string
  type: string
  siren?: string
  population?: number
}

interface Group {
  code: string
  nom: string
  type: string
  populationTotale: number
  populationMunicipale: number
  membres: { code: string; populationTotale: number }[]
}

function communes(all: Commune[], totalOf: ReadonlyMap<string, number>): Row[] {
  return all.flatMap(({ type, siren, nom, population = 0, code }) =>
    type === "commune-actuelle" && siren ? [[siren, nom, "commune", population, totalOf.get(code) ?? 0] as Row] : [],
  )
}

function ofGroup({ code, nom, type, populationMunicipale, populationTotale }: Group): Row {
  return [code, nom, type === "EPT" ? "ept" : "epci", populationMunicipale, populationTotale]
}

/** Total populations of communes are only told by the lists of members. */
function totals(groups: Group[]): ReadonlyMap<string, number> {
  return new Map(groups.flatMap(({ membres }) => membres.map(member => [member.code, member.populationTotale])))
}
