/** A count in letters, in the feminine where it shows: «une», «seize», «vingt et une», «soixante-douze»; digits from 100. */
export function inLetters(many: number): string {
  if (!Number.isInteger(many) || many < 0 || many > 99) return String(many)
  const small = units[many]
  if (small !== undefined) return small
  const tens = Math.floor(many / 10)
  const base = tensNames[tens] ?? ""
  // Soixante-dix and quatre-vingt-dix count on from sixty and eighty.
  const rest = many - (tens === 7 || tens === 9 ? tens - 1 : tens) * 10
  if (rest === 0) return many === 80 ? "quatre-vingts" : base
  const joint = tens < 8 && (rest === 1 || rest === 11) ? " et " : "-"
  return base + joint + inLetters(rest)
}

const units =
  "zéro une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf".split(
    " ",
  )
const tensNames = [
  "",
  "",
  "vingt",
  "trente",
  "quarante",
  "cinquante",
  "soixante",
  "soixante",
  "quatre-vingt",
  "quatre-vingt",
]
