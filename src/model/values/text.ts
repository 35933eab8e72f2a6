import type { Reading } from "../values.ts"

/** One line of text: trimmed, NFC, every run of spaces (no-break ones too) one plain space. */
export function readText(typed: string): Reading {
  return { value: oneLine(typed) }
}

/** Lines of text, each tidied, without blank ones. */
export function readLines(typed: string): Reading {
  return { value: typed.split(/\r?\n/).map(oneLine).filter(Boolean).join("\n") }
}

/** A list typed as text: by line or semicolon, else by comma. */
export function readList(typed: string): Reading {
  const parts = /[;\n]/.test(typed) ? typed.split(/[;\n]/) : typed.split(",")
  return { value: parts.map(part => oneLine(part.replace(/^\s*[-•–*]\s/, ""))).filter(Boolean) }
}

/** A whole number, thousands grouped or not, with or without «€» and cents that are none. */
export function readInteger(typed: string): Reading {
  const text = oneLine(typed)
  const plain = whole.exec(text)?.[1]?.replaceAll(/[ .]/g, "")
  if (plain === undefined || plain.length > 15)
    return { rule: "valeur-inattendue", message: "ce n’est pas un nombre entier", expected: "un nombre en chiffres" }
  const value = Number(plain)
  return /^[1-9]\d{0,2}( \d{3})+$|^\d+$/.test(text) && !/^0\d/.test(text) ? { value } : { value, write: String(value) }
}

const whole =
  /^(?:n ?°|no|#)? ?(\d{1,3}(?:[ .]\d{3})+|\d+)(?:[.,]0{1,2})? ?(?:€|euros?|habitants?|semaines?|élèves?)?$/i

/** A text on one line, its spaces plain and single, without what is zero-width and comes with copied text. */
export function oneLine(text: string): string {
  if (!untidy.test(text)) return text
  return text
    .normalize("NFC")
    .replaceAll(/[\u00ad\u200b\u200c\u2060\ufeff]/g, "")
    .replaceAll(/\s+/g, " ")
    .trim()
}

/** What tidying may change: most answers hold none of it, and ten thousand fiches have half a million. */
const untidy = /[^ !-~\u00a1-\u00ac\u00ae-\u017f\u2010-\u2027\u20ac]|^ | $| {2}/
