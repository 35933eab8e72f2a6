import type { Fix, Rule, Subject, Told } from "../../model/types.ts"
import { type Acronym, acronymsIn, isNamedAfter, meaningOf, speller } from "../acronyms.ts"
import { type Passage, passagesOf } from "../passages.ts"
import { quote } from "../say.ts"
import { isShouted } from "../shouting.ts"

/** An acronym that not everybody knows is spelt out somewhere in the fiche. */
export const sigle: Rule = {
  id: "sigle",
  severity: "advice",
  title: "Sigle jamais développé",
  doc: {
    why: "Les élèves viennent de trois filières : un sigle courant dans l’une est inconnu des autres, et le chercher fait perdre le fil.",
    how: "À la première mention, écrivez les mots en entier, puis le sigle entre parenthèses.",
    wrong:
      "## Autres aspects pratiques pour les élèves\n\nL’équipe travaillera avec les agents qui préparent le PCAET.",
    right:
      "## Autres aspects pratiques pour les élèves\n\nL’équipe travaillera avec les agents qui préparent le plan climat-air-énergie territorial (PCAET).",
  },
  *check(subject) {
    const all = passagesOf(subject).filter(({ key, text }) => shown(key) && !(key === "/intitule" && isShouted(text)))
    // A text has room for the words of an acronym, a title has not: it comes last.
    const passages = all.toSorted((one, other) => Number(one.key.startsWith("/")) - Number(other.key.startsWith("/")))
    const found = passages.flatMap(passage => acronymsIn(passage.text).map(acronym => ({ acronym, passage })))
    if (found.length === 0) return
    const name = String(subject.value("/collectivite/nom") ?? "")
    const isSpelt = speller([...passages.map(({ text }) => text), name].join("\n\n"))
    const seen = new Set<string>()
    for (const { acronym, passage } of found) {
      const { typed } = acronym
      if (seen.has(typed)) continue
      seen.add(typed)
      if (!isSpelt(typed) && !isNamedAfter(typed, name)) yield tell(acronym, passage, subject)
    }
  },
}

/** Addresses and functions have abbreviations of their own. */
function shown(key: string): boolean {
  return key === "/intitule" || key === "/resume" || !key.startsWith("/")
}

function tell({ typed, start, end }: Acronym, passage: Passage, subject: Subject): Told {
  const meaning = meaningOf(typed)
  return {
    ...passage.at(start, end),
    value: typed,
    message: `la fiche ne dit pas ce que veut dire ${quote(typed)}`,
    expected: meaning
      ? `${quote(`${meaning} (${typed})`, 200)} la première fois, si c’est bien cela`
      : "les mots en entier la première fois, puis le sigle entre parenthèses",
    fixes: meaning === undefined ? [] : spelling(typed, meaning, passage, start, subject),
  }
}

/** The correction asks: an acronym may stand for something else here. After a plural word, it would not agree. */
function spelling(typed: string, meaning: string, passage: Passage, start: number, { draft }: Subject): Fix[] {
  const { span } = passage.at(start, start + typed.length)
  if (!span || draft.text.slice(span.start.offset, span.end.offset) !== typed) return []
  if (/(?:\p{L}s|\p{L}x|\d) $/u.test(passage.text.slice(Math.max(0, start - 3), start))) return []
  const text = `${meaning} (${typed})`
  return [{ label: `Écrire ${quote(text, 200)}`, confidence: "likely", edits: [{ ...span, text }] }]
}
