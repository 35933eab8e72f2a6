import { type Schema, schemaAt } from "../model/fields.ts"
import { fold } from "../model/fold.ts"
import { onceEach } from "../model/once-each.ts"
import type { Draft, Fix, Pointer } from "../model/types.ts"
import type { Complaint } from "./convert.ts"
import { scalar } from "./edits.ts"
import { fieldsIn } from "./label.ts"
import { leftover } from "./leftover.ts"
import { elsewhere } from "./rules/told.ts"

/**
 * The correction of an answer typed behind a number sign, where nobody reads it: after its question, on the line below, or
 * in place of the form's example above.
 */
export function behindSign(draft: Draft, schema: Schema, pointer: Pointer): Fix[] {
  const { end } = draft.keyPlace(pointer)
  const [all, colon = "", rest = ""] = /^([ \t]*:)(.*)/.exec(draft.text.slice(end.offset)) ?? []
  if (all === undefined) return []
  const after = end.offset + all.length
  const below = /^\r?\n[ \t]*#[ \t]*(\S.*)/.exec(draft.text.slice(after))
  const beside = /^[ \t]*#[ \t]*(\S.*)/.exec(rest)?.[1]
  const found = [
    { words: beside, until: after },
    { words: below?.[1], until: after + (below?.[0].length ?? 0) },
    { words: exampleAbove(draft, schema, pointer, end.offset), until: after },
  ].find(({ words }) => words !== undefined && !isNote(words, schema, pointer))
  if (!found?.words) return []
  const edit = { ...draft.span(end.offset + colon.length, found.until), text: ` ${scalar(found.words.trim())}` }
  return [{ label: "Écrire la réponse après les deux-points, sans dièse", confidence: "likely", edits: [edit] }]
}

/** Several answers behind number signs are one habit: told once, where it shows first. */
export function togetherBehind(complaints: readonly Complaint[]): Complaint[] {
  const behind = complaints.filter(({ behindSign }) => behindSign)
  const [first] = behind
  if (!first || behind.length < fewest) return [...complaints]
  const edits = behind.flatMap(({ fixes }) => fixes?.[0]?.edits ?? [])
  const fixes = first.fixes?.map(fix => ({ ...fix, edits })) ?? []
  const told = { ...first, message: `${first.message}${elsewhere({ fixes })}`, fixes }
  return complaints.flatMap(one => (one === first ? [told] : one.behindSign ? [] : [one]))
}

/** Fewest answers that make a habit. */
const fewest = 3

/** What stands in place of the form's example in the notes above a question. */
function exampleAbove({ text }: Draft, schema: Schema, pointer: Pointer, offset: number): string | undefined {
  const above = text.slice(0, text.lastIndexOf("\n", offset - 1))
  const line = above.slice(above.lastIndexOf("\n") + 1)
  const words = /^[ \t]*#?[ \t]*Exemple[ \t\u00a0]*:[ \t]*(\S.*)/.exec(line)?.[1]
  const own = fieldsIn(schema).find(field => field.pointer === pointer)?.example
  return words === undefined || fold(words) === fold(own ?? "") ? undefined : words
}

/** Whether words behind a number sign are the form's own, or those of somebody's note. */
function isNote(words: string, schema: Schema, pointer: Pointer): boolean {
  if (leftover(words, schemaAt(schema, pointer) ?? {})) return true
  const said = fold(words)
  return noteStart.test(said) || wordsOf(schema).some(own => said === own || said.startsWith(`${own} (`))
}

/** What the form itself says above its questions: labels, helps and the titles of groups, however deep. */
const wordsOf = onceEach((schema: Schema): string[] => {
  return [
    ...new Set([...fieldsIn(schema).map(({ help }) => help), ...titlesIn(schema)].filter(own => own !== "").map(fold)),
  ]
})

function titlesIn({ properties = {} }: Schema): string[] {
  return Object.values(properties).flatMap(child => [child.title ?? "", ...titlesIn(child)])
}

const noteStart = /^(?:exemple|ex\b|au choix|oui ou non|oui non|oui\/non|obligatoire|facultatif|\(|voir )/
