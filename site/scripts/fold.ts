/** Text as search sees it: lower case, without accents, œ as oe, apostrophes and hyphens as spaces. */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .replace(/[œæ]/g, sign => (sign === "œ" ? "oe" : "ae"))
    .replace(/[’'‘ʼ\-‑–—\u00a0\u202f]/g, " ")
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
}

/**
 * The patterns of a query, one a word, to be tried on folded text: from the start of a word, singular and plural alike
 * («ecoles» finds «école», «travaux» finds «travail»).
 */
export function patterns(query: string): RegExp[] {
  return fold(query)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .map(word => new RegExp(`(?<![\\p{L}\\p{N}])(?:${forms(word).join("|")})`, "gu"))
}

// A pattern finds the start of words, so the singular finds its plural: only the other way round needs forms.
function forms(word: string): string[] {
  if (word.length > 4 && word.endsWith("eaux")) return [word.slice(0, -1)]
  if (word.length > 4 && word.endsWith("aux")) return [`${word.slice(0, -3)}(?:aux|al|ail)`]
  if (word.length > 3 && word.endsWith("al")) return [`${word.slice(0, -2)}(?:al|aux)`]
  if (word.length > 4 && word.endsWith("ail")) return [`${word.slice(0, -3)}(?:ail|aux)`]
  if (word.length > 3 && /[sx]$/.test(word)) return [word.slice(0, -1)]
  return [word]
}

/** Where a position of the folded text stands in the text itself: only ligatures count for two. */
export function unfold(text: string, at: number): number {
  let here = at
  for (const { index } of text.matchAll(/[œæŒÆ]/g)) {
    if (index >= here) break
    here--
  }
  return Math.max(0, here)
}
