import { fold } from "../model/fold.ts"

/** What kind of body a name says it is: «Ville de…», «Communauté d’agglomération…»; undefined when it does not say. */
export function kindOfName(name: string): string | undefined {
  const folded = fold(name)
  return kinds.find(([, pattern]) => pattern.test(folded))?.[0]
}

/** The words of a name that are its own, without what all names of a kind share. */
export function ownWords(name: string): Set<string> {
  const words = fold(name)
    .split(/[^a-z0-9]+/)
    .filter(word => word.length > 1 && !shared.has(word))
  return new Set(words)
}

/** Whether two names have a word of their own in common, or the beginning of one (Boulogne, Boulonnais). */
export function mayBeSame(one: string, other: string): boolean {
  const words = [...ownWords(one)]
  const others = [...ownWords(other)]
  if (words.length === 0 || others.length === 0) return true
  return words.some(word =>
    others.some(
      found => found === word || (word.length > 5 && found.length > 5 && found.slice(0, 5) === word.slice(0, 5)),
    ),
  )
}

const kinds: [kind: string, pattern: RegExp][] = [
  ["ccas", /\b(?:ccas|cias|centre (?:inter)?communal d'action sociale)\b/],
  ["sdis", /\b(?:sdis|sdmis|service (?:departemental|departemental metropolitain|territorial) d'incendie)\b/],
  ["cdg", /\b(?:cdg|cig|centre (?:inter)?(?:departemental )?de gestion)\b/],
  ["syndicat", /^syndicat\b/],
  ["ept", /^(?:ept|etablissement public territorial)\b/],
  ["departement", /^(?:departement|conseil departemental)\b/],
  ["region", /^(?:region|conseil regional)\b/],
  [
    "epci",
    /^(?:ca|cc|cu|epci)(?: |$)|\b(?:euro)?metropole\b|\bcommunaute (?:de communes|d'agglomeration|urbaine)\b|\bagglo(?:meration)?\b/,
  ],
  ["commune", /^(?:ville|commune|mairie|municipalite)(?: |$)/],
]

const shared = new Set(
  (
    "ville commune communes mairie communaute agglomeration agglo urbaine metropole eurometropole etablissement public territorial " +
    "ept epci ca cc cu departement departemental region regional conseil syndicat mixte centre gestion action sociale ccas cias " +
    "service incendie secours sdis intercommunal intercommunalite pays grand grande le la les de du des et en sur sous aux au lez les saint sainte"
  ).split(" "),
)
