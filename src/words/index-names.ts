/** Under which name an authority is filed: its own word first, what it is after it: «Valombreuil (Ville)». */
export function indexName(nom: string): string {
  const text = nom.replace(/'/g, "’").replace(/\s+/g, " ").trim()
  for (const { start, kind, place } of kinds) {
    const found = start.exec(text)
    if (!found) continue
    const own = (place ? withArticle : withoutArticle)(text.slice(found[0].length).trim())
    if (own !== "") return `${own.charAt(0).toLocaleUpperCase("fr")}${own.slice(1)} (${kind})`
  }
  return text
}

/** The letter an index files a name under, accents aside. */
export function indexLetter(name: string): string {
  return name.normalize("NFD").replace(/\p{M}/gu, "").replace("Œ", "O").charAt(0).toLocaleUpperCase("fr")
}

interface Kind {
  start: RegExp
  kind: string
  /** A commune keeps its article: «Ville du Mans» is filed under «Le Mans». */
  place?: boolean
}

const kinds: Kind[] = [
  { start: /^(?:ville|mairie) (?=d)/i, kind: "Ville", place: true },
  { start: /^commune (?=d)/i, kind: "commune", place: true },
  { start: /^centre communal d’action sociale |^CCAS /i, kind: "CCAS", place: true },
  { start: /^centre intercommunal d’action sociale |^CIAS /i, kind: "CIAS" },
  { start: /^communauté d’agglomération /i, kind: "CA" },
  { start: /^communauté urbaine /i, kind: "CU" },
  { start: /^communauté de communes /i, kind: "CC" },
  { start: /^établissement public territorial /i, kind: "EPT" },
  { start: /^métropole /i, kind: "Métropole" },
  { start: /^eurométropole /i, kind: "Eurométropole" },
  { start: /^(?:conseil départemental|département) /i, kind: "dép." },
  { start: /^(?:conseil régional|région) /i, kind: "Région" },
  { start: /^service (?:départemental|territorial) d’incendie et de secours |^SDIS /i, kind: "SDIS" },
  { start: /^centre (?:interdépartemental )?de gestion (?:de la fonction publique territoriale )?/i, kind: "CDG" },
  { start: /^syndicat (?:mixte|intercommunal|départemental) /i, kind: "syndicat" },
  { start: /^syndicat /i, kind: "syndicat" },
]

function withoutArticle(text: string): string {
  return text.replace(/^(?:de la |de l’|du |des |de |d’)/i, "")
}

function withArticle(text: string): string {
  return text
    .replace(/^du /i, "Le ")
    .replace(/^des /i, "Les ")
    .replace(/^(?:de |d’)/i, "")
}
