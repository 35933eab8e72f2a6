/** The missions a word stands in, in their order, a number each: the mission's place in the list, then where and how often. */
export type Row = number[]

/** Where a word may stand in a mission: the bit its title or its place takes in a row's number; a body counts from 0 to 4. */
export const inTitle = 16
export const inPlace = 8
export const inBody = 0
export type Where = typeof inTitle | typeof inPlace | typeof inBody

/** The row of a word met for the first time; most stay as long as that, and take no more room. */
export function first(at: number, where: Where): Row {
  return [again(at << 5, where)]
}

/** Notes that a word stands in a mission, none after it having been noted yet. */
export function note(row: Row, at: number, where: Where): void {
  const last = row.length - 1
  const seen = row[last]
  if (seen !== undefined && seen >> 5 === at) row[last] = again(seen, where)
  else row.push(again(at << 5, where))
}

function again(seen: number, where: Where): number {
  if (where !== inBody) return seen | where
  return (seen & 7) < 4 ? seen + 1 : seen
}

/**
 * A row as text, a few signs a mission: how many missions were passed over (base 36, nothing for none), then one capital
 * for where the word stands: whether in the title, whether in the place, and how often in the body (0, 1, 2–3, 4 or more).
 */
export function write(row: Row): string {
  let next = 0
  // Joined, not added up: V8 holds a text that grew sign by sign as as many pieces, each larger than the whole row.
  const signs = row.map(seen => {
    const at = seen >> 5
    const body = seen & 7
    const often = body > 3 ? 3 : body > 1 ? 2 : body
    const gap = at === next ? "" : (at - next).toString(36)
    next = at + 1
    return gap + String.fromCharCode(capital + ((seen & (inTitle | inPlace)) >> 1) + often)
  })
  return signs.join("")
}

/** The capital that says «nowhere», from which the others count. */
export const capital = 65
