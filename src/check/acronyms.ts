import { fold } from "../model/fold.ts"

/** An acronym in a text, at its first place. */
export interface Acronym {
  typed: string
  start: number
  end: number
}

/**
 * The acronyms of a Markdown text that not every reader knows, each once, in their order: words of two to seven capitals,
 * «PLUi» and «SCoT» too. Words in capitals for emphasis, family names, numerals, units and addresses are none.
 */
export function acronymsIn(markdown: string): Acronym[] {
  // Most texts hold none, which one look tells.
  if (!/[A-Z]{2}|SCoT/.test(markdown)) return []
  const text = markdown.replaceAll(unseen, address => " ".repeat(address.length))
  const found = new Map<string, Acronym>()
  let small: ReadonlySet<string> | undefined
  for (const { 0: typed, index: start } of text.matchAll(word)) {
    const end = start + typed.length
    if (found.has(typed) || known.has(typed) || numeral.test(typed)) continue
    const before = text.slice(Math.max(0, start - 30), start)
    if (loudBefore.test(before) || loudAfter.test(text.slice(end, end + 30))) continue
    // A word that the same text also writes in small letters is only stressed.
    small ??= new Set(text.match(/\p{Ll}+/gu))
    if (named.test(before) || small.has(typed.toLowerCase())) continue
    found.set(typed, { typed, start, end })
    if (found.size === most) break
  }
  return [...found.values()]
}

/**
 * Tells whether a text says what an acronym stands for: its words anywhere, begun by its letters in their order, «plan
 * climat-air-énergie territorial (PCAET)»; or whatever stands beside it in parentheses. Time linear in the text.
 */
export function speller(text: string): (acronym: string) => boolean {
  const all = wordsOf(text)
  const singular = singularOf(all)
  return acronym => {
    const letters = fold(acronym)
    const meaning = meaningOf(acronym)
    if (meaning !== undefined && singular.includes(singularOf(wordsOf(meaning)))) return true
    const words = all.filter(one => one !== letters)
    const longest = letters.length > 3 ? 3 : 1
    return words.some((_, rank) => spell(letters, longest, words, rank)) || isBeside(acronym, text)
  }
}

/** Whether an authority's own acronym is made of the first letters of its name, some left out: «SEDBS». */
export function isNamedAfter(acronym: string, name: string): boolean {
  const firsts = wordsOf(name).map(first => first.charAt(0))
  let at = 0
  for (const letter of fold(acronym)) {
    at = firsts.indexOf(letter, at) + 1
    if (at === 0) return false
  }
  return true
}

/** What an acronym stands for, when that is known and nearly always the case; its first word has the gender of the acronym. */
export function meaningOf(acronym: string): string | undefined {
  return meanings.get(acronym.toUpperCase())
}

/** What the acronyms of local government most often met stand for. */
const meanings: ReadonlyMap<string, string> = new Map(
  Object.entries({
    AAP: "appel à projets",
    ADEME: "Agence de la transition écologique",
    AMI: "appel à manifestation d’intérêt",
    AMO: "assistance à maîtrise d’ouvrage",
    ANCT: "Agence nationale de la cohésion des territoires",
    ANRU: "Agence nationale pour la rénovation urbaine",
    AOM: "autorité organisatrice de la mobilité",
    APA: "allocation personnalisée d’autonomie",
    ARS: "agence régionale de santé",
    ASE: "aide sociale à l’enfance",
    BHNS: "bus à haut niveau de service",
    CIAS: "centre intercommunal d’action sociale",
    CLS: "contrat local de santé",
    CLSM: "conseil local de santé mentale",
    CMP: "centre médico-psychologique",
    COT: "contrat d’objectif territorial",
    CPOM: "contrat pluriannuel d’objectifs et de moyens",
    CRTE: "contrat pour la réussite de la transition écologique",
    CTG: "convention territoriale globale",
    DECI: "défense extérieure contre l’incendie",
    DICRIM: "document d’information communal sur les risques majeurs",
    DSP: "délégation de service public",
    EAC: "éducation artistique et culturelle",
    ESS: "économie sociale et solidaire",
    GEMAPI: "gestion des milieux aquatiques et prévention des inondations",
    GPEEC: "gestion prévisionnelle des effectifs, des emplois et des compétences",
    MDPH: "maison départementale des personnes handicapées",
    NPNRU: "nouveau programme national de renouvellement urbain",
    OAP: "orientation d’aménagement et de programmation",
    OPAH: "opération programmée d’amélioration de l’habitat",
    ORT: "opération de revitalisation de territoire",
    PAPI: "programme d’actions de prévention des inondations",
    PAT: "projet alimentaire territorial",
    PCAET: "plan climat-air-énergie territorial",
    PDM: "plan de mobilité",
    PEDT: "projet éducatif territorial",
    PLH: "programme local de l’habitat",
    PLUI: "plan local d’urbanisme intercommunal",
    PPI: "plan pluriannuel d’investissement",
    PPRI: "plan de prévention du risque d’inondation",
    PVD: "programme Petites villes de demain",
    QPV: "quartier prioritaire de la politique de la ville",
    QVCT: "qualité de vie et des conditions de travail",
    REOM: "redevance d’enlèvement des ordures ménagères",
    RIFSEEP:
      "régime indemnitaire tenant compte des fonctions, des sujétions, de l’expertise et de l’engagement professionnel",
    RPS: "risques psychosociaux",
    SCOT: "schéma de cohérence territoriale",
    SEM: "société d’économie mixte",
    SIG: "système d’information géographique",
    SPL: "société publique locale",
    SRADDET: "schéma régional d’aménagement, de développement durable et d’égalité des territoires",
    TEOM: "taxe d’enlèvement des ordures ménagères",
    TVB: "trame verte et bleue",
    ZAN: "zéro artificialisation nette",
    ZFE: "zone à faibles émissions",
  }),
)

/** What every student of a territorial school, or every reader, knows: spelling these out would only lengthen the text. */
const known: ReadonlySet<string> = new Set(
  (
    "SIREN SIRET DGS DGA DGST DRH RH DSI DAF EPCI EPT CCAS SDIS CDG CNFPT INET ETP CST COPIL CODIR CAP BTS BAC BEP IUT VAE RSA SMIC HLM " +
    "PMI PMR EHPAD CHU SAMU SMUR RGPD PLU INSEE URSSAF CAF SNCF RATP RER TER TGV BUS PME TPE TVA PIB UE ONU CV PDF SMS USB " +
    "GPS QR IA IRM ADN VTT TV WC DVD CD BD HT TTC EDF CNRS SOS OK ONG NB PS MW GW KW TW KM KG MO GO HA BP CS ZA ZI ZAC RD RN " +
    "CEDEX AM PM VF COVID VIH ET OU NON OUI PAS UN UNE LE LA LES DES DE DU AU AUX EN TOUS TOUT SANS AVEC PLUS BIEN URGENT NOUVEAU"
  ).split(" "),
)

/** A small letter may end one («PLUi»), or stand in it («SCoT»). Accents, digits and hyphens before make other words. */
const word = /(?<![\p{L}\p{M}\p{N}_./@&+-])(?:SCoT|[A-Z]{2,7}i?)(?![\p{L}\p{M}\p{N}_@&+]|[./]\p{L}|-\p{N})/gu
const unseen = /`[^`\n]*`|\]\([^)\s]*\)|https?:\/\/\S+|\S+@\S+/g
const numeral = /^[IVXLC]+$/
/** Beside another word in capitals: a sentence typed so. */
const loudBefore = /(?<!\p{L})\p{Lu}{2,}[ \u00a0]$/u
const loudAfter = /^[ \u00a0]\p{Lu}{2,}(?!\p{L})/u
/** After a title or a first name: a family name. */
const named = /(?:(?<!\p{L})\p{Lu}\p{Ll}{3,}|\bM\.|\bM(?:me|lle|r)|\bDr)[ \u00a0-]$/u

/** Acronyms looked for in a text: beyond, it is no longer a text to mend word by word. */
const most = 30

function wordsOf(text: string): string[] {
  return fold(text)
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
}

/**
 * Whether letters are begun by the words from a rank on, one by a word or up to `longest`; a few small words may stand
 * between. A word that begins the next letter is never skipped, so that there are few ways to try.
 */
function spell(
  letters: string,
  longest: number,
  words: readonly string[],
  rank: number,
  used = 0,
  skipped = 0,
): boolean {
  if (letters === "") return used > 1
  const one = words[rank]
  if (one === undefined) return false
  if (!one.startsWith(letters.charAt(0)))
    return used > 0 && skipped < 4 && linking.has(one) && spell(letters, longest, words, rank + 1, used, skipped + 1)
  for (
    let count = 1;
    count <= longest && count <= letters.length && one.startsWith(letters.slice(0, count));
    count += 1
  )
    if (spell(letters.slice(count), longest, words, rank + 1, used + 1, skipped)) return true
  return false
}

/** «quartiers prioritaires» is «quartier prioritaire». */
function singularOf(words: readonly string[]): string {
  return ` ${words.map(one => one.replace(/[sx]$/, "")).join(" ")} `
}

const linking: ReadonlySet<string> = new Set(
  "de du des d le la les l un une et a au aux en pour par sur dans contre ou".split(" "),
)

/** «PCAET (plan…)», «… (PCAET)» after two words or more, one of which has its first letter. */
function isBeside(acronym: string, text: string): boolean {
  const first = fold(acronym).charAt(0)
  const starts = (words: string[]) => words.length > 1 && words.some(one => one.startsWith(first))
  const after = new RegExp(`(?<!\\p{L})${acronym} ?\\(([^()\n]{5,200})\\)`, "u").exec(text)?.[1]
  if (after !== undefined && starts(wordsOf(after))) return true
  const at = text.indexOf(`(${acronym})`)
  return at > 0 && starts(wordsOf(/[^.!?;\n()]{0,150}$/u.exec(text.slice(0, at))?.[0] ?? ""))
}
