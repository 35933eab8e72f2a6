import type { Draft, Fix, Pointer } from "../model/types.ts"

/** Replaces a value of the front matter by a text; no correction when it is missing or stands on several lines. */
export function rewrite(
  draft: Draft,
  pointer: Pointer,
  text: string,
  how: { label: string; confidence: Fix["confidence"] },
): Fix[] {
  const source = draft.source(pointer)
  if (source === undefined || source === "" || /[\r\n]/.test(source)) return []
  return [{ ...how, edits: [{ ...draft.place(pointer), text: scalar(text) }] }]
}

/** Inserts lines at an offset of the file, in the file's own line ends. */
export function insert(draft: Draft, offset: number, text: string, label: string): Fix {
  return {
    label,
    confidence: "to-complete",
    edits: [{ ...draft.span(offset, offset), text: text.replaceAll("\n", lineEnd(draft)) }],
  }
}

/** What ends a line of a file. */
export function lineEnd({ text }: Draft): string {
  return text.includes("\r\n") ? "\r\n" : "\n"
}

/** A text as YAML reads it back: plain where that is safe, else between double quotes. */
export function scalar(text: string): string {
  return /^[\p{L}\p{N}+(](?:[\p{L}\p{N}+().,;’«»€/@°_-]|[ :](?=[^\s#]))*$/u.test(text) && !/: /.test(text)
    ? text
    : JSON.stringify(text)
}
