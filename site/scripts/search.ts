import { wordsOf } from "./fold.ts"
import { nearWords } from "./near.ts"
import { capital } from "./postings.ts"

/** What a query finds, by the place of each mission in the index. */
export interface Found {
  /** 0 for a mission that misses a word. A word in a title outweighs one in the place, which outweighs any number in a body. */
  scores: Float64Array
  /** 1 where a word stands only in the body, which the list does not show. */
  hidden: Uint8Array
  /** The beginnings of words looked for, those put in place of misspelt ones included. */
  forms: string[][]
  /** Words no mission holds, for which near ones were looked for. */
  misspelt: string[]
}

export interface Search {
  slugs: readonly string[]
  find(query: string): Found
}

/**
 * Makes a search over the index of a build: slugs, words in order, and for each word the missions it stands in. The lists
 * stay the texts they are: cut in pieces, words by the ten thousand would take as long as the search.
 */
export function searcher(slugList: string, wordList: string, rowList: string): Search {
  const slugs = slugList === "" ? [] : slugList.split(" ")
  const many = slugs.length
  const [words, rows] = [startsOf(wordList), startsOf(rowList)]
  return { slugs, find }

  function find(query: string): Found {
    const misspelt: string[] = []
    const forms = wordsOf(query).map(forms => {
      if (forms.some(form => firstFrom(form) < firstAfter(form))) return forms
      const near = nearWords(wordList.split(" "), forms[0] ?? "")
      if (near.length > 0) misspelt.push(forms[0] ?? "")
      return near.length > 0 ? near : forms
    })
    const scores = new Float64Array(many)
    const hidden = new Uint8Array(many)
    for (const [index, alternatives] of forms.entries()) addWord(alternatives, index === 0, scores, hidden)
    return { scores, hidden, forms, misspelt }
  }

  /** Adds what one word of a query is worth in each mission that holds those before it. */
  function addWord(forms: string[], first: boolean, scores: Float64Array, hidden: Uint8Array): void {
    const worth: Worth = {
      inTitle: new Float64Array(many),
      inPlace: new Float64Array(many),
      inBody: new Float64Array(many),
    }
    for (const form of forms) read(form, worth)
    const { inTitle, inPlace, inBody } = worth
    for (let at = 0; at < many; at++) {
      const seen = (inTitle[at] ?? 0) + (inPlace[at] ?? 0)
      const body = inBody[at] ?? 0
      const before = scores[at] ?? 0
      if (seen + body === 0 || (before === 0 && !first)) {
        scores[at] = 0
        continue
      }
      scores[at] = before + (inTitle[at] ?? 0) * 10_000 + (inPlace[at] ?? 0) * 100 + Math.min(body, 20)
      if (seen === 0) hidden[at] = 1
    }
  }

  /** Goes through what `write` wrote (postings.ts) of the words that begin so, adding to each mission what they are worth there. */
  function read(form: string, { inTitle, inPlace, inBody }: Worth): void {
    const after = firstAfter(form)
    for (let word = firstFrom(form); word < after; word++) {
      // «ecole» itself and its plural count in full, «ecolier» half.
      const worth = (words[word + 1] ?? 0) - (words[word] ?? 0) - 1 <= form.length + 1 ? 1 : 0.5
      let at = 0
      let gap = 0
      for (let index = rows[word] ?? 0; index < (rows[word + 1] ?? 0) - 1; index++) {
        const code = rowList.charCodeAt(index)
        const kind = code - capital
        if (kind < 0 || kind > 15) {
          gap = gap * 36 + (code > 96 ? code - 87 : code - 48)
          continue
        }
        at += gap
        gap = 0
        if (kind & 8 && (inTitle[at] ?? 0) < worth) inTitle[at] = worth
        if (kind & 4 && (inPlace[at] ?? 0) < worth) inPlace[at] = worth
        inBody[at] = (inBody[at] ?? 0) + (kind & 3) * worth
        at++
      }
    }
  }

  /** Index of the first word that is not before a form. */
  function firstFrom(form: string): number {
    return firstWhere(word => word >= form)
  }

  /** Index of the first word after those that begin with a form. */
  function firstAfter(form: string): number {
    return firstWhere(word => word > form && !word.startsWith(form))
  }

  /** Index of the first word of which something is true that is of all those after it. */
  function firstWhere(is: (word: string) => boolean): number {
    let [low, high] = [0, words.length - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if (is(wordList.slice(words[middle], (words[middle + 1] ?? 0) - 1))) high = middle
      else low = middle + 1
    }
    return low
  }
}

/** For each mission, what words are worth there. */
interface Worth {
  inTitle: Float64Array
  inPlace: Float64Array
  inBody: Float64Array
}

/** Where each piece of a list starts, a space between two, and where one more would. */
function startsOf(list: string): Uint32Array {
  const starts = new Uint32Array((list.length >> 1) + 2)
  let many = list === "" ? 0 : 1
  for (let at = list.indexOf(" "); at !== -1; at = list.indexOf(" ", at + 1)) starts[many++] = at + 1
  if (many > 0) starts[many] = list.length + 1
  return starts.slice(0, many + 1)
}

/**
 * The best first, those that are worth the same as they were. A score is a number of halves, so that one number holds it
 * and a place in the list: numbers sort without a call for each comparison.
 */
export function bestFirst<T>(found: readonly T[], scoreOf: (one: T) => number): T[] {
  const many = found.length
  const keys = Float64Array.from(found, (one, at) => many - 1 - at + 2 * scoreOf(one) * many)
  return Array.from(keys.sort().reverse(), key => found[many - 1 - (key % many)] as T)
}
