import { countPages, destinations, type Pdf, readPdf } from "./objects.ts"
import { writePdf } from "./write.ts"

/** What a finished PDF says beyond what Chromium wrote. */
export interface Finish {
  date: Date
  /** Texts of the headings: Chromium's outline glues the words on either side of a line's end. */
  headings: string[]
}

export interface Finished {
  bytes: Uint8Array
  pages: number
  /** Page of each place that the document links to, by id. */
  places: Map<string, number>
}

/**
 * Makes a PDF of Chromium's final: the same content gives the same bytes whatever tab printed it and when, its outline is
 * spelt right, links say where they lead, and it is a third smaller.
 */
export function finishPdf(bytes: Uint8Array, { date, headings }: Finish): Finished {
  const pdf = readPdf(bytes)
  setDates(pdf, date)
  renumberNodes(pdf)
  spellOutline(pdf, headings)
  closeOutline(pdf)
  describeLinks(pdf)
  mapRoles(pdf)
  return { bytes: writePdf(pdf), pages: countPages(pdf), places: destinations(pdf) }
}

function setDates({ objects, info }: Pdf, date: Date): void {
  const stamp = `D:${date.toISOString().replace(/\D/g, "").slice(0, 14)}+00'00'`
  change(objects, info, body => body.replace(/\/(CreationDate|ModDate) \([^)]*\)/g, `/$1 (${stamp})`))
}

/** Ids of table heads count every node the tab ever made; the order is kept, for the tree of ids is sorted. */
function renumberNodes({ objects }: Pdf): void {
  const ids = new Set<string>()
  for (const body of objects.values()) for (const [id] of body.matchAll(nodeId)) ids.add(id)
  const named = new Map([...ids].sort().map((id, index) => [id, `(node${String(index + 1).padStart(8, "0")})`]))
  if (ids.size > 0)
    for (const number of objects.keys())
      change(objects, number, body => body.replace(nodeId, id => named.get(id) ?? id))
}

const nodeId = /\(node\d{8,}\)/g

function spellOutline({ objects }: Pdf, headings: string[]): void {
  const spelt = new Map(headings.map(text => [text.replace(/\s/g, ""), text]))
  for (const [number, body] of objects) {
    if (!body.includes("/SE ")) continue
    objects.set(
      number,
      body.replace(/\/Title (<[0-9A-F]*>|\((?:[^\\)]|\\.)*\))/, (whole, typed: string) => {
        const text = spelt.get(textOf(typed).replace(/\s/g, ""))
        return text === undefined ? whole : `/Title ${hexText(text)}`
      }),
    )
  }
}

/** An outline opens on its first two levels, not on every section of every mission. */
function closeOutline({ objects }: Pdf): void {
  const kids = new Map<string, number>()
  const outline = [...objects].filter(([, body]) => body.includes("/SE ") || body.startsWith("<</Type /Outlines"))
  const parent = (body: string) => /\/Parent (\d+) 0 R/.exec(body)?.[1]
  for (const [, body] of outline) {
    const above = parent(body)
    if (above) kids.set(above, (kids.get(above) ?? 0) + 1)
  }
  const root = outline.find(([, body]) => body.startsWith("<</Type /Outlines"))?.[0]
  const top = outline.filter(([, body]) => parent(body) === String(root))
  const shown = top.reduce((sum, [number]) => sum + 1 + (kids.get(String(number)) ?? 0), 0)
  for (const [number, body] of outline) {
    const own = kids.get(String(number)) ?? 0
    const count = number === root ? shown : parent(body) === String(root) ? own : -own
    objects.set(number, body.replace(/\/Count -?\d+/, `/Count ${count}`))
  }
}

function describeLinks({ objects }: Pdf): void {
  for (const [number, body] of objects) {
    const uri = body.startsWith("<</Type /Annot") && /\/URI \(((?:[^\\)]|\\.)*)\)>>/.exec(body)?.[1]
    if (uri) objects.set(number, body.replace("/Subtype /Link", `/Subtype /Link\n/Contents (${uri})`))
  }
}

/** Names that PDF 1.7 doesn't know, told in its own. */
function mapRoles({ objects }: Pdf): void {
  for (const [number, body] of objects)
    if (body.startsWith("<</Type /StructTreeRoot"))
      objects.set(number, body.replace(/>>$/, "\n/RoleMap <</Strong /Span /Em /Span /FENote /Note /Title /H1>>>>"))
}

function change(objects: Map<number, string>, number: number, by: (body: string) => string): void {
  const body = objects.get(number)
  if (body !== undefined) objects.set(number, by(body))
}

function textOf(typed: string): string {
  if (typed.startsWith("(")) return typed.slice(1, -1).replace(/\\(.)/g, "$1")
  const bytes = Buffer.from(typed.slice(1, -1), "hex")
  return bytes.subarray(2).swap16().toString("utf16le")
}

function hexText(text: string): string {
  return `<FEFF${Buffer.from(text, "utf16le").swap16().toString("hex").toUpperCase()}>`
}
