import { inflateSync } from "node:zlib"

/** A PDF as Chromium or we (write.ts) write it, nothing encrypted, one character a byte. */
export interface Pdf {
  /** Bodies by object number: what stands between `obj` and `endobj`, streams included. */
  objects: Map<number, string>
  /** Numbers of the catalog and of the information dictionary. */
  root: number
  info: number
}

/** Takes a PDF apart; throws when neither Chromium nor we wrote it. */
export function readPdf(bytes: Uint8Array): Pdf {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1")
  const table = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text.slice(-64))?.[1])
  const head = /^xref\n0 (\d+)\n/.exec(text.slice(table, table + 32))
  if (/^\d+ 0 obj\n<<\/Type \/XRef /.test(text.slice(table, table + 64))) return readPacked(text, table)
  const trailer = text.slice(text.lastIndexOf("trailer"))
  const [root, info] = ["Root", "Info"].map(key => Number(new RegExp(`/${key} (\\d+) 0 R`).exec(trailer)?.[1]))
  if (!head || !root || !info) throw new Error("le navigateur a rendu un PDF d’une forme inconnue")
  const objects = new Map<number, string>()
  const first = table + head[0].length
  for (let number = 1; number < Number(head[1]); number++) {
    const entry = text.slice(first + number * 20, first + number * 20 + 18)
    if (!entry.endsWith("n")) continue
    objects.set(number, bodyAt(text, Number(entry.slice(0, 10))))
  }
  return { objects, root, info }
}

function bodyAt(text: string, offset: number): string {
  const start = text.indexOf("obj", offset) + 3
  const end = text.indexOf("endobj", start)
  const stream = />> stream\n/.exec(text.slice(start, end)) // bytes of a stream may well say «endobj»
  const from = stream ? start + stream.index + lengthOf(text.slice(start, start + stream.index)) : start
  return text.slice(start, text.indexOf("endobj", from)).trim()
}

/** What write.ts wrote: a table of nine bytes a row, and the small objects together in one stream. */
function readPacked(text: string, table: number): Pdf {
  const keys = bodyAt(text, table)
  const rows = Buffer.from(streamText(keys), "latin1")
  const objects = new Map<number, string>()
  const packed = new Set<number>()
  for (let at = 0; at < rows.length; at += 9) {
    const [kind, where] = [rows.readUInt8(at), rows.readUInt32BE(at + 1)]
    if (kind === 1 && where !== table) objects.set(at / 9, bodyAt(text, where))
    if (kind === 2) packed.add(where)
  }
  for (const number of packed) {
    const body = objects.get(number) ?? ""
    const first = Number(/\/First (\d+)/.exec(body)?.[1])
    const content = streamText(body)
    const heads = content.slice(0, first).trim().split(" ").map(Number)
    for (let at = 0; at < heads.length; at += 2)
      objects.set(
        heads[at] ?? 0,
        content.slice(first + (heads[at + 1] ?? 0), first + (heads[at + 3] ?? Infinity)).trim(),
      )
    objects.delete(number)
  }
  const number = (key: string) => Number(new RegExp(`/${key} (\\d+) 0 R`).exec(keys)?.[1])
  return { objects, root: number("Root"), info: number("Info") }
}

/** The content of a deflated stream, one character a byte. */
export function streamText(body: string): string {
  const start = body.indexOf("stream\n") + 7
  const data = body.slice(start, start + lengthOf(body.slice(0, start)))
  return inflateSync(Buffer.from(data, "latin1")).toString("latin1")
}

function lengthOf(dictionary: string): number {
  return Number(/\/Length (\d+)(?! \d+ R)/.exec(dictionary)?.[1] ?? 0)
}

/** Whether an object carries a stream. */
export function isStream(body: string): boolean {
  return body.endsWith("endstream")
}

/** Number of pages. */
export function countPages({ objects }: Pdf): number {
  let pages = 0
  for (const body of objects.values()) if (isPage(body)) pages++
  return pages
}

/** Page of each place that a link of the document leads to, by the place's id. */
export function destinations({ objects, root }: Pdf): Map<string, number> {
  const pages = new Map(pageNumbers(objects, root).map((number, index) => [number, index + 1]))
  const found = new Map<string, number>()
  const [, number, inline] = /\/Dests (?:(\d+) 0 R|<<([\s\S]*?)>>)/.exec(objects.get(root) ?? "") ?? []
  const dictionary = number === undefined ? inline : objects.get(Number(number))
  for (const [, name = "", page] of dictionary?.matchAll(/\/(\S+) \[(\d+) 0 R/g) ?? []) {
    const at = pages.get(Number(page))
    if (at !== undefined) found.set(nameOf(name), at)
  }
  return found
}

/** Object numbers of the pages, in their order. */
export function pageNumbers(objects: ReadonlyMap<number, string>, number: number): number[] {
  const body = objects.get(number) ?? ""
  if (isPage(body)) return [number]
  const kids = /\/Pages (\d+ 0 R)/.exec(body)?.[1] ?? /\/Kids \[([^\]]*)\]/.exec(body)?.[1] ?? ""
  return [...kids.matchAll(/(\d+) 0 R/g)].flatMap(([, kid]) => pageNumbers(objects, Number(kid)))
}

/** A PDF name without its escapes. */
export function nameOf(escaped: string): string {
  return Buffer.from(
    escaped.replace(/#([0-9A-Fa-f]{2})/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16))),
    "latin1",
  ).toString()
}

export function isPage(body: string): boolean {
  return body.startsWith("<</Type /Page\n")
}
