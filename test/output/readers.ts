import ICAL from "ical.js"
import { SaxesParser } from "saxes"

/** Rows of a CSV text (RFC 4180, semicolons), its mark aside; throws where a quote is out of place. */
export function readCsv(text: string): string[][] {
  const rows: string[][] = []
  const source = text.replace(/^\ufeff/, "")
  const field = /"((?:[^"]|"")*)"(;|\r\n)|([^";\r\n]*)(;|\r\n)/y
  let row: string[] = []
  while (field.lastIndex < source.length) {
    const at = field.lastIndex
    const found = field.exec(source)
    if (!found) throw new Error(`Not CSV from ${JSON.stringify(source.slice(at, at + 40))}`)
    row.push(found[1]?.replaceAll('""', '"') ?? found[3] ?? "")
    if ((found[2] ?? found[4]) === "\r\n") {
      rows.push(row)
      row = []
    }
  }
  return rows
}

export interface XmlElement {
  name: string
  attributes: { [name: string]: string }
  children: XmlElement[]
  text: string
}

/** The root of an XML document; throws when it is not well formed. */
export function readXml(text: string): XmlElement {
  const parser = new SaxesParser()
  const top: XmlElement = { name: "", attributes: {}, children: [], text: "" }
  const open = [top]
  parser.on("error", error => {
    throw error
  })
  parser.on("opentag", ({ name, attributes }) => {
    const element: XmlElement = { name, attributes: attributes as XmlElement["attributes"], children: [], text: "" }
    open.at(-1)?.children.push(element)
    open.push(element)
  })
  parser.on("text", words => {
    const here = open.at(-1)
    if (here) here.text += words
  })
  parser.on("closetag", () => void open.pop())
  parser.write(text).close()
  const [root] = top.children
  if (!root || top.children.length > 1) throw new Error("Not one root")
  return root
}

/** Children of that name. */
export function all(element: XmlElement, name: string): XmlElement[] {
  return element.children.filter(child => child.name === name)
}

/** The events of a calendar, properties by name; throws when a line is too long, bare or not understood. */
export function readIcs(text: string): { calendar: ICAL.Component; events: { [name: string]: string }[] } {
  if (!text.endsWith("\r\n")) throw new Error("The last line has no end")
  for (const line of text.slice(0, -2).split("\r\n")) {
    if (/[\r\n]/.test(line)) throw new Error(`A bare line end in ${JSON.stringify(line)}`)
    if (Buffer.byteLength(line) > 75) throw new Error(`More than 75 octets: ${line}`)
    if (line !== Buffer.from(line).toString()) throw new Error(`A character cut in two: ${line}`)
  }
  const calendar = new ICAL.Component(ICAL.parse(text) as ConstructorParameters<typeof ICAL.Component>[0])
  const events = calendar
    .getAllSubcomponents("vevent")
    .map(event => Object.fromEntries(event.getAllProperties().map(one => [one.name, String(one.getFirstValue())])))
  return { calendar, events }
}
