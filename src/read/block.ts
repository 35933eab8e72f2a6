import { fiche } from "../model/fields.ts"
import { isSection, type Line, toLines } from "./fence-lines.ts"
import { resolveKey } from "./key.ts"

/** A front matter below another, by offsets. */
export interface Block {
  start: number
  /** After the line that closes it. */
  end: number
}

/** Fewest questions that tell a front matter from lines of dashes in a text. */
const fewest = 3

/** The next front matter of a text: between two lines of three dashes, the first perhaps lost where it follows another. */
export function findBlock(text: string, from: number): Block | undefined {
  if (text.indexOf("---", from) < 0) return undefined
  const lines = toLines(text.slice(from))
  const isFence = ({ text: line }: Line) => /^---[ \t]*$/.test(line)
  for (const [rank, line] of lines.entries()) {
    const bare = rank === 0 && isKey(line)
    if (!bare && !isFence(line)) continue
    const first = bare ? rank : rank + 1
    const length = lines.slice(first).findIndex(one => isFence(one) || isSection(one.text))
    const closing = lines[first + length]
    if (length < fewest || !closing || !isFence(closing)) continue
    if (lines.slice(first, first + length).filter(isKey).length < fewest) continue
    const eol = /^\r?\n?/.exec(text.slice(from + closing.end))?.[0].length ?? 0
    return { start: from + line.start, end: from + closing.end + eol }
  }
  return undefined
}

function isKey({ text }: Line): boolean {
  return resolveKey(text, [fiche])?.exact === true
}

const spoken = /^(?![ \t\r]*$|---[ \t\r]*$|[ \t]*#|[ \t]*[\w-]+:[ \t\r]*(?:#.*)?$|À COMPLÉTER).*/m

/** Whether a fiche, or its front matter, is a form that nobody has filled in. */
export function isSilent(text: string): boolean {
  return !spoken.test(text)
}
