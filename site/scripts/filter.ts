/** What a mission answers to each facet: `region: ["bretagne"]`, `theme: ["eau", "sante"]`. */
export type Answers = { [facet: string]: string[] }

/** What is asked: values of a facet are alternatives, facets add up. */
export type Asked = { [facet: string]: string[] }

/** Whether a mission answers all that is asked, one facet set aside when named. */
export function answers(mission: Answers, asked: Asked, aside?: string): boolean {
  return Object.entries(asked).every(
    ([facet, values]) =>
      facet === aside || values.length === 0 || values.some(value => mission[facet]?.includes(value)),
  )
}

/** For each value of each facet, how many missions it would show, the other facets as they are. */
export function counts(missions: Answers[], asked: Asked, facets: string[]): Map<string, Map<string, number>> {
  return new Map(
    facets.map(facet => {
      const many = new Map<string, number>()
      for (const mission of missions)
        if (answers(mission, asked, facet))
          for (const value of mission[facet] ?? []) many.set(value, (many.get(value) ?? 0) + 1)
      return [facet, many]
    }),
  )
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
    asked: Object.fromEntries(facets.map(facet => [facet, [...new Set(given.getAll(facet))]])),
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
