import type { Profile } from "./profile.ts"
import { readStrict } from "./strict.ts"

export interface Recovered {
  /** The text with its unreadable lines blanked out, so that every offset stays. */
  text: string
  /** Runs of lines that could not be read. */
  lost: { start: number; end: number }[]
}

/** Keeps what can be read of a front matter that can't be read as a whole, key by key, then inside the groups. */
export function recover(source: string, profile: Profile): Recovered {
  const lost: { start: number; end: number }[] = []
  const drop = ({ start, end }: Line) => {
    const last = lost.at(-1)
    if (last && source.slice(last.end, start).trim() === "") last.end = end
    else lost.push({ start, end })
  }
  salvage(source, toLines(source), profile, drop)
  const text = lost.toReversed().reduce((kept, { start, end }) => {
    return kept.slice(0, start) + kept.slice(start, end).replace(/[^\r\n]/g, " ") + kept.slice(end)
  }, source)
  return { text, lost }
}

interface Line {
  start: number
  end: number
  columns: number
}

function toLines(source: string): Line[] {
  return [...source.matchAll(/[^\r\n]+/g)].flatMap(({ 0: typed, index }) => {
    const columns = typed.search(/[^ ]/)
    return columns < 0 ? [] : [{ start: index, end: index + typed.length, columns }]
  })
}

function salvage(source: string, lines: readonly Line[], profile: Profile, drop: (line: Line) => void): void {
  for (const chunk of chunks(lines)) {
    const [first, ...inner] = chunk
    const last = chunk.at(-1)
    if (!first || !last) continue
    if (isReadable(source.slice(first.start, last.end), profile)) continue
    if (
      inner.length > 0 &&
      /:[ \t]*$/.test(source.slice(first.start, first.end)) &&
      isReadable(source.slice(first.start, first.end), profile)
    ) {
      salvage(source, inner, profile, drop)
    } else for (const line of chunk) drop(line)
  }
}

/** A line and those that stand to its right. */
function chunks(lines: readonly Line[]): Line[][] {
  const found: Line[][] = []
  let columns = 0
  for (const line of lines) {
    const current = found.at(-1)
    if (current && line.columns > columns) current.push(line)
    else {
      columns = line.columns
      found.push([line])
    }
  }
  return found
}

function isReadable(text: string, profile: Profile): boolean {
  const { errors } = readStrict(text, profile)
  return errors.every(({ code }) => code === "NOT_A_MAP") && (errors.length === 0 || /^ *- /.test(text))
}
