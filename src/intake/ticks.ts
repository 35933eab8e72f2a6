import type { Block } from "./blocks.ts"
import { withPlainBoxes } from "./symbols.ts"

/** What a question with two boxes says. */
export interface Ticked {
  value: boolean | null
  /** Both answers are marked. */
  both: boolean
  /** Words beside the two answers. */
  left: string
}

/**
 * Which of «Oui» and «Non» is chosen: by a ticked box of any make, an X beside or in place of the box, the other answer
 * struck out, one of them underlined or marked with a colour, or one answer typed alone.
 */
export function tickedIn(blocks: readonly Block[]): Ticked {
  const letters = lettersOf(blocks)
  const marks = marksOf(letters)
  const options = marks.filter(({ kind }) => kind === "yes" || kind === "no")
  const left = wordsLeft(marks.filter(({ kind }) => kind === "word"))
  const signs = marks.filter(({ kind }) => kind !== "word")
  const { chosen, between, third } = chosenOf(marks, options)
  if (third) return { value: null, both: false, left: wordsLeft(marks) }
  if (between || chosen.size === 2) return { value: null, both: true, left }
  const boxes = signs.some(({ kind }) => kind === "box" || kind === "tick")
  const [only = alone(options, boxes) ?? apart(options, boxes) ?? spoken(letters, boxes)] = chosen
  if (only) return { value: only === "yes", both: false, left }
  // A mark beside neither answer, or an answer said again, was written for something: it is told.
  const more = options.length > 2 || signs.some(isMark)
  return { value: null, both: false, left: more ? wordsLeft(marks) : left }
}

/** «Oui» typed in place of the two boxes, or the other answer struck out. */
function alone(options: readonly Mark[], boxes: boolean): Mark["kind"] | undefined {
  const standing = options.filter(({ struck }) => !struck)
  return standing.length === 1 && (standing.length < options.length || !boxes) ? standing[0]?.kind : undefined
}

function apart(options: readonly Mark[], boxes: boolean): Mark["kind"] | undefined {
  const [one, ...others] = options.filter(option => option.apart)
  return options.length === 2 && others.length === 0 && (one?.apart === "shown" || !boxes) ? one?.kind : undefined
}

/** «Oui, non loin du centre»: the answer is the first word, unless the other is the next. */
function spoken(letters: readonly Letters[], boxes: boolean): Mark["kind"] | undefined {
  const text = letters.map(one => one.text).join("")
  const first = boxes ? undefined : /^\s*(oui|non)\s*[,.;:(–-](?!\s*(?:oui|non)\s*$)/iu.exec(text)?.[1]
  return first === undefined ? undefined : kinds[first.toLowerCase()]
}

function wordsLeft(marks: readonly Mark[]): string {
  const words = marks.map(({ text }) => text).join(" ")
  return words.replace(/^[\s.,;:!?/|()«»"•–—-]+$/, "").trim()
}

interface Mark {
  kind: "yes" | "no" | "box" | "tick" | "x" | "word"
  text: string
  struck: boolean
  /** Set apart from the other answer: underlined or marked with a colour, or only bold, which a form's own boxes may be. */
  apart: "shown" | "bold" | undefined
  /** How far the sign before is. */
  gap: number
}

interface Letters {
  text: string
  struck: boolean
  apart?: Mark["apart"]
}

function lettersOf(blocks: readonly Block[]): Letters[] {
  return blocks.flatMap((block): Letters[] => {
    if (block.kind === "table") return block.rows.flatMap(row => row.flatMap(lettersOf))
    const runs = block.runs.map(
      ({ text, struck, marked, underlined, bold }): Letters => ({
        text,
        struck: struck === true,
        apart: marked || underlined ? "shown" : bold ? "bold" : undefined,
      }),
    )
    const bullet = block.list?.box === undefined ? [] : [{ text: `${block.list.box} `, struck: false }]
    return [...bullet, ...runs, { text: "\n", struck: false }]
  })
}

function marksOf(letters: readonly Letters[]): Mark[] {
  // An X that touches a box is in it.
  const text = withPlainBoxes(letters.map(({ text }) => text).join("")).replace(/☐[xX×]|[xX×]☐/gu, "☒")
  let end = 0
  return [...text.matchAll(mark)].map(found => {
    const kind = kinds[(found[1] ?? "").toLowerCase()] ?? "word"
    const own = kind === "yes" || kind === "no" ? letters.filter(one => says(one, found[0])) : []
    // What stands between two signs counts: a bar or the end of a line holds them further apart than blanks.
    const gap = distanceOf(text.slice(end, found.index))
    if (kind !== "word") end = found.index + found[0].length
    return {
      kind,
      text: found[0],
      gap,
      struck: own.some(({ struck }) => struck),
      apart: own.find(({ apart }) => apart)?.apart,
    }
  })
}

/** A box, an answer («Non renseigné» is none), an X, or words, which end where an answer follows a bar or the like: «Oui/Non». */
const mark =
  /(☒|☐|(?<![\p{L}\d’'-])(?:oui|non(?!\s+(?:communiqu|renseign|connu|défini|détermin|précis|concern))|[x×])(?![\p{L}\d’'-]))|[^\s☐☒]+?(?=[\s☐☒]|$|(?<=[^\p{L}\d\s’'-])(?:oui|non|[x×])(?![\p{L}\d’'-]))/giu

function says({ text }: Letters, word: string): boolean {
  return new RegExp(`\\b${word}\\b`, "i").test(withPlainBoxes(text))
}

function distanceOf(between: string): number {
  return between.replaceAll("\t", "    ").length + (/[\n/|;,–-]/.test(between) ? 100 : 0)
}

const kinds: { [sign: string]: Mark["kind"] } = { oui: "yes", non: "no", "☐": "box", "☒": "tick", x: "x", "×": "x" }

function isMark({ kind }: Mark): boolean {
  return kind === "tick" || kind === "x"
}

/**
 * The answers that are marked: boxes stand before their answers, or after them when an answer comes first. A mark as near to
 * one answer as to the other is between them, one beside other words is of a third answer: neither chooses any.
 */
function chosenOf(
  marks: readonly Mark[],
  options: readonly Mark[],
): { chosen: Set<Mark["kind"]>; between: boolean; third: boolean } {
  const signs = marks.filter(({ kind }) => kind !== "word")
  const isOption = (sign: Mark | undefined) => sign?.kind === "yes" || sign?.kind === "no"
  // «Oui   X Non»: a sign alone between the two is the nearest one's.
  const alone = signs.length === 3 && isOption(signs[0]) && isOption(signs[2])
  const before = !isOption(signs[0]) || (alone && gapTo(signs, 1) < 0)
  const isThird = (sign: Mark) => {
    const at = marks.indexOf(sign)
    const words = marks[before ? at + 1 : at - 1]
    const own = !before && isOption(signs[signs.indexOf(sign) - 1])
    return sign.kind === "tick" && !own && words?.kind === "word" && /\p{L}(?!\))/u.test(words.text)
  }
  const isBetween = (sign: Mark) => {
    const at = signs.indexOf(sign)
    const ofNext = isOption(signs[at + 1]) ? alone : before && isOption(signs[at + 2])
    return isOption(signs[at - 1]) && ofNext && gapTo(signs, at) === 0
  }
  const chosen = options.filter((option, rank) => {
    const at = signs.indexOf(option)
    const start = rank === 0 ? 0 : signs.indexOf(options[rank - 1] ?? option) + 1
    const next = options[rank + 1]
    const end = next ? signs.indexOf(next) : signs.length
    const left = signs.slice(start, at)
    const right = signs.slice(at + 1, end)
    const isNear = (sign: Mark) => gapTo(signs, signs.indexOf(sign)) >= 0
    // Between two answers the box next to the one it goes with is its own; the other signs are the nearest's.
    const own = before
      ? [
          ...(rank === 0 ? left : left.filter((sign, index) => index === left.length - 1 || !isNear(sign))),
          ...(next ? right.slice(0, -1).filter(isNear) : right),
        ]
      : [...right.slice(0, next ? 1 : undefined), ...(rank === 0 ? left : left.slice(1))]
    return own.some(isMark)
  })
  const found = signs.filter(isMark)
  return { chosen: new Set(chosen.map(({ kind }) => kind)), between: found.some(isBetween), third: found.some(isThird) }
}

/** How much further the sign after is than the one before: below 0 the sign is nearer to the one after. */
function gapTo(signs: readonly Mark[], at: number): number {
  return (signs[at + 1]?.gap ?? 0) - (signs[at]?.gap ?? 0)
}
