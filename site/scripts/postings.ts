/** The missions a word stands in, in their order, with how many times: in the title, in the place and themes, in the body. */
export type Row = { at: number; levels: [title: number, place: number, body: number] }[]

/**
 * A row as text, a few signs a mission: how many missions were passed over (base 36, nothing for none), then one capital
 * for where the word stands: whether in the title, whether in the place, and how often in the body (0, 1, 2–3, 4 or more).
 */
export function write(row: Row): string {
  let next = 0
  return row
    .map(({ at, levels: [title, place, body] }) => {
      const gap = at === next ? "" : (at - next).toString(36)
      next = at + 1
      const often = body > 3 ? 3 : body > 1 ? 2 : body
      return gap + String.fromCharCode(capital + (title > 0 ? 8 : 0) + (place > 0 ? 4 : 0) + often)
    })
    .join("")
}

/** The capital that says «nowhere», from which the others count. */
export const capital = 65
