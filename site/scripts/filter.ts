import type { Sieve } from "./sieve.ts"

/** What a mission answers to each facet: `region: ["bretagne"]`, `theme: ["eau", "sante"]`. */
export type Answers = { [facet: string]: string[] }

/** What is asked: values of a facet are alternatives, facets add up. */
export type Asked = { [facet: string]: string[] }

/** For each filter in force, how many missions there would be without it; the most generous first. */
export function widenings(
  missions: readonly number[],
  asked: Asked,
  { answering }: Sieve,
): { facet: string; value: string; many: number }[] {
  return Object.entries(asked)
    .flatMap(([facet, values]) =>
      values.map(value => {
        const without = { ...asked, [facet]: values.filter(other => other !== value) }
        return { facet, value, many: missions.filter(answering(without)).length }
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
