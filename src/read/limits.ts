import { isUtf8 } from "node:buffer"
import type { Fault } from "./fault.ts"

/** Most bytes of a file. */
export const maxBytes = 64 * 1024
/** Most characters of a line. */
const maxLine = 10_000

/** Why a file is not within the limits, measured before anything of it is parsed (security, decision 5). */
export function overLimits(bytes: Uint8Array): Fault | undefined {
  if (bytes.length > maxBytes) return { rule: "fichier-trop-grand", start: 0, end: 0, value: String(bytes.length) }
  if (!isUtf8(bytes)) return { rule: "encodage", start: 0, end: 0, detail: guess(bytes) }
  if (bytes.includes(0)) return findNul(toText(bytes))
  return bytes.length > maxLine ? findLongLine(toText(bytes)) : undefined
}

/** A file's text; empty when the bytes are too many or no UTF-8. */
export function toText(bytes: Uint8Array): string {
  return bytes.length <= maxBytes && isUtf8(bytes) ? toBuffer(bytes).toString("utf8") : ""
}

/** The text up to the first line after the opening `---` that starts the same way: all a front matter needs. */
export function toHead(bytes: Uint8Array): string {
  const buffer = toBuffer(bytes)
  const head = buffer.toString("utf8", 0, headEnd(buffer))
  // The line ends of old Macs: others of the same length, so that every offset stays.
  return head.includes("\r") ? head.replace(/\r(?!\n)/g, "\n") : head
}

function toBuffer(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
}

const dash = 0x2d

function headEnd(buffer: Buffer): number {
  if (buffer[0] !== dash || buffer[1] !== dash || buffer[2] !== dash) return buffer.length
  const fence = buffer.indexOf("\n---")
  const end = fence < 0 ? -1 : buffer.indexOf("\n", fence + 1)
  return end < 0 ? buffer.length : end + 1
}

function guess(bytes: Uint8Array): string {
  const [first, second] = bytes
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return "utf-16"
  return "windows-1252"
}

function findNul(text: string): Fault {
  const nul = text.indexOf("\0")
  return { rule: "encodage", start: nul, end: nul + 1, detail: "nul" }
}

function findLongLine(text: string): Fault | undefined {
  for (const { 0: line, index } of text.matchAll(/[^\r\n]+/g)) {
    if (line.length > maxLine) {
      return { rule: "ligne-trop-longue", start: index, end: index + line.length, value: String(line.length) }
    }
  }
  return undefined
}
