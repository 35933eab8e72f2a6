import type { Draft, Fix, Rule, Told, Typed } from "../../model/types.ts"
import { isMended } from "../mended.ts"
import { isBullet } from "./puces.ts"

/** Nothing hidden: looked for in the raw text, in what escapes stand for, and in what entities stand for (security, decision 7). */
export const caractereInvisible: Rule = {
  id: "caractere-invisible",
  severity: "blocking",
  title: "Caractère invisible ou trompeur",
  about: "both",
  firm: true,
  doc: {
    why: "Un caractère que l’on ne voit pas peut cacher un texte, en retourner le sens, ou empêcher de le retrouver.",
    how: "Retirez-le : effacez le mot et tapez-le de nouveau, sans le copier. Beaucoup viennent d’un copier-coller depuis un PDF.",
    wrong: "collectivite:\n  nom: Ville de Valom\u200bbreuil",
    right: "collectivite:\n  nom: Ville de Valombreuil",
  },
  *check(subject) {
    const { draft } = subject
    // A file in another encoding has no letters of its own to look at.
    if (draft.problems.some(({ rule }) => rule === "encodage")) return
    yield* inText(draft)
    const head = draft.text.slice(0, draft.bodyStart)
    if (/\\[uUxNLP_0-9]/.test(head)) yield* inValues(draft.data, "")
    if (/&[#a-zA-Z]/.test(draft.text.slice(draft.bodyStart))) {
      for (const { value, start, end } of subject.body().texts) {
        const found = draft.text.slice(start, end).includes("&") ? first(value) : undefined
        if (found) yield { ...tell(found.value), span: draft.span(start, end), label: "Texte de la fiche" }
      }
    }
  },
}

/** Controls, bidi, zero-width, tags, private use, fillers; three marks or more on one letter; letters of two alphabets in one word. */
const hidden =
  /(?![\0\n\r\t])[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]|\p{M}{3,}|\p{Script=Latin}(?=\p{M}*[\p{Script=Cyrillic}\u0370-\u0373\u0376-\u037d\u0386-\u03ff])|[\p{Script=Cyrillic}\u0391-\u03c9](?=\p{M}*\p{Script=Latin})/gu
/** Nothing of the kind, at one glance: most French texts. */
const plain =
  /^[\n\r\t -~\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e\u20ac\u2190-\u2bff\u{1f300}-\u{1faff}]*$/u

interface Found {
  value: string
  index: number
}

function all(text: string): Found[] {
  if (plain.test(text)) return []
  const found: Found[] = []
  let end = -1
  for (const { 0: value, index } of text.matchAll(hidden)) {
    if (index < end || isPartOfPicture(text, value, index)) continue
    const one = /^\p{L}/u.test(value) ? word(text, index) : { value, index }
    end = one.index + one.value.length
    found.push(one)
  }
  return found
}

/** The whole word a letter stands in, within reason. */
function word(text: string, index: number): Found {
  const before = /[\p{L}\p{M}]*$/u.exec(text.slice(Math.max(0, index - 40), index))?.[0] ?? ""
  const after = /^[\p{L}\p{M}]*/u.exec(text.slice(index, index + 40))?.[0] ?? ""
  return { value: before + after, index: index - before.length }
}

function first(text: string): Found | undefined {
  return all(text)[0]
}

/** Joiners and selectors belong to emoji; a mark at the very start of a file is told elsewhere. */
function isPartOfPicture(text: string, value: string, index: number): boolean {
  if (value === "\ufeff" && index === 0) return true
  if (value !== "\u200d" && value !== "\ufe0f" && value !== "\ufe0e") return false
  return /(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f|\u20e3|[#*0-9])$/u.test(
    text.slice(Math.max(0, index - 2), index),
  )
}

function* inText(draft: Draft): Iterable<Told> {
  for (const { value, index } of all(draft.text)) {
    if (isMended(draft, index) || (index >= draft.bodyStart && isBullet(draft.text, index))) continue
    const span = draft.span(index, index + value.length)
    // In an answer a break can only be a space; in the text it is a new line.
    const text = !lineBreak.test(value) ? "" : index < draft.bodyStart ? " " : "\n"
    const label = text === "" ? "Retirer le caractère invisible" : "Le remplacer par un espace ou un retour à la ligne"
    const fix: Fix = { label, confidence: "certain", edits: [{ ...span, text }] }
    yield {
      ...tell(value),
      span,
      label: index < draft.bodyStart ? "En-tête du fichier" : "Texte de la fiche",
      fixes: harmless.test(value) || lineBreak.test(value) ? [fix] : [],
    }
  }
}

/** The line breaks of word processors, which stay inside a paragraph. */
const lineBreak = /^[\u000b\u2028\u2029]$/

/** Zero-width spaces, joiners and soft hyphens come with copied text: taking them out changes nothing that is seen. */
const harmless = /^[\u00ad\u200b\u200c\u2060\ufeff]$/

function* inValues(typed: Typed, pointer: string): Iterable<Told> {
  if (typeof typed === "string") {
    const found = first(typed)
    if (found) yield { ...tell(found.value), field: pointer }
    return
  }
  for (const [key, child] of Object.entries(typed)) yield* inValues(child, `${pointer}/${key}`)
}

function tell(value: string): Told {
  const code = (value.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")
  if (/^\p{M}/u.test(value)) return { message: "plusieurs accents sont empilés sur une lettre" }
  if (/^\p{L}/u.test(value)) return { message: "un mot mêle les lettres de deux alphabets qui se ressemblent", value }
  return { message: `un caractère invisible est caché dans le texte (U+${code})`, value: `U+${code}` }
}
