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
 * struck out, or one answer typed alone.
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
  const chosen = new Set(owners(marks, options).map(({ kind }) => kind))
  if (chosen.size === 2) return { value: null, both: true, left }
  const [only] = chosen
  if (only) return { value: only === "yes", both: false, left }
  const standing = options.filter(({ struck }) => !struck)
  const struck = options.some(option => option.struck)
  const boxes = marks.some(({ kind }) => kind === "box" || kind === "tick")
  const [alone] = standing
  // «Oui» typed in place of the two boxes, or the other answer struck out.
  if (alone && standing.length === 1 && (struck || !boxes)) return { value: alone.kind === "yes", both: false, left }
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
}

interface Letters {
  text: string
  struck: boolean
}

function lettersOf(blocks: readonly Block[]): Letters[] {
  return blocks.flatMap((block): Letters[] => {
    if (block.kind === "table") return block.rows.flatMap(row => row.flatMap(lettersOf))
    return [...block.runs.map(({ text, struck }) => ({ text, struck: struck === true })), { text: "\n", struck: false }]
  })
}

function marksOf(letters: readonly Letters[]): Mark[] {
  // An X that touches a box is in it.
  const text = withPlainBoxes(letters.map(({ text }) => text).join("")).replace(/☐[xX×]|[xX×]☐/gu, "☒")
  const struckOptions = letters.filter(({ struck }) => struck).map(one => withPlainBoxes(one.text).trim())
  return [...text.matchAll(/☒|☐|(?<![\p{L}\d’'-])(?:oui|non|[x×])(?![\p{L}\d’'-])|[^\s☐☒]+/giu)].map(({ 0: found }) => {
    const kind = kinds[found.toLowerCase()] ?? "word"
    const word = kind === "yes" ? "oui" : "non"
    const struck =
      (kind === "yes" || kind === "no") && struckOptions.some(option => new RegExp(`\\b${word}\\b`, "i").test(option))
    return { kind, text: found, struck }
  })
}

const kinds: { [sign: string]: Mark["kind"] } = { oui: "yes", non: "no", "☐": "box", "☒": "tick", x: "x", "×": "x" }

/** The answers that a mark belongs to: boxes stand before their answers, or after them when an answer comes first. */
function owners(marks: readonly Mark[], options: readonly Mark[]): Mark[] {
  const signs = marks.filter(({ kind }) => kind !== "word")
  const before = signs[0]?.kind !== "yes" && signs[0]?.kind !== "no"
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
