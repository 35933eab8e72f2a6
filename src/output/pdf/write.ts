import { createHash } from "node:crypto"
import { deflateSync } from "node:zlib"
import { isStream, type Pdf } from "./objects.ts"

/**
 * Writes a PDF 1.7 whose small objects are compressed together (a third off a sheet), with an identifier made of its
 * content: the same objects give the same bytes.
 */
export function writePdf({ objects, root, info }: Pdf): Uint8Array {
  const [small, large] = [new Map<number, string>(), new Map<number, string>()]
  for (const [number, body] of objects) (isStream(body) ? large : small).set(number, body)
  // Not spread into Math.max: a booklet of a thousand missions has more objects than a call may have words.
  let packed = 1
  for (const number of objects.keys()) packed = Math.max(packed, number + 1)
  const table = packed + 1
  large.set(packed, pack(small))

  const rows: Row[] = [[0, 0, 0xffff]]
  let index = 0
  for (const number of small.keys()) rows[number] = [2, packed, index++]
  let text = "%PDF-1.7\n%\xd3\xeb\xe9\xe1\n"
  const parts = [text]
  let offset = text.length
  for (const [number, body] of large) {
    rows[number] = [1, offset, 0]
    text = `${number} 0 obj\n${body}\nendobj\n`
    parts.push(text)
    offset += text.length
  }
  rows[table] = [1, offset, 0]
  const id = createHash("sha256").update(parts.join(""), "latin1").digest("hex").slice(0, 32)
  const keys = `/Type /XRef /Size ${table + 1} /W [1 4 4] /Root ${root} 0 R /Info ${info} 0 R /ID [<${id}> <${id}>]`
  parts.push(`${table} 0 obj\n${stream(keys, rowBytes(rows))}\nendobj\nstartxref\n${offset}\n%%EOF\n`)
  return Buffer.from(parts.join(""), "latin1")
}

/** A stream object's body, deflated: at level 2, a twentieth larger than at 4 in little more than half of the time. */
export function stream(keys: string, content: Buffer): string {
  const data = deflateSync(content, { level: 2, chunkSize: 65_536 }).toString("latin1")
  return `<<${keys} /Filter /FlateDecode /Length ${data.length}>> stream\n${data}\nendstream`
}

function pack(small: ReadonlyMap<number, string>): string {
  let [heads, bodies] = ["", ""]
  for (const [number, body] of small) {
    heads += `${number} ${bodies.length} `
    bodies += `${body}\n`
  }
  return stream(`/Type /ObjStm /N ${small.size} /First ${heads.length}`, Buffer.from(heads + bodies, "latin1"))
}

/** Kind, offset or container, generation or index (ISO 32000, table 18). */
type Row = [number, number, number]

function rowBytes(rows: Row[]): Buffer {
  const bytes = Buffer.alloc(rows.length * 9)
  for (let number = 0; number < rows.length; number++) {
    const [kind, where, index] = rows[number] ?? [0, 0, 0]
    bytes.writeUInt8(kind, number * 9)
    bytes.writeUInt32BE(where, number * 9 + 1)
    bytes.writeUInt32BE(index, number * 9 + 5)
  }
  return bytes
}
