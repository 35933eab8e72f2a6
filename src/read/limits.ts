import { isUtf8 } from "node:buffer"
import type { Fault } from "./fault.ts"

/** Most bytes of a file. */
export const maxBytes = 64 * 1024
/** Most characters of a line. */
const maxLine = 10_000

/** A file's text, or why it has none. */
export interface Decoded {
  text: string
  faults: Fault[]
  /** False when nothing of the text may be parsed. */
  sound: boolean
}

/** Bytes as text when they are within the limits (security, decision 5): nothing is parsed before. */
export function decode(bytes: Uint8Array): Decoded {
  if (bytes.length > maxBytes)
    return refused({ rule: "fichier-trop-grand", start: 0, end: 0, value: String(bytes.length) })
  if (!isUtf8(bytes)) return refused({ rule: "encodage", start: 0, end: 0, detail: guess(bytes) })
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("utf8")
  const nul = text.indexOf("\0")
  if (nul >= 0) {
    const fault = { rule: "encodage", start: nul, end: nul + 1, detail: "nul" }
    return { text, faults: [fault], sound: false }
  }
  const long = longLine(text)
  if (long) {
    const fault = { rule: "ligne-trop-longue", start: long[0], end: long[1], value: String(long[1] - long[0]) }
    return { text, faults: [fault], sound: false }
  }
  return { text, faults: [], sound: true }
}

function refused(fault: Fault): Decoded {
  return { text: "", faults: [fault], sound: false }
}

function guess(bytes: Uint8Array): string {
  const [first, second] = bytes
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return "utf-16"
  return "windows-1252"
}

function longLine(text: string): [number, number] | undefined {
  if (text.length <= maxLine) return undefined
  for (const match of text.matchAll(/[^\r\n]+/g)) {
    if (match[0].length > maxLine) return [match.index, match.index + match[0].length]
  }
  return undefined
}
