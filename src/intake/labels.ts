import { fiche, fields, type Schema } from "../model/fields.ts"
import { fold } from "../model/fold.ts"
import type { Field } from "../model/types.ts"
import { oneLine } from "../model/values/text.ts"
import { controlTitle, hintOf } from "../words/form.ts"
import { isSame, keywords, likeness } from "./alike.ts"
import { withPlainSigns } from "./symbols.ts"

/** A label found at the start of a line. */
export interface Label {
  field: Field
  /** 3: as the schema writes it or says it is also written; 2: nearly; 1: only its first words. */
  sure: 1 | 2 | 3
  /** Where the answer starts in the line. */
  end: number
  /** The question asked with it: «Nom et prénom». */
  pair?: Field
}

/** What may be looked for in a form: its questions and the parts they stand in. */
export interface Labels {
  /** The question asked at the start of a line; short labels (Nom, Courriel) only mean something in a part of the form. */
  labelOf(line: string, part: string | undefined, boldEnd?: number): Label | undefined
  /** The part of the form (`dgs`) that a whole line opens. */
  partOf(line: string): string | undefined
  /** Whether a line is the title of a part, letter for letter: it asks nothing. */
  isPart(line: string): boolean
  /** The question that a content control names, by its tag or by its title. */
  fieldOf(name: string | undefined): Field | undefined
  /** Whether a line is one that our own form prints: the help under a question, the first pages of an édition. */
  isOurs(line: string): boolean
  fields: readonly Field[]
}

interface Form {
  field: Field
  words: string[]
  /** True when several parts of the form ask it. */
  shared: boolean
  pair?: Field
}

/** Longest label that is looked for: the longest of the form has 120 letters. */
const longest = 240

/** The labels of the schema's questions, those asked of authors; `printed` are lines of the édition's own form. */
export function labelsOf(schema: Schema = fiche, printed: readonly string[] = []): Labels {
  const asked = fields(schema).filter(({ office }) => !office)
  const parts = partsOf(schema)
  const forms = formsOf(asked, parts)
  /** A line of a table is looked at several times. */
  const seen = new Map<string, Label | undefined>()
  const known = parts.flatMap(({ key, names }) => names.map(name => ({ key, name, words: keywords(name) })))
  const notices = Object.values(schema.properties ?? {}).map(({ description }) => description ?? "")
  const ours = new Set([...asked.map(hintOf), ...notices, ...printed].map(plain))
  const named = new Map(
    asked.flatMap(field => [[field.pointer, field] as const, [controlTitle(field), field] as const]),
  )
  const titles = new Set(parts.flatMap(({ names }) => names.map(plain)))
  return {
    fields: asked,
    fieldOf: name => (name === undefined ? undefined : named.get(name)),
    isOurs: line => line.length < 1000 && ours.has(plain(line)),
    labelOf(line, part, boldEnd) {
      const key = `${part ?? ""}/${boldEnd ?? ""}/${line.slice(0, longest + 40)}/${line.length}`
      if (!seen.has(key)) seen.set(key, best(line, part, forms, boldEnd))
      return seen.get(key)
    },
    isPart: line => line.length < longest && titles.has(plain(line)),
    partOf(line) {
      if (line.length > longest) return undefined
      const title = line
        .replace(/[:.\s]+$/, "")
        .replace(rank, "")
        .replace(numbering, "")
      const words = keywords(title)
      const found = known
        .filter(({ name, words: all }) => all.length > 1 || fold(name) === fold(title))
        .map(({ key, words: name }) => ({ key, score: likeness(words, name) }))
        .toSorted((a, b) => b.score - a.score)[0]
      return found && found.score >= 0.8 ? found.key : undefined
    },
  }
}

function plain(line: string): string {
  return fold(oneLine(line))
}

function formsOf(asked: readonly Field[], parts: readonly Part[]): Form[] {
  const plain = asked.flatMap(field =>
    [field.label, ...(field.alsoCalled ?? [])].flatMap(name => waysOf(name).map(words => ({ field, words }))),
  )
  const asking = new Map<string, Set<string | undefined>>()
  for (const { field, words } of plain) {
    const key = words.join(" ")
    asking.set(key, (asking.get(key) ?? new Set()).add(partOf(field)))
  }
  const shared = (words: string[]) => (asking.get(words.join(" "))?.size ?? 0) > 1 || words.length < 2
  const own = plain.map(form => ({ ...form, shared: partOf(form.field) !== undefined && shared(form.words) }))
  // «Courriel du tuteur» says which part it means.
  const named = own.flatMap(form =>
    form.shared
      ? namesAround(form.field, parts).map(name => ({
          field: form.field,
          words: [...form.words, ...keywords(name)],
          shared: false,
        }))
      : [],
  )
  return [...own, ...named, ...pairs(asked, parts)]
}

/** A part of the form, and what it is called; a part may hold smaller ones (the authority and its contact). */
interface Part {
  key: string
  names: string[]
  inner: Part[]
}

function partsOf({ properties = {} }: Schema): Part[] {
  return Object.entries(properties).flatMap(([key, schema]) =>
    schema.properties
      ? [{ key, names: [schema.title ?? key, ...(schema["x-libelles"] ?? [])], inner: partsOf(schema) }]
      : [],
  )
}

/** What the parts around a question are called. */
function namesAround({ path }: Pick<Field, "path">, parts: readonly Part[]): string[] {
  const [key, ...rest] = path
  const part = parts.find(one => one.key === key)
  return part ? [...part.names, ...namesAround({ path: rest }, part.inner)] : []
}

/** The words of a name: without what is between brackets, with it («Courriel impératif»), and without hyphens («interfilières»). */
function waysOf(name: string): string[][] {
  const ways = [name, name.replace(/[()]/g, " "), name.replaceAll("-", "")].map(keywords)
  return ways.filter((words, at) => ways.findIndex(other => other.join(" ") === words.join(" ")) === at)
}

/** Two neighbouring short questions asked as one: «Nom et prénom», «Prénom NOM du tuteur». */
function pairs(asked: readonly Field[], parts: readonly Part[]): Form[] {
  return asked.flatMap((field, index) => {
    const next = asked[index + 1]
    const part = parts.find(({ key }) => key === partOf(field))
    const both = [field, next].every(one => one?.autocomplete?.endsWith("-name"))
    if (!next || !part || !both || partOf(next) !== part.key) return []
    const words = [...keywords(field.label), ...keywords(next.label)]
    return [words, words.toReversed()].flatMap(all => [
      { field, pair: next, words: all, shared: true },
      ...part.names.map(name => ({ field, pair: next, words: [...all, ...keywords(name)], shared: false })),
    ])
  })
}

/** First part of a question's path, when it stands in a part of the form. */
export function partOf({ path }: Pick<Field, "path">): string | undefined {
  return path.length > 1 ? path[0] : undefined
}

/** Two questions of a part asked as one, a telephone and an address: «Tél / courriel». */
function bothOf(typed: string, part: string | undefined, forms: readonly Form[]): [Field, Field] | undefined {
  const halves = typed.split(/\s*(?:[/&,+]|\bet\b|\bou\b)\s*/)
  if (halves.length !== 2) return undefined
  const [one, other] = halves.map(half => {
    const words = keywords(half).join(" ")
    return forms.find(({ field, words: own }) => partOf(field) === part && own.join(" ") === words)?.field
  })
  return one && other && reach.has(one.saisie) && reach.has(other.saisie) && one.saisie !== other.saisie
    ? [one, other]
    : undefined
}

const reach: ReadonlySet<string> = new Set(["telephone", "courriel"])

function best(line: string, part: string | undefined, forms: readonly Form[], boldEnd?: number): Label | undefined {
  const skip = numbering.exec(line)?.[0].length ?? 0
  let found: Label | undefined
  let score = 0
  for (const { start, end } of cuts(line, skip, boldEnd)) {
    const typed = line.slice(skip, start)
    if (typed.trim() === "" || typed.length > longest) continue
    const words = keywords(typed)
    const whole = line.slice(end).trim() === ""
    const both = found === undefined ? bothOf(typed, part, forms) : undefined
    if (both) return { field: both[0], pair: both[1], sure: 3, end }
    for (const form of forms) {
      if (form.shared && partOf(form.field) !== part) continue
      const sure = sureness(words, form, whole || /[:：=→]/.test(line[start] ?? ""))
      if (sure === undefined) continue
      // The part one is in decides between labels as near.
      const here = sure * 10 + likeness(words, form.words) + (partOf(form.field) === part ? 0.5 : 0)
      if (here > score) {
        score = here
        found = { field: form.field, sure, end, ...(form.pair && { pair: form.pair }) }
      }
    }
  }
  return found
}

function sureness(words: string[], form: Form, alone: boolean): Label["sure"] | undefined {
  const like = likeness(words, form.words)
  if (like === 1)
    return words.length === form.words.length && words.every((word, at) => word === form.words[at]) ? 3 : 2
  if (like >= 0.8 && form.words.length > 2) return 2
  if (!alone || form.shared || words.length === 0 || words.length >= form.words.length) return undefined
  // The first word of a label, others of it in its order: «Enjeux», «Valeur ajoutée de l’inter-filières».
  const starts = isSame(words[0] ?? "", form.words[0] ?? "") && (words[0]?.length ?? 0) > 4
  return starts && isPartOf(words, form.words) ? 1 : undefined
}

/** Whether some words are found among others in their order. */
function isPartOf(words: readonly string[], all: readonly string[]): boolean {
  let at = 0
  return words.every(word => {
    const found = all.slice(at).findIndex(other => isSame(word, other))
    at += found + 1
    return found >= 0
  })
}

interface Cut {
  /** Where the label ends, and where the answer starts. */
  start: number
  end: number
}

/** Where a label may end in a line: at a colon, a tab, a dash, the end of bold words, before digits, or with the line. */
function cuts(line: string, skip: number, boldEnd: number | undefined): Cut[] {
  const head = line.slice(0, longest + 40)
  const found = [
    ...withPlainSigns(head.slice(skip)).matchAll(
      /\s*[:?：]\s*:?|\t+|\s+(?:[–—=→-]|[-=]>)\s+|\s{3,}|\s+(?=\+?\d)|\s*(?=[☐☒])/gu,
    ),
  ]
    .slice(0, 8)
    .map(({ 0: sign, index }) => ({ start: skip + index, end: skip + index + sign.length }))
  const bold = boldEnd === undefined ? [] : [{ start: boldEnd, end: boldEnd }]
  return [...found.map(cut => atSign(line, cut)), ...bold, { start: line.length, end: line.length }]
}

/** The cut starts at its sign, past the blanks before it. */
function atSign(line: string, { start, end }: Cut): Cut {
  const blanks = /^\s*/.exec(line.slice(start, end))?.[0].length ?? 0
  return /[:：=→]/.test(line[start + blanks] ?? "") ? { start: start + blanks, end } : { start, end }
}

/** «Partie 3 – ». */
const rank = /^\s*(?:partie|volet|rubrique|section|chapitre)\s+(?:\d{1,2}|[IVX]{1,4})\b\s*/iu
const numbering = /^\s*(?:(?:\d{1,2}|[a-zA-Z]|[IVX]{1,4})\s*[.)°/-]\s*|[•▪●○◦■➢►→*–—-]\s*)*\s*/u
