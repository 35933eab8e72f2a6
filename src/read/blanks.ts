/** Blanks that look like a space and are none for YAML, as characters of a class: no-break, thin, ideographic, invisible. */
export const odd = String.raw`\u00a0\u2000-\u200b\u202f\u205f\u2060\u3000\ufeff`
/** Any blank within a line, as characters of a class. */
export const blank = String.raw` \t${odd}`

const invisible = /[\u200b\u2060\ufeff]/g
const unusual = new RegExp(`[${odd}]`, "g")

/** Ordinary spaces for what only looks like them. */
export function ordinary(text: string): string {
  return text.replace(invisible, "").replace(unusual, " ")
}
