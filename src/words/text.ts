/** «a», «a et b», «a, b et c»; with another word: «a, b ou c». */
export function frenchList(items: readonly string[], word = "et"): string {
  return items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} ${word} ${items.at(-1)}`
}

/** The French plural starts at two: «0 fiche», «1 fiche», «2 fiches», «40 000 habitants». */
export function count(many: number, one: string, several = `${one}s`): string {
  return `${frenchNumber(many)} ${plural(many, one, several)}`
}

/** The word alone, in the number that goes with `many`. */
export function plural(many: number, one: string, several = `${one}s`): string {
  return Math.abs(many) < 2 ? one : several
}

/** «40 000», «0,5»: digits grouped by a no-break space, as our typefaces have no narrow one. */
export function frenchNumber(value: number): string {
  return numbers.format(value).replaceAll(/[\u202f\u00a0]/g, "\u00a0")
}

/** The same text with a capital first letter, accents kept. */
export function sentenceCase(text: string): string {
  const first = String.fromCodePoint(text.codePointAt(0) ?? 0x20)
  return text === "" ? text : first.toLocaleUpperCase("fr") + text.slice(first.length)
}

const numbers = new Intl.NumberFormat("fr-FR")
