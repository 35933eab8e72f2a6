import { type Pdf, readPdf, streamText } from "../../../src/output/pdf/objects.ts"
import { type Element, heard, readTree, refOf } from "./tree.ts"
import type { Fault } from "./ua.ts"
import { type Dictionary, dict, wordsOf } from "./values.ts"

/** A block of a document as it is heard, element by element, its letters and spaces those of the file and no others. */
export interface Heard {
  block: Element
  text: string
  /** The text line by line, where each was drawn. */
  lines: string[]
}

/** What a screen reader is given: every block's text in the order of the structure tree, nothing guessed from positions. */
export function heardBlocks(bytes: Uint8Array): Heard[] {
  const pdf = readPdf(bytes)
  const { heads, values, at } = readTree(pdf)
  const pieces = new Map<string, string[]>()
  for (const [number, value] of values) {
    const page = dict(value)
    if (page["Type"] === "/Page") readPage(pdf, number, page, dict(at(dict(at(page["Resources"]))["Font"])), pieces)
  }
  const found: Heard[] = []
  for (const { piece, of } of heads.flatMap(heard)) {
    const block = blockOf(of) ?? of
    const last = found.at(-1)
    const lines = pieces.get(piece) ?? []
    if (last?.block === block) last.lines.push(...lines)
    else found.push({ block, lines: [...lines], text: "" })
  }
  return found.map(({ block, lines }) => ({ block, lines, text: lines.join("") }))
}

/** Words on either side of a line's end that are heard as one, and words that belong to no block. */
export function heardFaults(bytes: Uint8Array): Fault[] {
  return heardBlocks(bytes).flatMap(({ block, lines }) => {
    const words = block.role === "/Figure" ? [] : lines // heard by its other text
    const glued = words.flatMap((line, index) => {
      const next = words[index + 1] ?? " "
      const [before = "", after = ""] = [/\S+$/.exec(line)?.[0], /^\S+/.exec(next)?.[0]]
      // A compound or an address may be cut at its signs, and a word longer than its column anywhere.
      const one = /[-–—/@.«(’]$/.test(before) || /^[/@.,;)»]/.test(after) || before.length + after.length > 30
      return before === "" || after === "" || one ? [] : [{ rule: "mots-collés", where: `${before}|${after}` }]
    })
    return blockOf(block) ? glued : [...glued, { rule: "hors-de-bloc", where: lines.join("") }]
  })
}

function blockOf(element: Element | undefined): Element | undefined {
  return element && (blocks.has(element.role) ? element : blockOf(element.parent))
}

const blocks = new Set("P H1 H2 H3 H4 H5 H6 LI LBody Lbl TH TD Caption Figure Note".split(" ").map(name => `/${name}`))

function readPage(pdf: Pdf, number: number, page: Dictionary, fonts: Dictionary, pieces: Map<string, string[]>): void {
  const letters = new Map<string, Map<number, string>>()
  let font: Map<number, string> | undefined
  const stack: (string | undefined)[] = []
  const words = wordsOf(pdf.objects.get(refOf(page["Contents"]) ?? 0) ?? "")
  for (const [at, word] of words.entries()) {
    const lines = pieces.get(stack.findLast(one => one !== undefined) ?? "")
    if (word === "BDC" || word === "BMC") {
      const mcid = word === "BDC" && words[at - 3] === "/MCID" ? words[at - 2] : undefined
      const piece = mcid === undefined ? undefined : `${number}:${mcid}`
      if (piece) pieces.set(piece, pieces.get(piece) ?? [])
      stack.push(piece)
    } else if (word === "EMC") stack.pop()
    else if (word === "BT") lines?.push("")
    else if (word === "Tf") {
      const name = words[at - 2]?.slice(1) ?? ""
      font = letters.get(name) ?? lettersOf(pdf, refOf(fonts[name]) ?? 0)
      letters.set(name, font)
    } else if (word === "Tj" && lines && lines.length > 0) {
      const codes = words[at - 1]?.match(/[0-9A-Fa-f]{4}/g) ?? []
      lines[lines.length - 1] += codes.map(code => font?.get(Number.parseInt(code, 16)) ?? "\ufffd").join("")
    }
  }
}

/** What each glyph of a font stands for. */
function lettersOf({ objects }: Pdf, font: number): Map<number, string> {
  const found = new Map<number, string>()
  const number = Number(/\/ToUnicode (\d+)/.exec(objects.get(font) ?? "")?.[1])
  if (!objects.has(number)) return found
  const map = streamText(objects.get(number) ?? "")
  const hex = (text = "") => Number.parseInt(text, 16)
  const spell = (text = "") => (text.match(/.{4}/g) ?? []).map(unit => String.fromCharCode(hex(unit))).join("")
  for (const [, body = ""] of map.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, code, text] of body.matchAll(/<(\w+)> <(\w+)>/g)) found.set(hex(code), spell(text))
  for (const [, body = ""] of map.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, from, to, text] of body.matchAll(/<(\w+)> <(\w+)> <(\w+)>/g))
      for (let code = hex(from); code <= hex(to); code++)
        found.set(code, spell((hex(text) + code - hex(from)).toString(16).padStart(4, "0")))
  return found
}
