/**
 * A text as people compare it: without accents, case, or the form of its apostrophes and spaces; œ is oe, hyphens and
 * underscores are spaces. Runs of spaces are one.
 */
export function fold(text: string): string {
  const plain = /[^ -~]/.test(text) ? text.normalize("NFKD").replaceAll(/\p{M}/gu, "") : text
  return plain
    .toLowerCase()
    .replaceAll("œ", "oe")
    .replaceAll("æ", "ae")
    .replaceAll(/[’‘ʼ`´]/g, "'")
    .replaceAll(/[\s_‐‑–—-]+/g, " ")
    .trim()
}
