import type { Draft, Problem } from "../../src/model/types.ts"
import { readText } from "../../src/read/text.ts"

/** A fiche read from its text. */
export function read(text: string): Draft {
  return readText("proposals/2025-2026/ville-de-valombreuil.md", new TextEncoder().encode(text))
}

/** A fiche read from its front matter alone. */
export function readHead(header: string): Draft {
  return read(`---\n${header}\n---\n\nUn mot.\n`)
}

/** A problem in few words: its rule, its cause, its line, how sure its correction is. */
export function brief({ rule, detail, span, fixes }: Problem): string {
  return [rule, detail, span.start.line, fixes?.[0]?.confidence].filter(word => word !== undefined).join(" ")
}

/** The text with the certain corrections of its problems made. */
export function fixed(draft: Draft): string {
  const edits = draft.problems.flatMap(
    ({ fixes }) => fixes?.filter(({ confidence }) => confidence === "certain")[0]?.edits ?? [],
  )
  let text = draft.text
  for (const edit of edits.toSorted((a, b) => b.start.offset - a.start.offset || b.end.offset - a.end.offset)) {
    text = text.slice(0, edit.start.offset) + edit.text + text.slice(edit.end.offset)
  }
  return text
}

/** The front matter of a text, without its two lines. */
export function head(text: string): string {
  return text.split("\n---\n")[0]?.slice(4) ?? ""
}
