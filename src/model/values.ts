import { readChoice, readSeverity, readYesNo } from "./values/choice.ts"
import { readDate, readDates, readInstant } from "./values/dates.ts"
import { readEmail } from "./values/email.ts"
import { readPhone } from "./values/phone.ts"
import { readSiren, readSiret } from "./values/siret.ts"
import { readInteger, readLines, readList, readText } from "./values/text.ts"

/** A text that was understood. */
export interface Understood {
  value: unknown
  /** The clean way to write it, when it was typed another way: replacing one by the other is certain. */
  write?: string
}

/** A text that was not: what to tell its author. */
export interface Misunderstood {
  /** Rule it breaks. */
  rule: string
  /** French, without the label, such as «il manque un chiffre». */
  message: string
  expected?: string
  /** A guess to ask about. */
  likely?: { label: string; write: string }
}

export type Reading = Understood | Misunderstood

/** What reading a value may need to know. */
export interface Hints {
  /** ISO country of a phone number without a prefix; `FR` by default. */
  country?: string
  choices?: readonly { value: string; label: string }[]
}

/** Turns what a person typed into a value, by the kind of question (`x-saisie`); never throws, time linear in the text. */
export function readValue(saisie: string, typed: string, hints: Hints = {}): Reading {
  const read = readers[saisie]
  if (!read) throw new Error(`No reader for x-saisie ${saisie}`)
  return read(typed, hints)
}

/** The kinds of question that can be read. */
export function saisies(): string[] {
  return Object.keys(readers)
}

export function isUnderstood(reading: Reading): reading is Understood {
  return "value" in reading
}

const readers: { [saisie: string]: (typed: string, hints: Hints) => Reading } = {
  texte: readText,
  lignes: readLines,
  markdown: typed => ({ value: typed }),
  siret: readSiret,
  siren: readSiren,
  courriel: readEmail,
  telephone: (typed, { country }) => readPhone(typed, country),
  "oui-non": readYesNo,
  choix: (typed, { choices }) => readChoice(typed, choices ?? []),
  severite: readSeverity,
  liste: readList,
  entier: readInteger,
  date: readDate,
  dates: readDates,
  instant: readInstant,
}
