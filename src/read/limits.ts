import { isUtf8 } from "node:buffer"
import type { Fault } from "./fault.ts"

/** Most bytes of a file. */
export const maxBytes = 64 * 1024
/** Most characters of a line. */
const maxLine = 10_000

/** Why a file is not within the limits, measured before anything of it is parsed (security, decision 5). */
export function overLimits(bytes: Uint8Array): Fault | undefined {
  if (bytes.length > maxBytes) return { rule: "fichier-trop-grand", start: 0, end: 0, value: String(bytes.length) }
  if (!isUtf8(bytes)) return otherEncoding(bytes)
  if (bytes.includes(0)) return findNul(toText(bytes))
  return bytes.length > maxLine ? findLongLine(toText(bytes)) : undefined
}

/** A file's text, for people to see where it is wrong when it is no UTF-8; empty when it can't be told. */
export function toText(bytes: Uint8Array): string {
  if (bytes.length > maxBytes) return ""
  if (isUtf8(bytes)) return toBuffer(bytes).toString("utf8")
  return guess(bytes) === "windows-1252" ? new TextDecoder("windows-1252").decode(bytes) : ""
}

/** The text up to the first line after the opening `---` that starts the same way: all a front matter needs. */
export function toHead(bytes: Uint8Array): string {
  const buffer = toBuffer(bytes)
  return withLineEnds(buffer.toString("utf8", 0, headEnd(buffer)))
}

/** Line ends for those of old Macs; of the same length, so that every offset stays. */
export function withLineEnds(text: string): string {
  return text.includes("\r") ? text.replace(/\r(?!\n)/g, "\n") : text
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

function otherEncoding(bytes: Uint8Array): Fault {
  const detail = guess(bytes)
  const at = detail === "windows-1252" ? firstLetter(bytes) : 0
  return { rule: "encodage", start: at, end: at === 0 ? 0 : at + 1, detail }
}

/** The first letter beyond ASCII on the first line that is no UTF-8. */
function firstLetter(bytes: Uint8Array): number {
  let start = 0
  for (let end = bytes.indexOf(0x0a); end >= 0 && isUtf8(bytes.subarray(start, end)); end = bytes.indexOf(0x0a, start))
    start = end + 1
  const within = bytes.subarray(start).findIndex(byte => byte >= 0x80)
  return start + Math.max(0, within)
}

/** What a file that is no UTF-8 probably is. */
function guess(bytes: Uint8Array): "utf-16" | "windows-1252" | "binaire" {
  const [first, second] = bytes
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return "utf-16"
  return bytes.includes(0) ? "binaire" : "windows-1252"
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
