import { readPdf } from "../../../src/output/pdf/objects.ts"
import { heardBlocks } from "./heard.ts"
import { headingOf, type Run, readRuns, seen } from "./pages.ts"
import { refOf } from "./tree.ts"
import type { Fault } from "./ua.ts"
import { dict, valuesOf, wordsOf } from "./values.ts"

/** What a page leaves white around its text, in millimetres; `head` and `foot` are where the running heads stand. */
export interface Margins {
  width: number
  height: number
  top: number
  right: number
  bottom: number
  left: number
}

export const a4: Margins = { width: 210, height: 297, top: 20, right: 20, bottom: 18, left: 20 }

const point = 72 / 25.4

/**
 * What is wrong with how a PDF looks and in which order it is heard, told by where its words stand: words outside the
 * margins, over one another or cut off, a heading away from what it heads, an empty page, an outline that says other words
 * than the headings, an order that isn't that of the page, a page made smaller.
 */
export async function layoutFaults(bytes: Uint8Array, margins: Margins = a4): Promise<Fault[]> {
  const { runs: all, pages, outline } = await readRuns(bytes)
  const runs = all.filter(seen)
  return [
    ...outside(runs, margins),
    ...overlaps(runs),
    ...widows(runs),
    ...blanks(runs, pages),
    ...disorder(runs),
    ...misspelt(bytes, outline),
    ...drawnWrong(bytes),
  ]
}

function outside(runs: readonly Run[], { width, height, top, right, bottom, left }: Margins): Fault[] {
  const out = (run: Run) => {
    const [high, wide] = [run.of ? top : 5, run.of ? [left, right] : [5, 5]]
    return (
      run.x < (wide[0] ?? 0) * point - 1 ||
      run.x + run.width > (width - (wide[1] ?? 0)) * point + 1 ||
      run.y + run.size * 0.6 > (height - high) * point + 1 ||
      run.y < (run.of ? bottom : 5) * point - 1
    )
  }
  return runs.filter(out).map(run => ({ rule: "hors-des-marges", where: place(run) }))
}

/** A run's box, from its baseline to the height of its small letters: lines set close are no overlap. */
function overlaps(runs: readonly Run[]): Fault[] {
  const faults: Fault[] = []
  for (const on of byPage(runs)) {
    const sorted = [...on].sort((a, b) => b.y - a.y)
    for (const [index, one] of sorted.entries())
      for (let next = index + 1; next < sorted.length; next++) {
        const other = sorted[next] as Run
        if (one.y - other.y > Math.max(one.size, other.size)) break
        const wide = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x)
        const high = Math.min(one.y + one.size * 0.5, other.y + other.size * 0.5) - Math.max(one.y, other.y)
        if (wide > 1.5 && high > Math.min(one.size, other.size) * 0.15)
          faults.push({ rule: "superposition", where: `${place(one)} et « ${other.text} »` })
      }
  }
  return faults
}

function widows(runs: readonly Run[]): Fault[] {
  const order = inOrder(runs)
  return order.flatMap((run, index) => {
    const next = order[index + 1]
    const heading = headingOf(run.of)
    return heading && next && headingOf(next.of) !== heading && next.page !== run.page
      ? [{ rule: "titre-seul", where: place(run) }]
      : []
  })
}

function blanks(runs: readonly Run[], pages: number): Fault[] {
  const written = new Set(runs.filter(({ of }) => of).map(({ page }) => page))
  return Array.from({ length: pages }, (_, index) => index + 1)
    .filter(page => !written.has(page))
    .map(page => ({ rule: "page-blanche", where: `page ${page}` }))
}

/** In one column what is heard later stands lower, or on a later page. */
function disorder(runs: readonly Run[]): Fault[] {
  const faults: Fault[] = []
  const order = inOrder(runs)
  for (const [index, run] of order.entries()) {
    const before = order[index - 1]
    if (!before) continue
    const shared = Math.min(run.x + run.width, before.x + before.width) - Math.max(run.x, before.x)
    const above = run.y > before.y + Math.max(run.size, before.size) * 0.8
    if (run.page < before.page || (run.page === before.page && shared > 2 && above))
      faults.push({ rule: "ordre", where: `${place(run)} après « ${before.text} »` })
  }
  return faults
}

function misspelt(bytes: Uint8Array, outline: readonly string[]): Fault[] {
  const spelt = (text: string) => text.replace(/[\s\u00a0]+/g, " ").trim()
  const told = heardBlocks(bytes).flatMap(({ block, text }) => (headingOf(block) ? [spelt(text)] : []))
  return told.join("\n") === outline.map(spelt).join("\n")
    ? []
    : [{ rule: "signets", where: told.find((text, index) => text !== spelt(outline[index] ?? "")) ?? "de trop" }]
}

/** Letters that a clip hides, unless it hides all; and pages that Chromium made smaller, for something was too wide. */
function drawnWrong(bytes: Uint8Array): Fault[] {
  const pdf = readPdf(bytes)
  return [...valuesOf(pdf)].flatMap(([number, value]) => {
    const page = dict(value)
    if (page["Type"] !== "/Page") return []
    const { all, hidden, small } = lettersOf(wordsOf(pdf.objects.get(refOf(page["Contents"]) ?? 0) ?? ""))
    const where = `page de l’objet ${number}`
    return [
      ...(hidden > 0 ? [{ rule: "texte-coupé", where: `${where} : ${hidden} lettres` }] : []),
      ...(small > all / 2 ? [{ rule: "réduit", where }] : []),
    ]
  })
}

type Matrix = [number, number, number, number, number, number]
type Box = [left: number, bottom: number, right: number, top: number]

/** Points for a pixel. */
const whole = 0.75

/** How many letters a page has, a clip hides, and are drawn smaller than they were set. */
function lettersOf(words: readonly string[]): { all: number; hidden: number; small: number } {
  const stack: { matrix: Matrix; clip: Box }[] = []
  let matrix: Matrix = [1, 0, 0, 1, 0, 0]
  let clip: Box = [-1e9, -1e9, 1e9, 1e9]
  let path: Box | undefined
  let [x, y, scale] = [0, 0, 1]
  let [all, hidden, small] = [0, 0, 0]
  const numbers = (at: number, many: number) => words.slice(at - many, at).map(Number)
  for (const [at, word] of words.entries()) {
    if (word === "q") stack.push({ matrix, clip })
    else if (word === "Q") ({ matrix, clip } = stack.pop() ?? { matrix, clip })
    else if (word === "cm") matrix = times(numbers(at, 6) as Matrix, matrix)
    else if (word === "re") {
      const [left = 0, low = 0, wide = 0, high = 0] = numbers(at, 4)
      path = boxOf([spot(matrix, left, low), spot(matrix, left + wide, low + high)])
    } else if ((word === "W" || word === "W*") && path) clip = common(clip, path)
    else if (word === "n" || word === "f" || word === "S") path = undefined
    else if (word === "Tm") {
      const [a = 1, , , , e = 0, f = 0] = numbers(at, 6)
      ;[x, y, scale] = [e, f, a]
    } else if (word === "Td") {
      const [right = 0, up = 0] = numbers(at, 2)
      ;[x, y] = [x + right * scale, y - up]
    } else if (word === "Tj") {
      all++
      if (Math.abs(matrix[0]) < whole * 0.99) small++
      const [left, low] = spot(matrix, x, y)
      const shown = left > clip[0] - 1 && left < clip[2] && low > clip[1] - 1 && low < clip[3]
      if (!shown && clip[2] - clip[0] > 2 && clip[3] - clip[1] > 2) hidden++
    }
  }
  return { all, hidden, small }
}

function times([a, b, c, d, e, f]: Matrix, [A, B, C, D, E, F]: Matrix): Matrix {
  return [a * A + b * C, a * B + b * D, c * A + d * C, c * B + d * D, e * A + f * C + E, e * B + f * D + F]
}

function spot([a, b, c, d, e, f]: Matrix, x: number, y: number): [number, number] {
  return [a * x + c * y + e, b * x + d * y + f]
}

function boxOf(corners: [number, number][]): Box {
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)]
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
}

function common(a: Box, b: Box): Box {
  return [Math.max(a[0], b[0]), Math.max(a[1], b[1]), Math.min(a[2], b[2]), Math.min(a[3], b[3])]
}

function inOrder(runs: readonly Run[]): Run[] {
  return runs
    .filter(({ heard }) => heard !== undefined)
    .sort((a, b) => (a.heard ?? 0) - (b.heard ?? 0) || a.page - b.page || b.y - a.y)
}

function byPage(runs: readonly Run[]): Run[][] {
  const pages = new Map<number, Run[]>()
  for (const run of runs) pages.set(run.page, [...(pages.get(run.page) ?? []), run])
  return [...pages.values()]
}

function place({ page, x, y, text }: Run): string {
  return `page ${page}, « ${text} » (${Math.round(x / point)}, ${Math.round(y / point)} mm)`
}
