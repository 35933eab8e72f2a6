import { isUtf8 } from "node:buffer"
import { findDoubled } from "./doubled.ts"
import type { Fault } from "./fault.ts"
import { findQuoted, mayBeQuoted } from "./quoted.ts"
import { fromWindows } from "./windows.ts"

/** Most bytes of a file. */
export const maxBytes = 64 * 1024
/** Most characters of a line. */
const maxLine = 10_000

/** Why a file is not within the limits, measured before anything of it is parsed (security, decision 5). */
export function overLimits(bytes: Uint8Array): Fault | undefined {
  if (bytes.length > maxBytes) {
    const detail = documentOf(bytes)
    return {
      ...(detail ? { rule: "encodage", detail } : { rule: "fichier-trop-grand", value: String(bytes.length) }),
      start: 0,
      end: 0,
    }
  }
  if (!isUtf8(bytes)) return otherEncoding(bytes)
  if (bytes.includes(0)) return findNul(toText(bytes))
  if (toBuffer(bytes).includes("Ã")) {
    const doubled = findDoubled(toText(bytes))
    if (doubled) return doubled
  }
  const quoted = mayBeQuoted(toBuffer(bytes)) ? findQuoted(toText(bytes)) : undefined
  if (quoted) return quoted
  return bytes.length > maxLine ? findLongLine(toText(bytes)) : undefined
}

/** A file's text, in UTF-8 or in the encoding it was probably saved in; empty when that can't be told. */
export function toText(bytes: Uint8Array): string {
  if (bytes.length > maxBytes) return ""
  if (isUtf8(bytes)) return toBuffer(bytes).toString("utf8")
  const encoding = guess(bytes)
  if (encoding === "windows-1252") return fromWindows(bytes)
  return isText(encoding) ? new TextDecoder(encoding).decode(bytes) : ""
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
  const encoding = guess(bytes)
  const at = encoding === "windows-1252" ? firstLetter(bytes) : 0
  const detail = encoding.replace(/(?<=utf-16).*/, "")
  const fault = { rule: "encodage", start: at, end: at === 0 ? 0 : at + 1, detail }
  if (!isText(encoding) || !readable.test(toText(bytes))) return fault
  // The text stays; only its bytes change.
  const cuts = [{ start: 0, end: 0, text: "" }]
  return { ...fault, fix: { label: "Réenregistrer le fichier en UTF-8", confidence: "certain", cuts } }
}

/** Nothing but what French is typed with: in the wrong encoding, accents become other signs. */
const readable = /^[\t\n\r -~\u00a0«»°·²³§©®àâäçèéêëîïôöùûüÿÀÂÄÇÈÉÊËÎÏÔÖÙÛÜŸœŒæÆ‘’“”„‚–—…•€]*$/

/** The first letter beyond ASCII on the first line that is no UTF-8. */
function firstLetter(bytes: Uint8Array): number {
  let start = 0
  for (let end = bytes.indexOf(0x0a); end >= 0 && isUtf8(bytes.subarray(start, end)); end = bytes.indexOf(0x0a, start))
    start = end + 1
  const within = bytes.subarray(start).findIndex(byte => byte >= 0x80)
  return start + Math.max(0, within)
}

/** The document whose name was changed to a text's, by its first bytes; undefined when it is none. */
export function documentOf(bytes: Uint8Array): "word" | "pdf" | undefined {
  const start = String.fromCharCode(...bytes.subarray(0, 4))
  if (start === "PK\x03\x04" || start === "\xd0\xcf\x11\xe0") return "word"
  return start === "%PDF" ? "pdf" : undefined
}

/** What a file that is no UTF-8 probably is. */
function guess(bytes: Uint8Array): "utf-16le" | "utf-16be" | "windows-1252" | "binaire" | "word" | "pdf" {
  const document = documentOf(bytes)
  if (document) return document
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return "utf-16le"
  if (first === 0xfe && second === 0xff) return "utf-16be"
  return bytes.includes(0) ? "binaire" : "windows-1252"
}

function isText(encoding: string): boolean {
  return encoding === "windows-1252" || encoding.startsWith("utf-16")
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
