import decodeQR from "qr/decode.js"
import { readPdf } from "../../../src/output/pdf/objects.ts"
import { refOf } from "./tree.ts"
import { dict, valuesOf, wordsOf } from "./values.ts"

/** A code to scan that a PDF draws: how wide it is, in millimetres, and what a telephone reads in it. */
export interface Code {
  width: number
  text: string
}

/** The codes of a PDF, found as they are drawn: hundreds of little squares filled at once. */
export function codesOf(bytes: Uint8Array): Code[] {
  const pdf = readPdf(bytes)
  return [...valuesOf(pdf).values()].flatMap(value => {
    const page = dict(value)
    if (page["Type"] !== "/Page") return []
    return drawings(wordsOf(pdf.objects.get(refOf(page["Contents"]) ?? 0) ?? "")).map(codeOf)
  })
}

interface Drawing {
  /** Points on paper for one of the drawing. */
  scale: number
  squares: Square[]
}

type Square = [left: number, top: number, right: number, bottom: number]

function drawings(words: readonly string[]): Drawing[] {
  const found: Drawing[] = []
  const scales: number[] = []
  let scale = 1
  let squares: Square[] = []
  for (const [at, word] of words.entries()) {
    const [x = 0, y = 0] = words.slice(at - 2, at).map(Number)
    if (word === "q") scales.push(scale)
    else if (word === "Q") scale = scales.pop() ?? 1
    else if (word === "cm") scale *= Math.abs(Number(words[at - 6]))
    else if (word === "m") squares.push([x, y, x, y])
    else if (word === "l") {
      const last = squares.at(-1)
      if (last)
        squares[squares.length - 1] = [
          Math.min(last[0], x),
          Math.min(last[1], y),
          Math.max(last[2], x),
          Math.max(last[3], y),
        ]
    } else if (/^(?:f\*?|n|S)$/.test(word)) {
      if (word[0] === "f" && squares.length > 100) found.push({ scale, squares })
      squares = []
    }
  }
  return found
}

/** Reads a drawing as a camera would: eight dots a square, and white around. */
function codeOf({ scale, squares }: Drawing): Code {
  const left = Math.min(...squares.map(square => square[0]))
  const top = Math.min(...squares.map(square => square[1]))
  const width = Math.max(...squares.map(square => square[2])) - left
  const one = Math.min(...squares.map(square => square[3] - square[1]))
  const [dots, white] = [8, 32]
  const size = Math.round(width / one) * dots + 2 * white
  const data = new Uint8Array(size * size * 4).fill(255)
  const place = (length: number) => Math.round((length / one) * dots) + white
  for (const [x0, y0, x1, y1] of squares)
    for (let y = place(y0 - top); y < place(y1 - top); y++)
      data.fill(0, (y * size + place(x0 - left)) * 4, (y * size + place(x1 - left)) * 4)
  for (let alpha = 3; alpha < data.length; alpha += 4) data[alpha] = 255
  return { width: (width * scale * 25.4) / 72, text: decodeQR({ width: size, height: size, data }) }
}
