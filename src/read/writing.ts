import type { Cut, Fault } from "./fault.ts"

/**
 * What a text editor leaves in a file and a reader never sees: a byte order mark, Windows line ends, letters and accents
 * kept apart. All is understood; the corrections leave alone what `others` correct already.
 */
export function tellWriting(text: string, others: readonly Cut[]): Fault[] {
  const mark = text.startsWith("\uFEFF") ? [{ start: 0, end: 1, text: "" }] : []
  const ends = text.includes("\r") ? [...text.matchAll(/\r\n?/g)].map(({ index }) => lineEnd(text, index)) : []
  const accents = isComposed(text) ? [] : [...text.matchAll(/[^\p{M}]\p{M}+|[^\u0000-\u02ff]/gu)].flatMap(compose)
  return [
    ...told("bom", "Retirer la marque invisible du début du fichier", mark, others),
    ...told("crlf", "Remplacer les fins de ligne de Windows", ends, others),
    ...told("nfd", "Réunir les lettres et leurs accents", accents, others),
  ]
}

/** Whether letters and their accents are one character each (Unicode’s form C). */
export function isComposed(text: string): boolean {
  // Most texts hold nothing that could be composed: no need to compose them to know.
  return !/[^\u0000-\u02ff\u2010-\u2027\u202f\u2030-\u205e\u20ac]/.test(text) || text.normalize("NFC") === text
}

function lineEnd(text: string, index: number): Cut {
  return text[index + 1] === "\n"
    ? { start: index, end: index + 1, text: "" }
    : { start: index, end: index + 1, text: "\n" }
}

function compose({ 0: typed, index }: RegExpMatchArray): Cut[] {
  const composed = typed.normalize("NFC")
  return composed === typed || index === undefined ? [] : [{ start: index, end: index + typed.length, text: composed }]
}

function told(detail: string, label: string, cuts: Cut[], others: readonly Cut[]): Fault[] {
  const free = cuts.filter(cut => !others.some(({ start, end }) => cut.start < end && start < cut.end))
  const [first] = free
  if (!first) return []
  return [
    { rule: "ecriture", start: first.start, end: first.end, detail, fix: { label, confidence: "certain", cuts: free } },
  ]
}
