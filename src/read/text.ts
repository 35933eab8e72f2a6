import type { Root } from "mdast"
import type { Draft, Problem, Section, Span } from "../model/types.ts"
import { type Body, findBody } from "./again.ts"
import { type Content, nothing, plain, readEditionYaml, readFicheText } from "./content.ts"
import { tooDense } from "./density.ts"
import type { Fault } from "./fault.ts"
import { toText, withLineEnds } from "./limits.ts"
import { parseMarkdown } from "./markdown.ts"
import { type Locator, locate } from "./place.ts"
import { placer } from "./placer.ts"
import { cutSections, straighten } from "./sections.ts"
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

/** What was worked out so far. */
interface State extends Made {
  bytes: Uint8Array
  read: (bytes: Uint8Array) => Content
  dense?: Fault | null
  problems?: Problem[]
}

/** What may be let go, and worked out again. */
interface Made {
  content: Content | undefined
  body: Body | undefined
  text: string | undefined
  span: ((start: number, end: number) => Span) | undefined
  tree: Root | undefined
  sections: Section[] | undefined
  places: Locator | undefined
}

const nothingMade: Made = {
  content: undefined,
  body: undefined,
  text: undefined,
  span: undefined,
  tree: undefined,
  sections: undefined,
  places: undefined,
}

function draft(path: string, bytes: Uint8Array, where: Where, read: (bytes: Uint8Array) => Content): Draft {
  const state: State = { bytes, read, ...nothingMade }
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
      return bodyOf(state).start
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
    // In place: what is deleted from an object makes it a hash table to V8, and a new object would keep the former alive.
    forget: () => void Object.assign(state, nothingMade),
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
function bodyOf(state: State): Body {
  if (!state.body) {
    const content = contentOf(state)
    const text = withLineEnds(textOf(state))
    const found = content.body ? findBody(text, content) : { start: content.bodyStart, end: text.length, faults: [] }
    state.body = text[found.start] === "\uFEFF" ? { ...found, start: found.start + 1 } : found
  }
  return state.body
}

/** The file up to the end of its body. */
function upToEnd(state: State): string {
  return textOf(state).slice(0, bodyOf(state).end)
}

/** What makes the body too costly to parse, or null. */
function densityOf(state: State): Fault | null {
  const { body } = contentOf(state)
  if (state.dense === undefined)
    state.dense = (body ? tooDense(upToEnd(state), bodyOf(state).start) : undefined) ?? null
  return state.dense
}

function treeOf(state: State): Root {
  const { body } = contentOf(state)
  const parsed = body && densityOf(state) === null
  state.tree ??= parsed
    ? parseMarkdown(straighten(upToEnd(state).slice(bodyOf(state).start)))
    : { type: "root", children: [] }
  return state.tree
}

function sectionsOf(state: State): Section[] {
  state.sections ??= cutSections({
    text: upToEnd(state),
    start: bodyOf(state).start,
    root: treeOf(state),
    parsed: densityOf(state) === null,
    span: spanOf(state),
  })
  return state.sections
}

function problemsOf(state: State): Problem[] {
  if (!state.problems) {
    const { faults: others, sound } = contentOf(state)
    const faults = [...others, ...bodyOf(state).faults]
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
