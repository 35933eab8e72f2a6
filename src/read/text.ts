import type { Root } from "mdast"
import type { Draft, Pointer, Problem, Section, Span } from "../model/types.ts"
import type { Fault } from "./fault.ts"
import { type Header, readHeader } from "./header.ts"
import { type Decoded, decode } from "./limits.ts"
import { placer } from "./lines.ts"
import { parseMarkdown } from "./markdown.ts"
import { locate } from "./place.ts"
import { editionProfile, ficheProfile } from "./profile.ts"
import { cutSections } from "./sections.ts"
import { type Parts, split } from "./split.ts"

/** Which édition a file belongs to, when its path does not say. */
export interface Where {
  edition?: string
}

/** A fiche's bytes as a Draft: never throws, whatever they are, and works out nothing before it is asked. */
export function readText(path: string, bytes: Uint8Array, where: Where = {}): Draft {
  return draft(path, bytes, where, readFicheText)
}

/** The bytes of an `edition.yml` as a Draft without a body. */
export function readEditionText(path: string, bytes: Uint8Array, where: Where = {}): Draft {
  return draft(path, bytes, where, readEditionYaml)
}

/** A Draft of what could not be read, with its one problem. */
export function unread(path: string, where: Where, rule: string, detail: string): Draft {
  const fault: Fault = { rule, start: 0, end: 0, detail }
  return draft(path, new Uint8Array(), where, () => nothing({ text: "", faults: [fault], sound: false }))
}

/** Everything known of a file once its front matter is read. */
interface Content {
  text: string
  faults: Fault[]
  parts: Parts
  header: Header
  body: boolean
}

function draft(path: string, bytes: Uint8Array, where: Where, read: (bytes: Uint8Array) => Content): Draft {
  const content = once(() => read(bytes))
  const span = once(() => placer(content().text))
  const tree = once((): Root => {
    const { text, parts, body } = content()
    return body ? parseMarkdown(text.slice(parts.bodyStart)) : { type: "root", children: [] }
  })
  const sections = once((): Section[] => cutSections(content().text, content().parts.bodyStart, tree(), span()))
  const problems = once((): Problem[] => content().faults.map(fault => toProblem(fault, span())))
  const places = once(() => locate(content().header.places(), content().parts, content().text, sections))
  return {
    path,
    edition: where.edition ?? path.split("/").at(-2) ?? "",
    slug: (path.split("/").at(-1) ?? "").replace(/\.md$/, ""),
    bytes,
    get text() {
      return content().text
    },
    get problems() {
      return problems()
    },
    get partial() {
      return content().header.partial
    },
    get data() {
      return content().header.data
    },
    get bodyStart() {
      return content().parts.bodyStart
    },
    sections,
    tree,
    place: pointer => span()(...places().value(pointer)),
    keyPlace: pointer => span()(...places().key(pointer)),
    source: (pointer: Pointer) => {
      const found = places().typed(pointer)
      return found && content().text.slice(...found)
    },
    span: (start, end) => span()(start, end),
  }
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

function readFicheText(bytes: Uint8Array): Content {
  const decoded = decode(bytes)
  if (!decoded.sound) return nothing(decoded)
  const { text } = decoded
  const parts = split(text)
  const source = text.slice(parts.headerStart, parts.headerEnd)
  const header = parts.readable ? readHeader(source, parts.headerStart, ficheProfile) : unreadHeader()
  return { text, parts, header, faults: [...parts.faults, ...header.faults], body: true }
}

function readEditionYaml(bytes: Uint8Array): Content {
  const decoded = decode(bytes)
  if (!decoded.sound) return nothing(decoded)
  const { text } = decoded
  const start = /^\uFEFF?(?:---[ \t]*\r?\n)?/.exec(text)?.[0].length ?? 0
  const header = readHeader(text.slice(start), start, editionProfile)
  return { text, parts: whole(text, start), header, faults: header.faults, body: false }
}

function nothing({ text, faults }: Decoded): Content {
  return { text, faults, parts: whole(text, text.length), header: unreadHeader(), body: false }
}

function whole(text: string, headerStart: number): Parts {
  const end = text.length
  return { headerStart, headerEnd: end, fence: [end, end], bodyStart: end, faults: [], readable: true }
}

function unreadHeader(): Header {
  return { data: Object.create(null), faults: [], partial: true, places: () => new Map() }
}

function toProblem(fault: Fault, span: (start: number, end: number) => Span): Problem {
  const problem: Problem = { rule: fault.rule, span: span(fault.start, fault.end) }
  if (fault.value !== undefined) problem.value = fault.value
  if (fault.detail !== undefined) problem.detail = fault.detail
  if (fault.fix) {
    const edits = fault.fix.cuts.map(cut => ({ ...span(cut.start, cut.end), text: cut.text }))
    problem.fixes = [{ label: fault.fix.label, confidence: fault.fix.confidence, edits }]
  }
  return problem
}
