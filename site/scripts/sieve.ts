import type { Answers, Asked } from "./filter.ts"

/** Missions, named by their place among all, with their answers as numbers: thousands are gone through between two frames. */
export interface Sieve {
  /** Whether a mission answers all that is asked: values of a facet are alternatives, facets add up. */
  answering(asked: Asked): (at: number) => boolean
  /** For each value of each facet, how many of these missions it would show, the other facets as they are. */
  counts(missions: readonly number[], asked: Asked): Map<string, Map<string, number>>
}

export function sieveOf(missions: readonly Answers[], facets: readonly string[]): Sieve {
  const columns = facets.map(facet => columnOf(facet, missions))
  return { answering, counts }

  function answering(asked: Asked): (at: number) => boolean {
    const inForce = asking(asked)
    return at => inForce.every(one => meets(one, at))
  }

  function counts(missions: readonly number[], asked: Asked): Map<string, Map<string, number>> {
    const inForce = asking(asked)
    const tallies = columns.map(({ values }) => new Uint32Array(values.length))
    for (const at of missions) {
      let missed = 0
      let only = 0
      for (const one of inForce)
        if (!meets(one, at)) {
          missed++
          only = one.index
        }
      // A mission that misses one facet alone counts in that one.
      if (missed > 1) continue
      const [from, to] = missed === 0 ? [0, columns.length] : [only, only + 1]
      for (let index = from; index < to; index++) {
        const { starts, given } = columns[index] as Column
        const tally = tallies[index] as Uint32Array
        for (let place = starts[at] ?? 0; place < (starts[at + 1] ?? 0); place++) {
          const value = given[place] ?? 0
          tally[value] = (tally[value] ?? 0) + 1
        }
      }
    }
    return new Map(
      columns.map(({ facet, values }, index) => [
        facet,
        new Map(values.map((value, id) => [value, tallies[index]?.[id] ?? 0])),
      ]),
    )
  }

  function asking(asked: Asked): Wanted[] {
    return columns.flatMap((column, index) => {
      const wanted = asked[column.facet] ?? []
      if (wanted.length === 0) return []
      return [{ index, column, wants: Uint8Array.from(column.values, value => (wanted.includes(value) ? 1 : 0)) }]
    })
  }
}

/** What missions answer to one facet: those of a mission stand from where they start to where the next one's do. */
interface Column {
  facet: string
  values: string[]
  starts: Uint32Array
  given: Uint16Array
}

/** A facet in force, and which of its values are asked for. */
interface Wanted {
  index: number
  column: Column
  wants: Uint8Array
}

function columnOf(facet: string, missions: readonly Answers[]): Column {
  const ids = new Map<string, number>()
  const starts = new Uint32Array(missions.length + 1)
  const given: number[] = []
  for (const [at, mission] of missions.entries()) {
    for (const value of mission[facet] ?? []) {
      const id = ids.get(value) ?? ids.size
      ids.set(value, id)
      given.push(id)
    }
    starts[at + 1] = given.length
  }
  return { facet, values: [...ids.keys()], starts, given: Uint16Array.from(given) }
}

function meets({ column: { starts, given }, wants }: Wanted, at: number): boolean {
  for (let place = starts[at] ?? 0; place < (starts[at + 1] ?? 0); place++) if (wants[given[place] ?? 0]) return true
  return false
}
