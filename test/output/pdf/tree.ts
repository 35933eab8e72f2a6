import type { Pdf } from "../../../src/output/pdf/objects.ts"
import { type Dictionary, dict, type Value, valuesOf } from "./values.ts"

/** An element of the structure tree; its pieces of content are named `page:mcid`, by the page's object. */
export interface Element {
  number: number
  /** Its standard role, and the one that is written. */
  role: string
  typed: string
  dictionary: Dictionary
  parent: Element | undefined
  /** What it holds, in the order it is heard. */
  content: (Element | string)[]
  /** Object numbers of its annotations. */
  annotations: number[]
}

export interface Tree {
  values: Map<number, Value>
  catalog: Dictionary
  root: Dictionary
  roles: Dictionary
  heads: Element[]
  elements: Element[]
  /** What a reference leads to; any other value is itself. */
  at(value: Value | undefined): Value | undefined
  /** The items of an array, or the one value that stands for it. */
  list(value: Value | undefined): Value[]
}

/** The structure tree of a PDF, and what it takes to look at the rest. */
export function readTree(pdf: Pdf): Tree {
  const values = valuesOf(pdf)
  const at = (value: Value | undefined) => {
    const number = refOf(value)
    return number === undefined ? value : values.get(number)
  }
  const list = (value: Value | undefined): Value[] => {
    const found = at(value)
    return Array.isArray(found) ? found : found === undefined || found === null ? [] : [value ?? null]
  }
  const catalog = dict(values.get(pdf.root))
  const root = dict(at(catalog["StructTreeRoot"]))
  const roles = dict(at(root["RoleMap"]))
  const elements: Element[] = []
  const heads = list(root["K"]).flatMap(kid => read(kid, undefined) ?? [])
  return { values, catalog, root, roles, heads, elements, at, list }

  function read(kid: Value, parent: Element | undefined): Element | undefined {
    const dictionary = dict(at(kid))
    if (dictionary["S"] === undefined) return undefined
    const typed = String(dictionary["S"])
    const role = standard.has(typed) ? typed : String(roles[typed.slice(1)] ?? typed)
    const element: Element = { number: refOf(kid) ?? 0, role, typed, dictionary, parent, content: [], annotations: [] }
    elements.push(element)
    for (const one of list(dictionary["K"])) {
      const below = dict(at(one))
      const page = refOf(below["Pg"]) ?? refOf(dictionary["Pg"])
      if (typeof one === "number") element.content.push(`${page}:${one}`)
      else if (below["Type"] === "/MCR") element.content.push(`${page}:${below["MCID"]}`)
      else if (below["Type"] === "/OBJR") element.annotations.push(refOf(below["Obj"]) ?? 0)
      else element.content.push(...[read(one, element)].filter(found => found !== undefined))
    }
    return element
  }
}

/** The number of the object a reference leads to. */
export function refOf(value: Value | undefined): number | undefined {
  return typeof value === "object" && value !== null && "ref" in value && typeof value.ref === "number"
    ? value.ref
    : undefined
}

export function kidsOf({ content }: Element): Element[] {
  return content.filter(one => typeof one !== "string")
}

export function piecesOf({ content }: Element): string[] {
  return content.filter(one => typeof one === "string")
}

/** An element and all below it, in the order they are heard. */
export function flat(element: Element): Element[] {
  return [element, ...kidsOf(element).flatMap(flat)]
}

/** Every piece of content below an element, in the order they are heard. */
export function heard(element: Element): { piece: string; of: Element }[] {
  return element.content.flatMap(one => (typeof one === "string" ? [{ piece: one, of: element }] : heard(one)))
}

/** The roles that PDF 1.7 knows. */
export const standard = new Set(
  (
    "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody " +
    "Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby Warichu Figure Formula Form"
  )
    .split(" ")
    .map(name => `/${name}`),
)
