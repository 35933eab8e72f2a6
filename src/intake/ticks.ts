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
  const marks = marksOf(lettersOf(blocks))
  const options = marks.filter(({ kind }) => kind === "yes" || kind === "no")
  const left = marks
    .filter(({ kind }) => kind === "word")
    .map(({ text }) => text)
    .join(" ")
    .replace(/^[\s.,;:/()–—-]+$/, "")
    .trim()
  const signs = marks.filter(({ kind }) => kind !== "word")
  if (isBetween(signs)) return { value: null, both: true, left }
  const chosen = new Set(owners(signs, options).map(({ kind }) => kind))
  if (chosen.size === 2) return { value: null, both: true, left }
  const [only] = chosen
  if (only) return { value: only === "yes", both: false, left }
  const standing = options.filter(({ struck }) => !struck)
  const struck = options.some(option => option.struck)
  const boxes = marks.some(({ kind }) => kind === "box" || kind === "tick")
  const [alone] = standing
  // «Oui» typed in place of the two boxes, or the other answer struck out.
  if (alone && standing.length === 1 && (struck || !boxes)) return { value: alone.kind === "yes", both: false, left }
  const set = options.filter(({ apart }) => apart)
  if (options.length === 2 && set.length === 1 && set[0] && (set[0].apart === "shown" || !boxes))
    return { value: set[0].kind === "yes", both: false, left }
  // «Oui, non loin du centre»: the answer is the first word.
  const start = boxes
    ? undefined
    : /^\s*(oui|non)\s*[,.;:(–-]/iu.exec(
        lettersOf(blocks)
          .map(({ text }) => text)
          .join(""),
      )
  return { value: start ? start[1]?.toLowerCase() === "oui" : null, both: false, left }
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
  return [...text.matchAll(/☒|☐|(?<![\p{L}\d’'-])(?:oui|non|[x×])(?![\p{L}\d’'-])|[^\s☐☒]+/giu)].map(found => {
    const kind = kinds[found[0].toLowerCase()] ?? "word"
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

function says({ text }: Letters, word: string): boolean {
  return new RegExp(`\\b${word}\\b`, "i").test(withPlainBoxes(text))
}

function distanceOf(between: string): number {
  return between.replaceAll("\t", "    ").length + (/[\n/|;,–-]/.test(between) ? 100 : 0)
}

/** Whether the only sign stands between the two answers, as near to one as to the other: nobody can tell which it means. */
function isBetween(signs: readonly Mark[]): boolean {
  const [one, sign, other, ...more] = signs
  const answers = [one, other].every(mark => mark?.kind === "yes" || mark?.kind === "no")
  return answers && more.length === 0 && (sign?.kind === "tick" || sign?.kind === "x") && sign.gap === other?.gap
}

const kinds: { [sign: string]: Mark["kind"] } = { oui: "yes", non: "no", "☐": "box", "☒": "tick", x: "x", "×": "x" }

/** The answers that a mark belongs to: boxes stand before their answers, or after them when an answer comes first. */
function owners(signs: readonly Mark[], options: readonly Mark[]): Mark[] {
  const first = signs[0]?.kind !== "yes" && signs[0]?.kind !== "no"
  // «Oui   X Non»: a sign alone between the two is the nearest one's.
  const near = !first && signs.length === 3 && (signs[1]?.gap ?? 0) > (signs[2]?.gap ?? 0)
  const before = first || near
  return options.filter((option, rank) => {
    const at = signs.indexOf(option)
    const start = rank === 0 ? 0 : signs.indexOf(options[rank - 1] ?? option) + 1
    const next = options[rank + 1]
    const end = next ? signs.indexOf(next) : signs.length
    const left = signs.slice(start, at)
    const right = signs.slice(at + 1, end)
    // Between two answers the sign nearest to the one it goes with is its own; the others are the neighbour's.
    const own = before
      ? [...(rank === 0 ? left : left.slice(-1)), ...(next ? right.slice(0, -1) : right)]
      : [...right.slice(0, next ? 1 : undefined), ...(rank === 0 ? left : left.slice(1))]
    return own.some(({ kind }) => kind === "tick" || kind === "x")
  })
}
