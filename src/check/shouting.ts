import { fold } from "../model/fold.ts"
import { sentenceCase } from "../words/text.ts"

/** Whether a title is written in capitals: half its letters stand in words in capitals that are no acronyms. */
export function isShouted(title: string): boolean {
  let loud = 0
  let all = 0
  let words = 0
  for (const { 0: word } of title.slice(0, longest).matchAll(wordOf)) {
    all += word.length
    if (!isCapital(word) || acronyms.has(fold(word))) continue
    loud += word.length
    if (word.length > 3) words += 1
  }
  return words > 1 && loud * 2 > all
}

/**
 * A title in capitals as a sentence: words as the fiche itself writes them (accents, proper names, acronyms), names of
 * the authority as it is known; all others in small letters.
 */
export function calm(title: string, names: string, texts: readonly string[]): string {
  const written = habits(names, texts)
  const small = title.replace(wordOf, word => {
    if (!isCapital(word)) return word
    const folded = fold(word)
    if (acronyms.has(folded)) return word
    const known = written.get(folded)
    if (known !== undefined && fits(word, known)) return known
    // Without an accent on it, a lone A is hardly ever the verb.
    if (word === "A") return "à"
    return word.toLocaleLowerCase("fr")
  })
  return small.replace(sentenceStart, (_, before: string, first: string) => before + sentenceCase(first))
}

const longest = 1000
/** The first letter of all, and of what follows a question, an exclamation or a full stop. */
const sentenceStart = /(^[^\p{L}\p{N}]*|[?!.]\s+)(\p{L})/gu
/** Apostrophes part words; hyphens do too, so that each side follows its own habit. */
const wordOf = /\p{L}[\p{L}\p{M}]*/gu

function isCapital(word: string): boolean {
  return word === word.toLocaleUpperCase("fr") && word !== word.toLocaleLowerCase("fr")
}

/** An accent that was typed is kept; short words without one are too often another word (des, dès). */
function fits(typed: string, known: string): boolean {
  const loud = known.toLocaleUpperCase("fr")
  return loud === typed || (fold(typed).toLocaleUpperCase("fr") === typed && (typed.length > 3 || isCapital(known)))
}

/** Each word of the texts, folded, in the form met most; a capital that only starts a sentence says nothing. */
function habits(names: string, texts: readonly string[]): ReadonlyMap<string, string> {
  const counts = new Map<string, Map<string, number>>()
  const note = (word: string, weight: number) => {
    const folded = fold(word)
    const forms = counts.get(folded) ?? new Map<string, number>()
    forms.set(word, (forms.get(word) ?? 0) + weight)
    counts.set(folded, forms)
  }
  for (const text of texts) {
    for (const { 0: word, index } of text.slice(0, 65_536).matchAll(wordOf)) {
      if (/[.!?:»|*#\n–-]\s*$|^\s*$/.test(text.slice(Math.max(0, index - 4), index)) && !isAcronym(word)) {
        note(word.toLocaleLowerCase("fr"), 0.5)
      } else if (!isCapital(word) || isAcronym(word)) note(word, 1)
    }
  }
  const found = new Map<string, string>()
  for (const [folded, forms] of counts) {
    const [best] = [...forms].sort((one, other) => other[1] - one[1])
    if (best) found.set(folded, best[0])
  }
  for (const { 0: word } of names.matchAll(wordOf)) {
    if (isCapital(word) || !/^\p{Lu}/u.test(word) || common.has(fold(word))) continue
    found.set(fold(word), word)
  }
  return found
}

function isAcronym(word: string): boolean {
  return word.length > 1 && word.length < 7 && isCapital(word)
}

/** What all names of a kind share: no proper name. */
const common = new Set(
  "ville commune communaute agglomeration urbaine metropole departement region service centre syndicat mixte conseil etablissement pays le la les saint sainte val".split(
    " ",
  ),
)

/** Acronyms of local government. */
const acronyms: ReadonlySet<string> = new Set(
  (
    "plu plui pluih plh scot pcaet pat sig qpv rgpd ia epci ccas cias sdis sdmis cdg dgs dga dgst rh grh drh dsi odd rse rps " +
    "gpec gpeec gemapi zan zac zfe aom scic spl sem epa epl epf epfl ars caf cpam crte cpom ctg clea pdipr sdaasp sraddet srdeii " +
    "srce erp ppi pct pci pmi ase mdph ehpad rsa pmr teom reom ademe anru npnru opah anct anah cerema insee cnfpt inet ddt drac " +
    "ess tpe pme ter tgv bhns api rpi alsh dsp amo cci cma crous iut papi ppri dicrim pcs orsec ue " +
    "feder fse ifse rifseep ntic cdi ctl eac dsil detr dgf tva ctp sps smr ght chu samu smur pvd acv ort"
  ).split(" "),
)
