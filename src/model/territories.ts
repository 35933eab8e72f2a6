import list from "./territories.json" with { type: "json" }

export interface Territory {
  /** «37», «2A», «974». */
  code: string
  /** «Indre-et-Loire». */
  nom: string
  /** «Centre-Val de Loire». */
  region: string
}

/** The département of a postcode, or of the last postcode of an address; undefined when there is none. */
export function departementOf(address: string): Territory | undefined {
  const postcode = postcodeOf(address)
  return postcode === undefined ? undefined : territories.get(codeOf(postcode))
}

/** The ISO country whose numbering plan is dialled by at an address; `FR` where its postcode does not say. */
export function dialledFrom(address: string): string {
  return countries[departementOf(address)?.code ?? ""] ?? "FR"
}

/** The last five digits of an address that stand before a place's name, post boxes aside. */
export function postcodeOf(address: string): string | undefined {
  const found = [
    ...address.matchAll(/(?<!\d)(?<!\b(?:BP|CS|TSA|CIDEX)[ \u00a0]?)(\d{5})(?!\d)(?=([ \u00a0]+\p{L})?)/giu),
  ]
  return (found.findLast(([, , name]) => name !== undefined) ?? found.at(-1))?.[1]
}

/** Every département by its code. */
export const territories: ReadonlyMap<string, Territory> = new Map(
  list.map(([code = "", nom = "", region = ""]) => [code, { code, nom, region }]),
)

/** The two first digits; three overseas; Corsica in two, its south before 20200. */
function codeOf(postcode: string): string {
  if (/^9[78]/.test(postcode)) return postcode.slice(0, 3)
  if (postcode.startsWith("20")) return postcode < "20200" ? "2A" : "2B"
  return postcode.slice(0, 2)
}

const countries: { [departement: string]: string } = {
  "971": "GP",
  "972": "MQ",
  "973": "GF",
  "974": "RE",
  "975": "PM",
  "976": "YT",
  "977": "GP",
  "978": "GP",
  "986": "WF",
  "987": "PF",
  "988": "NC",
}
