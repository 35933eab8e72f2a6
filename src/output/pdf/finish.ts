import { addMetadata } from "./metadata.ts"
import { countPages, destinations, isStream, nameOf, type Pdf, readPdf } from "./objects.ts"
import { mendStructure } from "./structure.ts"
import { hexText } from "./text.ts"
import { writePdf } from "./write.ts"

/** What a finished PDF says beyond what Chromium wrote. */
export interface Finish {
  date: Date
  /** Words of the links, by address. */
  links: { readonly [address: string]: string }
}

export interface Finished {
  bytes: Uint8Array
  pages: number
  /** Page of each place that the document links to, by id. */
  places: Map<string, number>
}

/**
 * Makes a PDF of Chromium's final: the same content gives the same bytes whatever tab printed it and when, its tags are those
 * of PDF/UA, links say where they lead, and it is a third smaller.
 */
export function finishPdf(bytes: Uint8Array, { date, links }: Finish): Finished {
  const pdf = readPdf(bytes)
  setDates(pdf, date)
  renumberNodes(pdf)
  closeOutline(pdf)
  mendStructure(pdf)
  const places = destinations(pdf)
  describeLinks(pdf, links, places)
  addMetadata(pdf, date)
  return { bytes: writePdf(pdf), pages: countPages(pdf), places }
}

function setDates({ objects, info }: Pdf, date: Date): void {
  const stamp = `D:${date.toISOString().replace(/\D/g, "").slice(0, 14)}+00'00'`
  change(objects, info, body => body.replace(/\/(CreationDate|ModDate) \([^)]*\)/g, `/$1 (${stamp})`))
}

/** Ids of table heads count every node the tab ever made; the order is kept, for the tree of ids is sorted. */
function renumberNodes({ objects }: Pdf): void {
  const ids = new Set<string>()
  for (const body of objects.values()) if (!isStream(body)) for (const [id] of body.matchAll(nodeId)) ids.add(id)
  const named = new Map([...ids].sort().map((id, index) => [id, `(node${String(index + 1).padStart(8, "0")})`]))
  if (ids.size > 0)
    for (const [number, body] of objects)
      if (!isStream(body))
        objects.set(
          number,
          body.replace(nodeId, id => named.get(id) ?? id),
        )
}

const nodeId = /\(node\d{8,}\)/g

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

/** What a link is called by who hears it: its words, or its address; a link of the document tells the page it leads to. */
function describeLinks({ objects }: Pdf, links: Finish["links"], places: ReadonlyMap<string, number>): void {
  for (const [number, body] of objects) {
    if (!body.startsWith("<</Type /Annot")) continue
    const uri = /\/URI \(((?:[^\\)]|\\.)*)\)>>/.exec(body)?.[1]
    const place = /\/Dest \/(\S+)/.exec(body)?.[1]
    const page = place === undefined ? undefined : places.get(nameOf(place))
    const words = uri === undefined ? page && `Page ${page}` : (links[uri.replace(/\\(.)/g, "$1")] ?? uri)
    if (words) objects.set(number, body.replace("/Subtype /Link", `/Subtype /Link\n/Contents ${hexText(words)}`))
  }
}

function change(objects: Map<number, string>, number: number, by: (body: string) => string): void {
  const body = objects.get(number)
  if (body !== undefined) objects.set(number, by(body))
}
