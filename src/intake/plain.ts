import { isUtf8 } from "node:buffer"
import type { Block, TextDocument } from "./blocks.ts"

/** Largest text that is read as a form: pasted, even a long one is some pages. */
export const maxText = 256 * 1024

/** A form whose text was pasted, into a message or a file, a line a paragraph; undefined when the bytes are no plain text, or a fiche already. */
export function readPlain(bytes: Uint8Array): TextDocument | undefined {
  if (bytes.length > maxText || !isUtf8(bytes) || bytes.includes(0)) return undefined
  const text = new TextDecoder().decode(bytes).normalize("NFC")
  if (/^\s*(?:---|\{\\rtf|<)/.test(text) || (text.match(key)?.length ?? 0) >= fewestKeys) return undefined
  const lines = text.split(/[\n\r\v\u2028\u2029]/)
  return { blocks: lines.filter(line => line.trim() !== "").map(blockOf), notes: [] }
}

/** Questions by the names that fiches and settings give them, not by the form's labels. */
const key = /^[ \t]*[a-z][a-z0-9_]*:(?:[ \t]|$)/gm
const fewestKeys = 4

function blockOf(line: string): Block {
  const bullet = bulleted.exec(line)?.[0]
  if (bullet === undefined) return { kind: "paragraph", runs: [{ text: line.trim() }] }
  const level = /^\t*/.exec(line)?.[0].length ?? 0
  return { kind: "paragraph", runs: [{ text: line.slice(bullet.length).trim() }], list: { ordered: false, level } }
}

/** What Word makes of the bullets of a list when its text is copied. */
const bulleted = /^\s*(?:[•▪‣·●◦\uf0a7\uf0b7]|[-–—o](?=\t))\s+/u
