import type { MissionView } from "../../src/model/views.ts"
import { slug } from "./slug.ts"

/** Missions that share something, under the name and the address word of it. */
export interface Group {
  name: string
  slug: string
  missions: MissionView[]
}

/** By région, in the reading order of the édition. */
export function byRegion(missions: MissionView[]): Group[] {
  return group(missions, ({ region }) => [region])
}

/** By theme, in French alphabetical order. */
export function byTheme(missions: MissionView[]): Group[] {
  return sorted(group(missions, ({ themes }) => themes))
}

/** By département: name and code, in French alphabetical order; missions without one are left out. */
export function byDepartement(missions: MissionView[]): Group[] {
  return sorted(
    group(missions, ({ departement }) => (departement ? [`${departement.nom} (${departement.code})`] : [])),
  ).map(one => ({ ...one, slug: one.missions[0]?.departement?.code.toLowerCase() ?? one.slug }))
}

/** By category of authority, in French alphabetical order. */
export function byCategory(missions: MissionView[]): Group[] {
  return sorted(group(missions, ({ collectivite }) => [collectivite.categorieLabel])).map(one => ({
    ...one,
    slug: one.missions[0]?.collectivite.categorie ?? one.slug,
  }))
}

/** By statut, the most frequent first. */
export function byStatut(missions: MissionView[]): Group[] {
  return group(missions, ({ statutLabel }) => [statutLabel])
    .map(one => ({ ...one, slug: one.missions[0]?.statut ?? one.slug }))
    .sort((a, b) => b.missions.length - a.missions.length)
}

/** As a reader looks numbers up: the reading order of an édition follows régions instead. */
export function inNumberOrder(missions: readonly MissionView[]): MissionView[] {
  return missions.toSorted((a, b) => a.numero - b.numero)
}

const { compare } = new Intl.Collator("fr")

function group(missions: MissionView[], names: (mission: MissionView) => string[]): Group[] {
  const groups = new Map<string, MissionView[]>()
  for (const mission of missions)
    for (const name of names(mission)) {
      const known = groups.get(name)
      if (known) known.push(mission)
      else groups.set(name, [mission])
    }
  return [...groups].map(([name, members]) => ({ name, slug: slug(name), missions: members }))
}

function sorted(groups: Group[]): Group[] {
  return groups.sort((a, b) => compare(a.name, b.name))
}
