import type { Root } from "mdast"
import type { Draft, Pointer, Problem, Section, Span, TypedMap } from "../model/types.ts"
import { tooDense } from "./density.ts"
import type { Fault } from "./fault.ts"
import { type Header, plainPlaces, readHeader } from "./header.ts"
import { overLimits, toHead, toText } from "./limits.ts"
import { placer } from "./lines.ts"
import { parseMarkdown } from "./markdown.ts"
import { type Locator, locate } from "./place.ts"
import { editionProfile, ficheProfile } from "./profile.ts"
import { cutSections } from "./sections.ts"
import { type Layout, split } from "./split.ts"
import type { Placed } from "./strict.ts"
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

/** Everything known of a file once its front matter is read; flat, and without its text, for ten thousand are held at once. */
interface Content extends Layout {
  data: TypedMap
  faults: Fault[]
  partial: boolean
  /** Undefined when the front matter is written the plain way: places are those its authority finds. */
  places: Header["places"]
  /** Whether there is a body to parse. */
  body: boolean
  /** False when nothing of the text was looked at. */
  sound: boolean
}

/** What was worked out so far. */
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
      return contentOf(state).partial
    },
    get data() {
      return contentOf(state).data
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
    forget: () => {
      for (const made of ["text", "span", "tree", "sections", "places"] as const) delete state[made]
    },
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
  const { bodyStart } = contentOf(state)
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
  const content = contentOf(state)
  const text = textOf(state)
  state.places ??= locate(content.places?.() ?? plain(content, text), content, text, () => sectionsOf(state))
  return state.places
}

function plain({ headerStart, headerEnd, body }: Content, text: string): Map<Pointer, Placed> {
  const source = text.slice(headerStart, headerEnd).replace(/\r(?!\n)/g, "\n")
  return plainPlaces(source, headerStart, body ? ficheProfile : editionProfile)
}

function readFicheText(bytes: Uint8Array): Content {
  const fault = overLimits(bytes)
  if (fault) return nothing(fault, toText(bytes).length)
  const { header, headerStart, headerEnd, fence, bodyStart, readable, endless, faults } = split(toHead(bytes))
  const layout = { headerStart, headerEnd, fence, bodyStart, body: true, sound: true }
  if (!readable) return { ...unreadHeader, faults, ...layout }
  const { data, partial, places, faults: others } = readHeader(header, headerStart, ficheProfile)
  return { data, places, partial: partial || endless, faults: endless ? faults : [...faults, ...others], ...layout }
}

function readEditionYaml(bytes: Uint8Array): Content {
  const fault = overLimits(bytes)
  const text = toText(bytes)
  if (fault) return nothing(fault, text.length)
  const start = /^\uFEFF?(?:---[ \t]*\r?\n)?/.exec(text)?.[0].length ?? 0
  return {
    ...readHeader(text.slice(start), start, editionProfile),
    ...bodiless(start, text.length),
    body: false,
    sound: true,
  }
}

function nothing(fault: Fault, end: number): Content {
  return { ...unreadHeader, faults: [fault], ...bodiless(end, end), body: false, sound: false }
}

function bodiless(start: number, end: number): Layout {
  return { headerStart: start, headerEnd: end, fence: [end, end], bodyStart: end }
}

const unreadHeader = { data: Object.freeze(Object.create(null)), partial: true, places: () => new Map() }

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
