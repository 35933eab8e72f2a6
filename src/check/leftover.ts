import type { Schema } from "../model/fields.ts"
import { fold } from "../model/fold.ts"
import { onceEach } from "../model/once-each.ts"
import type { Told } from "../model/types.ts"

/** Something left to fill in, where it stands in the text, and how to tell it. */
export interface Leftover {
  start: number
  end: number
  told: Pick<Told, "message">
}

/** A text that is no answer: a placeholder, a dotted line, the form's own help or example. */
export function leftover(text: string, schema: Schema): Leftover | undefined {
  const trimmed = text.trim()
  if ((whole.test(trimmed.slice(0, 200)) && trimmed.length < 200) || holed.test(trimmed))
    return all(text, "la réponse reste à écrire")
  if (trimmed.length < 200 && hollow.test(trimmed))
    return all(text, "cette réponse renvoie ailleurs ou ne dit rien : il faut l’écrire en entier")
  if (isFromForm(trimmed, schema))
    return all(text, "c’est le texte d’aide ou l’exemple du formulaire, pas votre réponse")
  return undefined
}

/** Whether a text may hold a placeholder: one look, for all of it. */
export function mayHoldLeftover(text: string): boolean {
  return once.test(text)
}

/** Every placeholder inside a longer text; time linear in it. */
export function leftovers(text: string): Leftover[] {
  return [...text.matchAll(inside)].map(match => {
    const [found] = match
    const message = /^(?:clique|choisiss|click|lorem)/i.test(found)
      ? "une phrase du modèle est restée dans la réponse"
      : "une partie de la réponse reste à écrire"
    return { start: match.index, end: match.index + found.length, told: { message } }
  })
}

const words = "compl[ée]ter|pr[ée]ciser|d[ée]finir|renseigner|remplir|r[ée]diger|venir"
const whole = new RegExp(
  String.raw`^(?:[[(<«{]\s*)?(?:[àa] (?:${words})|todo|tbd|tbc|lorem ipsum.*|cliquez .*ici pour .* du texte|choisissez un élément|click or tap here to enter text|x{3,}|n/?c|[.…_?*·•x\s–—-]+)(?:\s*[\])>»}])?[.…!? ]*$`,
  "i",
)
const hollow =
  /^(?:[[(<«]\s*)?(?:idem\b.{0,60}|(?:voir|cf\.?) (?:(?:la|le|notre) )?(?:ci-|pi[èe]ce|fiche|annexe|document|courriel|mail).{0,120}|n ?\/ ?a|n[ée]ant|r\.?a\.?s\.?|sans objet|en cours(?: de (?:recrutement|d[ée]signation|nomination|d[ée]finition|validation|r[ée]daction))?|ins[ée]rer .{0,80})(?:\s*[\])>»])?[.…! ]*$/i
/** One line, of the blank form or of whoever keeps it for later. */
const holed = /^[ÀA] COMPL[ÉE]TER(?!\p{L})[^\n]*$/u
const capitals = "COMPL[ÉE]TER|RENSEIGNER|REMPLIR|R[ÉE]DIGER"
const parts = [
  String.raw`(?<!\p{L})[ÀA] (?:${capitals})\b`,
  String.raw`[[<{] ?[àaÀA] (?:${words}|${capitals})[^\]>}\n]{0,60}[\]>}]|\( ?[àaÀA] compl[ée]ter ?\)`,
  String.raw`^[ \t>*-]*[àaÀA] (?:compl[ée]ter|renseigner|r[ée]diger)[ .…!]*$`,
  String.raw`\b(?:TODO|TBD|XXX+)\b`,
  String.raw`\bxxxx+\b`,
  String.raw`\b[Ll]orem ipsum\b`,
  "[.]{6,}|[_]{4,}|…{3,}",
  "Cliquez (?:ou appuyez )?ici pour (?:entrer|taper|saisir) du texte",
  "Choisissez un élément",
  "Click or tap here to enter text",
].join("|")
const inside = new RegExp(parts, "gmu")
const once = new RegExp(parts, "mu")

/** Short examples («oui», «Ville de…») may be real answers. */
const longEnough = 60

function isFromForm(text: string, schema: Schema): boolean {
  const saisie = schema["x-saisie"]
  if (saisie !== "texte" && saisie !== "markdown") return false
  // Their first letters tell most answers apart; an accent or a sign is only known once it is folded.
  const first = text.charCodeAt(0) < 128 ? text.charAt(0).toLowerCase() : ""
  const close = formTexts(schema).filter(known => known.startsWith(first) && text.length < known.length * 2 + 20)
  const start = close.length > 0 ? fold(text.slice(0, 8)) : ""
  return close.some(known => known.startsWith(start) && fold(text).startsWith(known))
}

const formTexts = onceEach((schema: Schema) =>
  [schema.description, schema.examples?.[0]]
    .filter(text => typeof text === "string")
    .map(text => fold(text).replace(/[….]+$/, ""))
    .filter(text => text.length >= longEnough),
)

function all(text: string, message: string): Leftover {
  return { start: 0, end: text.length, told: { message } }
}
