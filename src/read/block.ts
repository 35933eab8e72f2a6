import { fiche } from "../model/fields.ts"
import { dashes, isSection, type Line, toLines } from "./fence-lines.ts"
import { groupsOf } from "./groups.ts"
import { isQuestion, resolveKey } from "./key.ts"

/** A front matter below another, by offsets. */
export interface Block {
  start: number
  /** Where its answers start: after the line that opens it, when there is one. */
  from: number
  /** Where its answers end. */
  to: number
  /** After the line that closes it, when there is one. */
  end: number
}

/** Fewest questions that tell a front matter from lines of a text. */
const fewest = 4
/** One of them, that any front matter asks and hardly a text, where a line starts. */
const hint = /[^\n]{0,14}?\b(?:dgs\b|identification du directeur)/iy

/** Whether some line may be a front matter's: only their starts are looked at, and nearly every file is done with here. */
function isHinted(text: string, from: number): boolean {
  for (let at = from; at < text.length; ) {
    hint.lastIndex = at
    if (hint.test(text)) return true
    const end = text.indexOf("\n", at)
    at = end < 0 ? text.length : end + 1
  }
  return false
}

/** Whether a front matter may be none of the fiche's own, which then stands below it. */
export function isForeign(header: string): boolean {
  return (!header.includes("dgs") && !isHinted(header, 0)) || isSilent(header)
}

/** The next front matter of a text: some questions between two lines of dashes, or what is left of these. */
export function findBlock(text: string, from: number): Block | undefined {
  if (!isHinted(text, from)) return undefined
  const rest = text.slice(from)
  let opening: Line | undefined
  let questions: Line[] = []
  for (const line of toLines(rest)) {
    const fence = dashes.test(line.text)
    if (!fence && !isSection(line.text)) {
      if (isQuestion(line.text.trimStart())) questions.push(line)
      continue
    }
    const [first] = questions
    if (first && questions.length >= fewest) {
      const eol = fence ? (/^\r?\n?/.exec(rest.slice(line.end))?.[0].length ?? 0) : 0
      const start = from + (opening ?? first).start
      return {
        start,
        from: opening ? from + opening.end : start,
        to: from + line.start,
        end: from + (fence ? line.end + eol : line.start),
      }
    }
    opening = fence ? line : undefined
    questions = []
  }
  return undefined
}

// All but lines without a letter, notes, questions by their keys, holes.
const spoken = /^(?![^\p{L}\p{N}\n]*(?:---ya?ml)?[ \t\r]*$|[ \t]*#|[ \t]*[\w-]+:[ \t\r]*(?:#.*)?$|À COMPLÉTER).*/gmu

/** Whether a fiche, or its front matter, is a form that nobody has filled in. */
export function isSilent(text: string): boolean {
  for (const [line] of text.matchAll(spoken)) if (!isUnanswered(line.trim())) return false
  for (const [, key = ""] of text.matchAll(behindSign)) if (keys.has(key)) return false
  return true
}

/** An answer written as a note is. */
const behindSign = /^[ \t]*#[ \t]*([a-z][a-z0-9_]*):[ \t]+[^\s#]/gm

/** Any other spelling of a question, and nothing after it. */
function isUnanswered(line: string): boolean {
  if (!/[:：][^\p{L}\p{N}]*$/u.test(line)) return false
  const name = resolveKey(line, groups)
  return name?.known === true && !/[\p{L}\p{N}]/u.test(line.slice(name.colon))
}

const groups = groupsOf(fiche)
const keys = new Set(groups.flatMap(({ properties = {} }) => Object.keys(properties)))
