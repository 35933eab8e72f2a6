import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs"
import type { TextDocument } from "./blocks.ts"
import { readDocx } from "./docx.ts"
import { type Read, readForm } from "./form.ts"
import { readOdt } from "./odt.ts"
import { openPackage } from "./package.ts"
import { maxText, readPlain } from "./plain.ts"
import { asRefusal, type Refusal, refusal } from "./refusal.ts"

/** Largest file that is opened: a form with its photographs takes some megabytes. */
export const maxBytes = 50 * 1024 * 1024

/** Reads a file as a form; what is wrong with the file is a reason, never an error. Trust no file with the main thread: see `readApart`. */
export async function readFile(path: string, printed: readonly string[] = []): Promise<Read> {
  try {
    return readForm(await opened(path), undefined, printed)
  } catch (error) {
    const refused = asRefusal(error)
    if (!refused) throw error
    return refused
  }
}

async function opened(path: string): Promise<TextDocument> {
  const descriptor = descriptorOf(path)
  try {
    const stat = fstatSync(descriptor)
    if (!stat.isFile()) throw refusal("format-non-pris-en-charge", stat.isDirectory() ? "dossier" : "special")
    if (stat.size === 0) throw refusal("fichier-vide")
    if (stat.size > maxBytes) throw refusal("fichier-trop-volumineux", "fichier")
    const head = Buffer.alloc(Math.min(stat.size, 4096))
    readSync(descriptor, head, 0, head.length, 0)
    if (head.subarray(0, 4).equals(zip)) return await packed(descriptor)
    const other = otherFormat(head, descriptor, stat.size)
    const plain = other.detail === "autre" && stat.size <= maxText ? readPlain(whole(descriptor, stat.size)) : undefined
    if (!plain) throw other
    return plain
  } finally {
    closeSync(descriptor)
  }
}

function whole(descriptor: number, size: number): Buffer {
  const bytes = Buffer.alloc(size)
  return bytes.subarray(0, readSync(descriptor, bytes, 0, size, 0))
}

/** O_NONBLOCK keeps a named pipe from waiting for its writer; Windows has none. */
function descriptorOf(path: string): number {
  try {
    return openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === undefined) throw error
    throw code === "EISDIR" ? refusal("format-non-pris-en-charge", "dossier") : refusal("fichier-absent", code)
  }
}

async function packed(descriptor: number): Promise<TextDocument> {
  const pack = await openPackage(descriptor)
  const names = new Set(pack.names)
  if (names.has("[Content_Types].xml")) {
    if (pack.names.some(name => name.startsWith("word/") || name.startsWith("/word/"))) return readDocx(pack)
    const other = pack.names.some(name => name.startsWith("xl/")) ? "xlsx" : "pptx"
    throw refusal("format-non-pris-en-charge", other)
  }
  if (names.has("content.xml")) {
    const mimetype = new TextDecoder().decode(await pack.part("mimetype"))
    if (/opendocument\.(?:spreadsheet|presentation|graphics)/.test(mimetype))
      throw refusal("format-non-pris-en-charge", "od")
    return readOdt(pack)
  }
  throw refusal(
    "format-non-pris-en-charge",
    names.has("Index/Document.iwa") || names.has("Index.zip") ? "pages" : "zip",
  )
}

const zip = Buffer.from("PK\u0003\u0004")
const ole = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])

/**
 * What a file that is no package probably is, told by its first bytes and not by its name. Such files are not read: on the
 * school's filled forms, word-extractor keeps 94 % of the values of a .doc (no list, table nor struck-out box), the lines
 * that pdfjs-dist gives of a PDF 76 %, and rtf-parser opens no .rtf, where a copy saved as .docx gives all of them.
 */
function otherFormat(head: Buffer, descriptor: number, size: number): Error & Refusal {
  if (head.subarray(0, 8).equals(ole)) {
    const bytes = Buffer.alloc(Math.min(size, 4 * 1024 * 1024))
    readSync(descriptor, bytes, 0, bytes.length, 0)
    const holds = (stream: string) => bytes.includes(Buffer.from(stream, "utf16le"))
    if (holds("EncryptedPackage")) return refusal("fichier-chiffre")
    return refusal("format-non-pris-en-charge", streams.find(([, stream]) => holds(stream))?.[0] ?? "doc")
  }
  const start = head.toString("latin1").replace(/^(?:ï»¿)?\s*/, "")
  const found = kinds.find(([, pattern]) => pattern.test(start))
  if (found) return refusal("format-non-pris-en-charge", found[0])
  return head.subarray(0, 2).equals(zip.subarray(0, 2)) || head.includes(0)
    ? refusal("fichier-corrompu", "zip")
    : refusal("format-non-pris-en-charge", "autre")
}

/** What an old kind of Office file holds under which name; a message may hold a Word document, so that it comes first. */
const streams: [kind: string, stream: string][] = [
  ["courriel", "__nameid_version1.0"],
  ["doc", "WordDocument"],
  ["xlsx", "Workbook"],
  ["pptx", "PowerPoint Document"],
]

const kinds: [kind: string, pattern: RegExp][] = [
  ["pdf", /^%PDF-/],
  ["rtf", /^\{\\rtf/],
  ["image", /^(?:ÿØÿ|‰PNG|\x89PNG|GIF8|II\*\0|MM\0\*)/],
  ["html", /^<(?:!doctype html|html)/i],
  ["xml", /^<\?xml/],
  ["gdoc", /^\{[^{}]{0,400}"doc_id"/],
  ["courriel", /^(?:From|Return-Path|Received|Delivered-To|MIME-Version): /i],
]
