import { element, xmlText } from "../../model/xml.ts"
import type { Pdf } from "./objects.ts"
import { textOf } from "./text.ts"

/** Says in XMP what the document is, when it was made and that it follows PDF/UA-1 (ISO 14289-1, 5). */
export function addMetadata({ objects, root, info }: Pdf, date: Date): void {
  const about = objects.get(info) ?? ""
  const title = textOf(/\/Title (<[0-9A-F]*>|\((?:[^\\)]|\\.)*\))/.exec(about)?.[1] ?? "()")
  const data = Buffer.from(packet(title, date)).toString("latin1")
  let number = 1
  for (const taken of objects.keys()) number = Math.max(number, taken + 1)
  objects.set(
    number,
    `<</Type /Metadata\n/Subtype /XML\n/Length ${data.length}>> stream\n${data}\nendstream`, // in clear, as its readers expect
  )
  const catalog = objects.get(root) ?? ""
  objects.set(root, catalog.replace("/Type /Catalog", `/Type /Catalog\n/Metadata ${number} 0 R`))
}

function packet(title: string, date: Date): string {
  const stamp = date.toISOString().replace(/\.\d+/, "")
  const description = element(
    "rdf:Description",
    { "rdf:about": "", ...spaces },
    element("dc:format", {}, "application/pdf"),
    element("dc:title", {}, element("rdf:Alt", {}, element("rdf:li", { "xml:lang": "x-default" }, xmlText(title)))),
    element("dc:language", {}, element("rdf:Bag", {}, element("rdf:li", {}, "fr"))),
    element("xmp:CreateDate", {}, stamp),
    element("xmp:ModifyDate", {}, stamp),
    element("pdfuaid:part", {}, "1"),
  )
  const rdf = element("rdf:RDF", { "xmlns:rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#" }, description)
  const meta = element("x:xmpmeta", { "xmlns:x": "adobe:ns:meta/" }, rdf)
  return `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n${meta}\n<?xpacket end="r"?>`
}

const spaces = {
  "xmlns:dc": "http://purl.org/dc/elements/1.1/",
  "xmlns:xmp": "http://ns.adobe.com/xap/1.0/",
  "xmlns:pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
}
