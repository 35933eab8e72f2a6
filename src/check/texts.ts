import { fiche } from "../model/fields.ts"
import type { Draft, Pointer, Section } from "../model/types.ts"
import { fieldsIn } from "./label.ts"

/** Short answers in words that are published. */
export const publicTexts: readonly Pointer[] = fieldsIn(fiche)
  .filter(
    ({ saisie, section, diffusion }) =>
      (saisie === "texte" || saisie === "lignes") && !section && diffusion === "publique",
  )
  .map(({ pointer }) => pointer)

/** E-mail addresses and phone numbers that stay with the school. */
export const interneContacts: readonly Pointer[] = fieldsIn(fiche)
  .filter(({ saisie, diffusion }) => (saisie === "courriel" || saisie === "telephone") && diffusion === "interne")
  .map(({ pointer }) => pointer)

/** What to call a section: the form's words, even when it stands under another heading. */
export function nameOf({ key }: Section): string {
  return (key === null ? undefined : names.get(key)) ?? "Texte de la fiche"
}

/** A part of a section, in the file. */
export function within(draft: Draft, section: Section, start: number, length: number) {
  return draft.span(section.start + start, section.start + start + length)
}

/** Whether a text holds only what has a rule of its own: titles of another level, comments. */
export function isTitlesOnly({ nodes }: Section): boolean {
  return nodes.every(({ type }) => type === "heading" || type === "html" || type === "definition")
}

const names = new Map(fieldsIn(fiche).flatMap(({ key, label, section }) => (section ? [[key, label] as const] : [])))

/** Characters that a reader of a section sees: the addresses of its links are not among them. */
export function lengthOf(markdown: string): number {
  const seen = markdown.includes("](") ? markdown.replaceAll(/\]\([^()\s]*\)/g, "]") : markdown
  return seen.length - (seen.match(/[\ud800-\udbff][\udc00-\udfff]/g)?.length ?? 0)
}
