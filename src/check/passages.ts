import type { Draft, Pointer, Section, Span, Subject } from "../model/types.ts"
import { nameOf, publicTexts, within } from "./texts.ts"

/** A published text of a fiche, and how to speak of a part of it. */
export interface Passage {
  text: string
  /** Key of the section, or the question's pointer. */
  key: string
  /** The field or label, and the place, of a part. */
  at(start: number, end: number): { field?: Pointer; label?: string; span?: Span }
}

/** The short published answers in words (title, summary, addresses), then the long ones, in the order of the file. */
export function passagesOf(subject: Subject): Passage[] {
  const { draft, value } = subject
  const answers = publicTexts.flatMap(field => {
    const text = value(field)
    return typeof text === "string" ? [{ text, key: field, at: () => ({ field }) }] : []
  })
  return [...answers, ...draft.sections().map(section => passageOf(draft, section))]
}

function passageOf(draft: Draft, section: Section): Passage {
  return {
    text: section.markdown,
    key: section.key ?? "",
    at: (start, end) => ({ label: nameOf(section), span: within(draft, section, start, end - start) }),
  }
}
