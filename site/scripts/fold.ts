/** Text as search sees it: lower case, without accents, œ as oe, everything that is no letter nor figure a space. */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .replace(/[œæ]/g, sign => (sign === "œ" ? "oe" : "ae"))
    .normalize("NFD")
    .replace(/\p{M}+/gu, "")
    .replace(/[^\p{L}\p{N} ]+/gu, spaces)
}

// As long as what they replace, so that places stay.
function spaces(signs: string): string {
  return " ".repeat(signs.length)
}

/** Words that stand in every text: looked for only when nothing else is asked. An elided «l’» or «qu’» is one. */
export const empty: ReadonlySet<string> = new Set(
  "a au aux c ce ces d dans de des du elle en est et eu il j l la le les leur leurs m n ne on ou par pas plus pour qu que qui s sa se ses son sur t un une y".split(
    " ",
  ),
)

/**
 * The words of a query, each with the forms it may take, singular and plural alike: «ecoles» finds «école», «travaux»
 * finds «travail». A form is looked for where a word begins, so that a singular finds its plural by itself.
 */
export function wordsOf(query: string): string[][] {
  const words = fold(query).split(" ").filter(Boolean)
  const telling = words.filter(word => !empty.has(word))
  return (telling.length > 0 ? telling : words.slice(-1)).map(forms)
}

function forms(word: string): string[] {
  if (word.length > 4 && word.endsWith("eaux")) return [word.slice(0, -1)]
  if (word.length > 4 && word.endsWith("aux")) return ["aux", "al", "ail"].map(end => word.slice(0, -3) + end)
  if (word.length > 3 && word.endsWith("al")) return [word, `${word.slice(0, -2)}aux`]
  if (word.length > 4 && word.endsWith("ail")) return [word, `${word.slice(0, -3)}aux`]
  if (word.length > 3 && /[sx]$/.test(word)) return [word.slice(0, -1)]
  return [word]
}

/** Where the forms of a word stand in a folded text, as beginnings of words, in order; at most `most` of them. */
export function places(folded: string, forms: string[], most: number): number[] {
  const found: number[] = []
  for (const form of forms) {
    if (folded.startsWith(form)) found.push(0)
    for (let at = folded.indexOf(` ${form}`); at !== -1 && found.length < most; at = folded.indexOf(` ${form}`, at + 1))
      found.push(at + 1)
  }
  return found.length > 1 ? found.sort((a, b) => a - b) : found
}

/** Where a place of the folded text stands in the text itself: only ligatures count for two. */
export function unfold(text: string, at: number): number {
  let here = at
  for (const { index } of text.matchAll(/[œæŒÆ]/g)) {
    if (index >= here) break
    here--
  }
  return Math.max(0, here)
}
