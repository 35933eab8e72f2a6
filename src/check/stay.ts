/**
 * Whether the sentence around a place of a text, in the part of the fiche that `key` names, speaks of the team's own
 * stay: its welcome, its beginning and end, its presentations. What came before the mission, what must be decided by a
 * day, and how long a room is free are something else. Time linear in the sentence.
 */
export function speaksOfStay(text: string, at: number, key: string): boolean {
  if (elsewhere.has(key)) return false
  const sentence = sentenceAt(text, at)
  return event.test(sentence) && !other.test(sentence)
}

/** Parts that tell why there is a mission, and short answers that hold addresses and functions. */
const elsewhere: ReadonlySet<string> = new Set([
  "contexte",
  "enjeux",
  "/collectivite/nom",
  "/collectivite/adresse",
  "/collectivite/adresse_accueil",
  "/tuteur/fonction",
])

const team = "(?:l[’']équipe|équipe d[’']élèves|élèves|stagiaires|étudiante?s)"
const event = new RegExp(
  [
    "restitution|soutenance|présentation (?:finale|publique|intermédiaire|orale|des (?:résultats|conclusions|travaux))",
    `(?:accueil|arrivée|départ|présence|séjour) (?:de|des|d[’'])\\s?(?:les )?${team}`,
    `${team} (?:sera|seront|est|sont) (?:accueilli|attendu|présent|reçu|sur place|dans nos locaux)`,
    `${team} (?:arriv|commenc|début|travailler|s[’']install)`,
    "(?:la mission|le projet collectif|le stage|le séjour) (?:se déroule|a lieu|aura lieu|se tien|commence|débute|dure|s[’']achève|prend fin|s[’']étend|est prévue?)",
  ].join("|"),
  "iu",
)
const other =
  /(?<!\p{L})(?:avant l[ae] |avant fin|d[’']ici|au plus tard|échéance|jusqu[’']|depuis|déposer|dépôt|remise d(?:u|es) dossiers?|voté|adopté|signé|délibér|entre(?:ra)? en vigueur|s[’']est |a eu lieu|a été|ont été|avait|avaient|logement|hébergement|chambre|studio|appartement|résidence)/iu

function sentenceAt(text: string, at: number): string {
  const before = text.slice(Math.max(0, at - reach), at)
  const after = text.slice(at, at + reach)
  const start = Math.max(0, ...[...before.matchAll(boundary)].map(({ 0: mark, index }) => index + mark.length))
  return before.slice(start) + (after.split(boundary, 1)[0] ?? "")
}

const reach = 600
/** The end of a sentence, of a paragraph or of an item of a list. */
const boundary = /[.!?;](?=[\s*_»)]|$)|\n\s*\n|\n\s*(?=[-*+] |\d+[.)] )/gu
