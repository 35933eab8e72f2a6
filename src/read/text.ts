import type { Root } from "mdast"
import type { Draft, Problem, Section, Span } from "../model/types.ts"
import { tooDense } from "./density.ts"
import type { Fault } from "./fault.ts"
import { type Header, readHeader } from "./header.ts"
import { overLimits, toHead, toText } from "./limits.ts"
import { placer } from "./lines.ts"
import { parseMarkdown } from "./markdown.ts"
import { type Locator, locate } from "./place.ts"
import { editionProfile, ficheProfile } from "./profile.ts"
import { cutSections } from "./sections.ts"
import { type Parts, split } from "./split.ts"
import { tellWriting } from "./writing.ts"

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
export function unread(path: string, where: Where, problem: Pick<Fault, "rule" | "value" | "detail">): Draft {
  return draft(path, new Uint8Array(), where, () => nothing({ ...problem, start: 0, end: 0 }, 0))
}

/** Everything known of a file once its front matter is read. */
interface Content {
  faults: Fault[]
  parts: Parts
  header: Header
  /** Whether there is a body to parse. */
  body: boolean
  /** False when nothing of the text was looked at. */
  sound: boolean
}

/** What was worked out so far; ten thousand drafts are held at once, so each is small until asked. */
interface State {
  bytes: Uint8Array
  read: (bytes: Uint8Array) => Content
  content?: Content
  text?: string
  span?: (start: number, end: number) => Span
  dense?: Fault | null
  tree?: Root
  sections?: Section[]
  problems?: Problem[]
  places?: Locator
}

function draft(path: string, bytes: Uint8Array, where: Where, read: (bytes: Uint8Array) => Content): Draft {
  const state: State = { bytes, read }
  return {
    path,
    edition: where.edition ?? path.split("/").at(-2) ?? "",
    slug: path.slice(path.lastIndexOf("/") + 1).replace(/\.md$/, ""),
    bytes,
    get text() {
      return textOf(state)
    },
    get problems() {
      return problemsOf(state)
    },
    get partial() {
      return contentOf(state).header.partial
    },
    get data() {
      return contentOf(state).header.data
    },
    get bodyStart() {
      return bodyStartOf(state)
    },
    sections: () => sectionsOf(state),
    tree: () => treeOf(state),
    place: pointer => spanOf(state)(...placesOf(state).value(pointer)),
    keyPlace: pointer => spanOf(state)(...placesOf(state).key(pointer)),
    source: pointer => {
      const found = placesOf(state).typed(pointer)
      return found && textOf(state).slice(...found)
    },
    span: (start, end) => spanOf(state)(start, end),
  }
}

function contentOf(state: State): Content {
  state.content ??= state.read(state.bytes)
  return state.content
}

function textOf(state: State): string {
  state.text ??= toText(state.bytes)
  return state.text
}

function spanOf(state: State): (start: number, end: number) => Span {
  state.span ??= placer(textOf(state))
  return state.span
}

/** Past a byte order mark, which the Markdown parser would swallow without counting it. */
function bodyStartOf(state: State): number {
  const { bodyStart } = contentOf(state).parts
  return textOf(state)[bodyStart] === "\uFEFF" ? bodyStart + 1 : bodyStart
}

/** What makes the body too costly to parse, or null. */
function densityOf(state: State): Fault | null {
  const { body } = contentOf(state)
  if (state.dense === undefined) state.dense = (body ? tooDense(textOf(state), bodyStartOf(state)) : undefined) ?? null
  return state.dense
}

function treeOf(state: State): Root {
  const { body } = contentOf(state)
  const parsed = body && densityOf(state) === null
  state.tree ??= parsed ? parseMarkdown(textOf(state).slice(bodyStartOf(state))) : { type: "root", children: [] }
  return state.tree
}

function sectionsOf(state: State): Section[] {
  state.sections ??= cutSections({
    text: textOf(state),
    start: bodyStartOf(state),
    root: treeOf(state),
    parsed: densityOf(state) === null,
    span: spanOf(state),
  })
  return state.sections
}

function problemsOf(state: State): Problem[] {
  if (!state.problems) {
    const { faults, sound } = contentOf(state)
    const dense = densityOf(state)
    const cuts = faults.flatMap(({ fix }) => fix?.cuts ?? [])
    const writing = sound ? tellWriting(textOf(state), cuts) : []
    const all = [...writing, ...faults, ...(dense ? [dense] : [])]
    state.problems = all.map(fault => toProblem(fault, spanOf(state)))
  }
  return state.problems
}

function placesOf(state: State): Locator {
  const { header, parts } = contentOf(state)
  state.places ??= locate(header.places(), parts, textOf(state), () => sectionsOf(state))
  return state.places
}

function readFicheText(bytes: Uint8Array): Content {
  const fault = overLimits(bytes)
  if (fault) return nothing(fault, toText(bytes).length)
  const head = toHead(bytes)
  const parts = split(head)
  const read = parts.readable ? readHeader(parts.header, parts.headerStart, ficheProfile) : unreadHeader()
  const header = parts.endless ? { ...read, faults: [], partial: true } : read
  return { parts, header, faults: [...parts.faults, ...header.faults], body: true, sound: true }
}

function readEditionYaml(bytes: Uint8Array): Content {
  const fault = overLimits(bytes)
  const text = toText(bytes)
  if (fault) return nothing(fault, text.length)
  const start = /^\uFEFF?(?:---[ \t]*\r?\n)?/.exec(text)?.[0].length ?? 0
  const header = readHeader(text.slice(start), start, editionProfile)
  return {
    parts: bodiless(text.slice(start), start, text.length),
    header,
    faults: header.faults,
    body: false,
    sound: true,
  }
}

function nothing(fault: Fault, end: number): Content {
  return { faults: [fault], parts: bodiless("", end, end), header: unreadHeader(), body: false, sound: false }
}

function bodiless(header: string, headerStart: number, end: number): Parts {
  return { header, headerStart, fence: [end, end], bodyStart: end, faults: [], readable: true, endless: false }
}

function unreadHeader(): Header {
  return { data: Object.create(null), faults: [], partial: true, places: () => new Map() }
}

function toProblem(fault: Fault, span: (start: number, end: number) => Span): Problem {
  const problem: Problem = { rule: fault.rule, span: span(fault.start, fault.end) }
  if (fault.value !== undefined) problem.value = fault.value
  if (fault.detail !== undefined) problem.detail = fault.detail
  if (fault.field !== undefined) problem.field = fault.field
  if (fault.fix) {
    const edits = fault.fix.cuts.map(cut => ({ ...span(cut.start, cut.end), text: cut.text }))
    problem.fixes = [{ label: fault.fix.label, confidence: fault.fix.confidence, edits }]
  }
  return problem
}
