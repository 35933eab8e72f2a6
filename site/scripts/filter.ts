/** What a mission answers to each facet: `region: ["bretagne"]`, `theme: ["eau", "sante"]`. */
export type Answers = { [facet: string]: string[] }

/** What is asked: values of a facet are alternatives, facets add up. */
export type Asked = { [facet: string]: string[] }

/** Whether a mission answers all that is asked. */
export function answers(mission: Answers, asked: Asked): boolean {
  return answering(asked)(mission)
}

/** The same for many missions: what is asked is looked at once. */
export function answering(asked: Asked): (mission: Answers) => boolean {
  const inForce = Object.entries(asked).filter(([, values]) => values.length > 0)
  return mission => {
    for (const [facet, values] of inForce) if (!meets(mission[facet], values)) return false
    return true
  }
}

/** For each value of each facet, how many missions it would show, the other facets as they are. */
export function counts(missions: Answers[], asked: Asked, facets: string[]): Map<string, Map<string, number>> {
  const many = new Map(facets.map(facet => [facet, new Map<string, number>()]))
  const inForce = Object.entries(asked).filter(([, values]) => values.length > 0)
  for (const mission of missions) {
    let missed = 0
    let only: string | undefined
    for (const [facet, values] of inForce)
      if (!meets(mission[facet], values)) {
        missed++
        only = facet
      }
    // A mission that misses one facet alone counts in that one.
    if (missed === 0) for (const [facet, count] of many) add(count, mission[facet])
    else if (missed === 1 && only !== undefined) add(many.get(only), mission[only])
  }
  return many
}

function meets(given: string[] | undefined, values: string[]): boolean {
  if (given) for (const one of given) if (values.includes(one)) return true
  return false
}

function add(count: Map<string, number> | undefined, values: string[] | undefined): void {
  if (count && values) for (const value of values) count.set(value, (count.get(value) ?? 0) + 1)
}

/** For each filter in force, how many missions there would be without it; the most generous first. */
export function widenings(missions: Answers[], asked: Asked): { facet: string; value: string; many: number }[] {
  return Object.entries(asked)
    .flatMap(([facet, values]) =>
      values.map(value => {
        const without = { ...asked, [facet]: values.filter(other => other !== value) }
        return { facet, value, many: missions.filter(mission => answers(mission, without)).length }
      }),
    )
    .filter(({ many }) => many > 0)
    .sort((a, b) => b.many - a.many)
}

/** The state of an address: `?q=eau&region=bretagne&region=occitanie`. */
export function readState(search: string, facets: string[]): { query: string; asked: Asked } {
  const given = new URLSearchParams(search)
  return {
    query: given.get("q") ?? "",
    asked: Object.fromEntries(facets.map(facet => [facet, [...new Set(given.getAll(facet).filter(Boolean))]])),
  }
}

/** The address of a state: empty when nothing is asked, the same order whatever was clicked first. */
export function writeState(query: string, asked: Asked): string {
  const given = new URLSearchParams()
  if (query.trim() !== "") given.set("q", query.trim())
  for (const facet of Object.keys(asked)) for (const value of asked[facet] ?? []) given.append(facet, value)
  const text = given.toString()
  return text === "" ? "" : `?${text}`
}
