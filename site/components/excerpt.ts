/** The first points of a plain text, each cut to a number of signs; none when the text has no list. */
export function firstPoints(text: string, many: number, signs: number): string[] {
  const points = text.split("\n").flatMap(line => /^(?:- |\d+\. )(.+)/.exec(line)?.[1] ?? [])
  return points.slice(0, many).map(point => opening(point, signs))
}

/** A text's beginning in so many signs at most: cut after a word, and the cut shown. */
export function opening(text: string, signs: number): string {
  const line = text.replace(/\s+/g, " ").trim()
  if (line.length <= signs) return line
  const start = line.slice(0, signs - 1)
  const space = start.lastIndexOf(" ")
  return `${(space > signs / 2 ? start.slice(0, space) : start).replace(/[\s,;:.(«]+$/, "")}…`
}
