/**
 * Puts the no-break spaces of French in the text of a page: before `: ; ! ? » € %`, after «, inside «20 juin»,
 * «23 h 59», «2 pages» and «40 000». Idempotent; addresses, hours and code hold no such spaces, so they come out as they were.
 * For our own sentences; what authors write is set by src/output/typography.ts.
 */
export function typo(text: string): string {
  const known = kept.get(text)
  if (known !== undefined) return known
  const done = set(text)
  if (text.length < 100 && kept.size < 5000) kept.set(text, done)
  return done
}

/** A range as «16-30» or «2025-2026», which browsers break after its hyphen; to split a text by, no date nor address in it. */
export const range = /(?<![\p{L}\d_/.-])(\d{1,4}-\d{1,4})(?![\p{L}\d_/-]|\.\d)/u

// Most texts are those of our own pages, the same from one page to the next.
const kept = new Map<string, string>()

function set(text: string): string {
  return needed.test(text)
    ? text
        .replace(/[ \u202f]+(?=[:;!?»€%])/g, nbsp)
        .replace(/« +/g, `«${nbsp}`)
        .replace(dayMonth, `$1${nbsp}$2`)
        .replace(counted, `$1${nbsp}$2`)
        .replace(minutes, `$1${nbsp}`)
        .replace(thousands, `$1${nbsp}`)
    : text
}

const nbsp = "\u00a0"
const needed = / [:;!?»€%]|\u202f|« |\d [a-zé\d]|1er /i
const months = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
const dayMonth = new RegExp(`\\b(\\d{1,2}|1er) (${months})\\b`, "g")
const counted = /(\d) (ko|Mo|h|pages?|missions?|jours?|semaines?|habitants|élèves)\b/g
const minutes = /(\d\u00a0h) (?=\d\d(?!\d))/g
const thousands = /(\d) (?=\d{3}(?!\d))/g
