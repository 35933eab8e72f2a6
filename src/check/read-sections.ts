import type { Schema } from "../model/fields.ts"
import { fold } from "../model/fold.ts"
import { nearest } from "../model/nearest.ts"
import type { Draft, Field, Pointer, Section, Span, Values } from "../model/types.ts"
import type { Complaint } from "./convert.ts"
import { insert } from "./edits.ts"
import { fieldsIn } from "./label.ts"
import { leftover } from "./leftover.ts"

export interface ReadSections {
  values: Values
  complaints: Complaint[]
  /** Sections that a heading nobody knows was probably meant for. */
  meant: ReadonlySet<Pointer>
}

/** The long answers, one a section; the first of two with the same heading. */
export function readSections(draft: Draft, schema: Schema): ReadSections {
  const asked = sectionFields(schema)
  const values: Values = {}
  const complaints: Complaint[] = []
  const meant = new Set<Pointer>()
  if (asked.length === 0) return { values, complaints, meant }
  const sections = draft.sections()
  for (const field of asked) {
    const found = sections.find(({ key }) => key === field.key)
    if (!found) continue
    // A line of dashes made a heading of its text: that is told, not the hole it leaves.
    const next = sections[sections.indexOf(found) + 1]
    if (found.markdown === "" && next?.key === null && draft.text[next.headingSpan.start.offset] !== "#") {
      meant.add(field.pointer)
      continue
    }
    const complaint = sectionFault(draft, field, found, schema)
    if (complaint) complaints.push(complaint)
    else if (found.markdown !== "") values[field.key] = found.markdown.normalize("NFC")
  }
  for (const { key, heading } of sections) {
    const close = key === null ? sectionMeant(heading, asked, sections) : undefined
    if (close) meant.add(close.pointer)
  }
  return { values, complaints, meant }
}

/** The question that an unknown heading was probably meant for: near its label, its beginning, or its key. */
export function sectionMeant(
  heading: string,
  asked: readonly Field[],
  sections: readonly Section[],
): Field | undefined {
  const bare = heading.replace(numbered, "")
  const typed = fold(bare).replace(/^(?:les?|la) |^l'/, "")
  if (typed.length < 4) return undefined
  const free = asked.filter(field => !sections.some(({ key }) => key === field.key))
  const begins = free.filter(
    ({ label, key }) =>
      fold(label).startsWith(typed) || fold(key) === typed || fold(label).split(" ")[0] === typed.split(" ")[0],
  )
  if (begins.length === 1) return begins[0]
  const close = nearest(
    bare,
    free.map(({ label }) => label),
  )
  return free.find(({ label }) => label === close)
}

/** What word processors number titles with. */
const numbered = /^[\s*_\\#]*(?:\d{1,2}|[IVX]{1,4}|[A-Fa-f])\s*[-.)°/–—]+\s*/u

export function sectionFields(schema: Schema): Field[] {
  return fieldsIn(schema).filter(({ section }) => section)
}

/** A required section that is not there, told with the place where its heading goes. */
export function sectionMissing(draft: Draft, schema: Schema, pointer: Pointer): Complaint {
  const asked = sectionFields(schema)
  const rank = asked.findIndex(field => field.pointer === pointer)
  const label = asked[rank]?.label ?? ""
  const after = new Set(asked.slice(rank + 1).map(({ key }) => key))
  const next = draft.sections().find(({ key }) => key !== null && after.has(key))
  const heading = `## ${label}`
  const line = titleLine(draft, label)
  if (line) {
    const fix = { label: `Écrire « ${heading} »`, confidence: "likely" as const, edits: [{ ...line, text: heading }] }
    return {
      rule: "section-manquante",
      field: pointer,
      span: line,
      message: "cette partie manque ; cette ligne en est sans doute le titre",
      expected: `« ${heading} »`,
      fixes: [fix],
    }
  }
  const end = draft.text.slice(0, next?.headingSpan.start.offset).trimEnd().length
  const fix = next
    ? insert(
        draft,
        next.headingSpan.start.offset,
        `${heading}\n\n\n\n`,
        `Ajouter le titre « ${heading} », puis votre texte`,
      )
    : insert(draft, end, `\n\n${heading}\n\n`, `Ajouter à la fin du fichier le titre « ${heading} », puis votre texte`)
  return {
    rule: "section-manquante",
    field: pointer,
    span: draft.span(end, end),
    message: "cette partie manque",
    expected: asked[rank]?.help ?? "",
    fixes: [fix],
  }
}

/** The line that was probably meant for a title: alone, behind any sign or number, it says how the label begins. */
function titleLine(draft: Draft, label: string): Span | undefined {
  const body = draft.text.slice(draft.bodyStart)
  for (const { 0: line, 1: typed = "", index } of body.matchAll(/^[ \t]*(\S.{3,159})$/gm)) {
    const bare = fold(typed.replace(numbered, "").replace(/^[\s*_\\#]+|[\s*_:]+$/g, ""))
    if (bare.length < 4 || !fold(label).startsWith(bare)) continue
    const start = draft.bodyStart + index
    return draft.span(start, start + line.length)
  }
  return undefined
}

function sectionFault(draft: Draft, field: Field, section: Section, schema: Schema): Complaint | undefined {
  if (section.markdown === "") {
    return {
      rule: "section-vide",
      field: field.pointer,
      span: section.headingSpan,
      message: field.required
        ? "ce titre n’est suivi d’aucun texte"
        : "ce titre n’est suivi d’aucun texte : l’écrire, ou retirer le titre",
      expected: field.help,
      ...(field.required ? {} : { severity: "advice" }),
    }
  }
  const left = leftover(section.markdown, schema.properties?.[field.key] ?? {})
  // A placeholder inside a longer answer is told by its own rule; here the whole answer is one.
  if (!left || left.end - left.start < section.markdown.length) return undefined
  const span = draft.span(section.start, section.start + section.markdown.length)
  return { rule: "a-completer", field: field.pointer, span, ...left.told, expected: field.help }
}
