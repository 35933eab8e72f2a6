/**
 * Words one slip away from a misspelt one: a letter too many, too few, another, or two exchanged. Two letters are too few
 * to tell a slip from a word; from five on, the beginning of a longer word is near too, as one is still typing.
 */
export function nearWords(words: readonly string[], typed: string): string[] {
  if (typed.length < 4) return []
  const whole = words.filter(word => Math.abs(word.length - typed.length) < 3 && near(word, typed))
  if (whole.length > 0 || typed.length < 5) return whole
  const starts = words.flatMap(word => {
    const sizes = [typed.length, typed.length - 1, typed.length + 1].filter(size => size < word.length)
    return sizes.map(size => word.slice(0, size)).find(start => near(start, typed)) ?? []
  })
  return [...new Set(starts)]
}

/** Whether two words are one slip apart, or the same but for the plural. */
function near(word: string, typed: string): boolean {
  if (oneSlip(word, typed)) return true
  return word.endsWith("s") && oneSlip(word.slice(0, -1), typed)
}

function oneSlip(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  if (long.length - short.length > 1) return false
  let at = 0
  while (at < short.length && short[at] === long[at]) at++
  if (short.length < long.length) return short.slice(at) === long.slice(at + 1)
  if (short.slice(at + 1) === long.slice(at + 1)) return true
  return short[at] === long[at + 1] && short[at + 1] === long[at] && short.slice(at + 2) === long.slice(at + 2)
}
