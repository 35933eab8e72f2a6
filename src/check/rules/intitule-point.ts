import { fiche, schemaAt } from "../../model/fields.ts"
import type { Draft, Rule, Span } from "../../model/types.ts"

/** A title ends without a full stop; an ellipsis, initials and abbreviations («etc.») keep theirs. */
export const intitulePoint: Rule = {
  id: "intitule-point",
  severity: "advice",
  title: "Point à la fin de l’intitulé",
  needs: ["/intitule"],
  doc: {
    why: "L’intitulé paraît comme un titre, dans les listes et en tête de la fiche : un titre ne porte pas de point final.",
    how: "Retirez le point. Un point d’interrogation, lui, se garde.",
    wrong: "intitule: Adapter les écoles aux fortes chaleurs.",
    right: "intitule: Adapter les écoles aux fortes chaleurs",
  },
  *check({ draft, value }) {
    const title = String(value("/intitule")).trimEnd()
    if (!title.endsWith(".") || title.endsWith("..") || abbreviated.test(title)) return
    const stop = title.length > shortest ? lastStop(draft) : undefined
    yield {
      field: "/intitule",
      ...(stop && { span: stop }),
      value: title,
      message: "l’intitulé se termine par un point",
      expected: "un titre sans point final",
      fixes: stop ? [{ label: "Retirer le point final", confidence: "certain", edits: [{ ...stop, text: "" }] }] : [],
    }
  },
}

const shortest = schemaAt(fiche, "/intitule")?.minLength ?? 0

/** One letter before the stop (S.D.I.S., phase A.), no vowel in the last word (Dpt.), or a usual abbreviation. */
const abbreviated =
  /(?<!\p{L})(?:\p{L}|[bcdfghjklmnpqrstvwxzç]{2,4}|etc|cf|ex|env|hab|dép|dept|art|fig|éd|coll|tél|resp|adm|éts|mme|dir|gén|adj|rég)\.$/iu

/** The stop as typed, before the closing quote; none when what is left might be read otherwise. */
function lastStop(draft: Draft): Span | undefined {
  const source = draft.source("/intitule") ?? ""
  const before = Math.max(0, source.length - 200)
  const end = /[\p{L}\p{N}»)?!]\.(?=["']?\s*$)/u.exec(source.slice(before))
  if (!end) return undefined
  const at = draft.place("/intitule").start.offset + before + end.index + end[0].length - 1
  return draft.span(at, at + 1)
}
