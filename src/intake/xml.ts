import { type SaxesAttributeNS, SaxesParser } from "saxes"
import { refusal } from "./refusal.ts"

/** A part of a document as a tree; names carry the usual prefix of their namespace (`w:p`), whatever the file wrote. */
export interface Element {
  name: string
  attributes: { readonly [name: string]: string }
  children: (Element | string)[]
}

/** Most elements of a part, paragraphs among them, and how deep they go: a real form has two thousand, twenty deep. */
const most = { elements: 200_000, paragraphs: 20_000, depth: 200 }

/** Reads a part of a document; refuses a DOCTYPE (no entity is ever expanded), what is not XML, and what is too large. */
export function parseXml(bytes: Uint8Array): Element {
  const root: Element = { name: "", attributes: {}, children: [] }
  const open: Element[] = [root]
  let elements = 0
  let paragraphs = 0
  const parser = new SaxesParser({ xmlns: true })
  parser.on("error", () => {
    throw refusal("fichier-corrompu", "xml")
  })
  parser.on("doctype", () => {
    throw refusal("fichier-corrompu", "doctype")
  })
  parser.on("opentag", ({ uri, local, attributes }) => {
    elements += 1
    if (elements > most.elements || open.length > most.depth) throw refusal("fichier-trop-volumineux", "complexe")
    if (local === "p") paragraphs += 1
    if (paragraphs > most.paragraphs) throw refusal("fichier-trop-volumineux", "complexe")
    const element: Element = { name: nameOf(uri, local), attributes: named(attributes), children: [] }
    open.at(-1)?.children.push(element)
    open.push(element)
  })
  parser.on("closetag", () => void open.pop())
  const text = (value: string) => open.at(-1)?.children.push(value)
  parser.on("text", text)
  parser.on("cdata", text)
  parser.write(decoded(bytes)).close()
  const first = root.children.find(child => typeof child === "object")
  if (!first) throw refusal("fichier-corrompu", "xml")
  return first
}

/** The child elements of a name. */
export function all(element: Element | undefined, name: string): Element[] {
  return elementsOf(element).filter(child => child.name === name)
}

export function first(element: Element | undefined, name: string): Element | undefined {
  return elementsOf(element).find(child => child.name === name)
}

export function elementsOf(element: Element | undefined): Element[] {
  return (element?.children ?? []).filter(child => typeof child === "object")
}

/** Every element of a name below one, at any depth. */
export function within(element: Element | undefined, name: string): Element[] {
  return elementsOf(element).flatMap(child => [...(child.name === name ? [child] : []), ...within(child, name)])
}

export function textOf(element: Element): string {
  return element.children.map(child => (typeof child === "string" ? child : textOf(child))).join("")
}

const prefixes: { [uri: string]: string } = {
  "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
  "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
  "http://schemas.microsoft.com/office/word/2010/wordml": "w14",
  "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
  "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
  "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
  "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
  "http://schemas.openxmlformats.org/drawingml/2006/main": "a",
  "http://schemas.openxmlformats.org/drawingml/2006/diagram": "dgm",
  "http://schemas.openxmlformats.org/drawingml/2006/chart": "c",
  "http://purl.oclc.org/ooxml/drawingml/main": "a",
  "http://purl.oclc.org/ooxml/officeDocument/math": "m",
  "urn:schemas-microsoft-com:vml": "v",
  "urn:schemas-microsoft-com:office:office": "o",
  "urn:oasis:names:tc:opendocument:xmlns:office:1.0": "office",
  "urn:oasis:names:tc:opendocument:xmlns:text:1.0": "text",
  "urn:oasis:names:tc:opendocument:xmlns:table:1.0": "table",
  "urn:oasis:names:tc:opendocument:xmlns:style:1.0": "style",
  "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0": "draw",
  "urn:oasis:names:tc:opendocument:xmlns:form:1.0": "form",
  "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0": "svg",
  "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0": "fo",
  "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0": "manifest",
  "urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0": "field",
  "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0": "loext",
  "http://www.w3.org/1999/xlink": "xlink",
  "http://www.w3.org/XML/1998/namespace": "xml",
  "http://purl.org/dc/elements/1.1/": "dc",
}

function nameOf(uri: string, local: string): string {
  if (uri === "") return local
  const prefix = Object.hasOwn(prefixes, uri) ? prefixes[uri] : "other"
  return `${prefix}:${local}`
}

function named(attributes: { [name: string]: SaxesAttributeNS }): { [name: string]: string } {
  return Object.fromEntries(
    Object.values(attributes).map(({ uri, local, value }) => [uri === "" ? local : nameOf(uri, local), value]),
  )
}

function decoded(bytes: Uint8Array): string {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 120))
  const utf16 = bytes[0] === 0xff || bytes[1] === 0 ? "utf-16le" : bytes[0] === 0xfe || bytes[0] === 0 ? "utf-16be" : ""
  const said = /^[^<]*<\?xml[^>]*encoding=["']([\w-]+)["']/.exec(head)?.[1]
  try {
    return new TextDecoder(utf16 || said || "utf-8", { fatal: true }).decode(bytes)
  } catch {
    // An encoding nobody knows, or bytes that are not of the one that is said.
    throw refusal("fichier-corrompu", "xml")
  }
}
