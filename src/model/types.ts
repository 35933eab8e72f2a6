import type { Root, RootContent } from "mdast"
import type { Edition } from "./edition.types.ts"
import type { Fiche } from "./fiche.types.ts"

export type { Edition, Fiche }

/** One point of a file: line and column start at 1, columns and offsets count UTF-16 units. */
export interface Place {
  line: number
  column: number
  offset: number
}

export interface Span {
  start: Place
  end: Place
}

/** JSON Pointer of a value in a fiche, such as `/collectivite/siret`; `""` is the whole fiche. */
export type Pointer = string

/** What was typed: text, lists and maps of text. Nothing is a number or a boolean yet. */
export type Typed = string | Typed[] | { [key: string]: Typed }

export type TypedMap = { [key: string]: Typed }

/** Something reading met; a rule of the same id turns it into a Finding. */
export interface Problem {
  rule: string
  span: Span
  /** The words or characters in question, as typed. */
  value?: string
  /** What else the rule needs to say it well (a key, a limit, a parser's cause). */
  detail?: string
  /** The question concerned, when it is known. */
  field?: Pointer
  fixes?: Fix[]
}

/** A `##` section of a file, in the order of the file. */
export interface Section {
  /** The schema's key when the heading was recognised, else null. */
  key: string | null
  /** The heading's text as typed. */
  heading: string
  /** Whether the heading is letter for letter the schema's label. */
  exact: boolean
  /** Place of the whole heading line. */
  headingSpan: Span
  /** The Markdown below the heading, trimmed of blank lines. */
  markdown: string
  /** Where `markdown` starts in the file. */
  start: number
  /** The nodes below the heading; their offsets count from the start of the draft's `body`. */
  nodes: RootContent[]
}

/** A file as read: unknown data and the place of each value. */
export interface Draft {
  /** Path as given, relative to the working folder where possible, with `/`. */
  path: string
  /** Name of the édition's folder, such as `2025-2026`. */
  edition: string
  /** File name without `.md`. */
  slug: string
  /** The file as decoded, BOM, CRLF and mistakes kept. Empty when it could not be read. */
  text: string
  problems: Problem[]
  /** True when some of the front matter could not be read: a value that is missing may only be unread. */
  partial?: boolean
  /** The bytes as read, to name what is kept in a cache; text and data are only worked out when asked for. */
  bytes?: Uint8Array
  /** The front matter as typed. */
  data: TypedMap
  /** Sections in the order of the file; parsed when first asked. */
  sections(): Section[]
  /** The tree of the whole body (offsets from `bodyStart`); parsed when first asked. */
  tree(): Root
  /** Offset in `text` where the body starts (after the closing `---` line). */
  bodyStart: number
  /** When the file entered git, ISO 8601, when known and asked for. */
  added?: string
  /** When the file last changed in git, ISO 8601, when known. */
  modified?: string
  /** Place of a value; of a missing value: the end of the last key of its nearest present group, else the closing `---`.
   * A section's pointer gives its Markdown; of a missing section, the end of the file. */
  place(pointer: Pointer): Span
  /** Place of a key, or of a section's heading (for a missing one as `place`). */
  keyPlace(pointer: Pointer): Span
  /** The text typed at a value's place, quotes included; undefined when the value is missing. */
  source(pointer: Pointer): string | undefined
  /** Turns offsets of `text` into a Span. */
  span(start: number, end: number): Span
  /** Lets go of all but the bytes, from which it is worked out again when asked: ten thousand trees are 300 MB. */
  forget?(): void
}

/** An édition's folder as read. */
export interface EditionFolder {
  /** Name of the folder, such as `2025-2026`. */
  name: string
  /** Its place on the disk, absolute. */
  folder: string
  /** `edition.yml`, a Draft without a body; one problem and an empty text when there is none. */
  file: Draft
  /** Every other entry by path; what is no fiche has an empty text and one problem. */
  drafts: Draft[]
}

/** What is wrong with a folder of proposals itself, before any fiche is read. */
export interface FolderProblem {
  cause: "absent" | "not-a-folder" | "unreadable" | "empty" | "unknown-edition" | "stray"
  /** The folder or entry, as shown. */
  path: string
  /** An error's code, or the name that was asked for. */
  detail?: string
}

/** A Draft whose data is a Fiche. Only `check` makes one, so that rendering unchecked data does not compile. */
export interface Proposal {
  readonly [checked]: true
  path: string
  slug: string
  edition: string
  data: Fiche
  /** The mdast of each section, offsets from the start of the body. */
  sections: ReadonlyMap<string, RootContent[]>
  added?: string | undefined
  modified?: string | undefined
}

export declare const checked: unique symbol

/** An édition and its sound proposals, in reading order (région, then authority). */
export interface Catalogue {
  /** Folder name, such as `2025-2026`. */
  name: string
  edition: Edition
  proposals: Proposal[]
  /** Files left out and why, for the office; `reason` is French. */
  leftOut: { path: string; slug: string; statut: string; reason: string; blocking: number }[]
}

export type Severity = "blocking" | "to-check" | "advice"

export interface Edit extends Span {
  text: string
}

export interface Fix {
  /** What the correction does, in French, as an order: «Retirer les espaces». */
  label: string
  confidence: "certain" | "likely" | "to-complete"
  edits: Edit[]
}

/** One thing to tell an author (report.md, interfaces.md). */
export interface Finding extends Span {
  rule: string
  severity: Severity
  path: string
  /** Pointer of the field concerned, if one is. */
  field?: Pointer
  /** The form's label of that field, or the part of the file concerned. */
  label?: string
  /** What is wrong, in plain French, one sentence without the label. */
  message: string
  /** What was typed, masked when the field is interne. */
  value?: string
  expected?: string
  example?: string
  /** Why it matters. */
  why?: string
  fixes: Fix[]
  related: { path: string; message: string; start?: Place }[]
  /** Address of the rule's page. */
  help?: string
  fingerprint: string
}

/** What a rule says; the engine completes it to a Finding. */
export interface Told {
  /** The value concerned; its place, label, example and mask follow from it. */
  field?: Pointer
  /** Where, when it is not the field's value. */
  span?: Span
  label?: string
  message: string
  value?: string
  expected?: string
  example?: string
  why?: string
  fixes?: Fix[]
  related?: Finding["related"]
  /** Lower or raise this one finding, when the rule knows better than its default. */
  severity?: Severity
}

/** Values that are sound so far, typed as the schema says; what is missing or wrong is absent. */
export type Values = { [key: string]: unknown }

/** A file and the sketch of its text, by which files whose texts are close are found. */
export interface Sketched {
  draft: Draft
  sketch: readonly number[]
}

/** What a rule looks at: a file, its sound values, and its whole édition. */
export interface Subject extends Sketched {
  values: Values
  /** Sound value at a pointer, or undefined. */
  value(pointer: Pointer): unknown
  /** What reading the values by the schema already found against a rule. */
  complaints(rule: string): readonly Told[]
  /** What one walk through the tree of the body met; made when first asked. */
  body(): Body
}

/** What rules look for in a body, all of it by offsets in the file's text. */
export interface Body {
  /** Nodes that a fiche may not hold: `html`, `image`, `code`, a `heading` of another level than 3 or 4… */
  refused: { type: string; depth?: number; start: number; end: number }[]
  links: { href: string; text: string; start: number; end: number }[]
  /** Words of the tree, as read: entities (`&#x202E;`) are characters here. */
  texts: { value: string; start: number; end: number }[]
}

/** What a rule may know beyond the file. */
export interface Context {
  /** Name of the édition's folder. */
  name: string
  edition: Edition
  /** All files of the édition, this one included, in the order of their paths. */
  subjects: Subject[]
  /** The files of the éditions before this one. */
  earlier: readonly Sketched[]
  /** Authorities by SIREN: reference data, then the édition's own. */
  authorities: ReadonlyMap<string, Authority>
  /** The form, in its order. */
  fields: Field[]
  /** Ids of the rules. */
  rules: readonly string[]
}

export interface Authority {
  siren: string
  nom: string
  categorie: string
  population?: number
  /** Which figure: `municipale` or `totale`. */
  figure?: string
  /** Year of the population figure. */
  millesime?: number
  /** Both figures, where the reference data tell them. */
  municipale?: number
  totale?: number
}

/** A promise about fiches: one file in check/rules, one line in check/rules/index.ts. */
export interface Rule {
  /** French kebab-case. */
  id: string
  severity: Severity
  /** What it looks after, a few words: «Clé du SIRET». */
  title: string
  doc: {
    /** Why it matters, one or two sentences. */
    why: string
    /** How to put it right. */
    how: string
    /** An excerpt of a fiche that is wrong, and the same put right. */
    wrong: string
    right: string
  }
  /** Pointers of the values that must be sound for the rule to run. */
  needs?: Pointer[]
  /** True when it looks beyond its file's own text, at other files or at git: never remembered by file. */
  crossFile?: boolean
  /** Files it looks at: fiches unless it says otherwise. */
  about?: "edition" | "both"
  /** True when a fault stays as serious in a draft (`statut: brouillon`), because its harm does not wait. */
  firm?: boolean
  check(subject: Subject, context: Context): Iterable<Told>
}

/** How a value is typed by people and read by us. */
export type Saisie =
  | "texte"
  | "lignes"
  | "siret"
  | "siren"
  | "courriel"
  | "telephone"
  | "oui-non"
  | "choix"
  | "liste"
  | "entier"
  | "date"
  | "dates"
  | "instant"
  | "severite"
  | "markdown"

/** One question of the form, as the schema declares it. */
export interface Field {
  pointer: Pointer
  path: string[]
  /** Last part of the path. */
  key: string
  label: string
  /** Label of the group it stands in (`Tuteur du projet collectif`), if any. */
  group?: string
  help: string
  why: string
  /** A right example, as a person would type it. */
  example: string
  saisie: Saisie
  required: boolean
  section: boolean
  diffusion: "publique" | "interne"
  /** Kept by the office, not asked of authors. */
  office: boolean
  choices?: { value: string; label: string }[]
  minLength?: number
  maxLength?: number
  /** Characters of a section that fit on its printed sheet, notes included. */
  budget?: number
  /** Édition from which the field exists. */
  since?: string
  autocomplete?: string
  /** Other labels under which people's documents ask it. */
  alsoCalled?: string[]
  default?: string
}

/** Findings as text for one channel. */
export type Reporter = (findings: Finding[], context: ReportContext) => string

export interface ReportContext {
  /** Number of files checked. */
  files: number
  /** Text of each file, for excerpts. */
  text(path: string): string
  color: boolean
  /** Terminal columns. */
  width: number
  /** Most findings to show. */
  max: number
  /** Éditions by name, for dates and contact. */
  editions: ReadonlyMap<string, Edition>
  /** Blocking points in files of the same éditions that were not asked about. */
  elsewhere?: { files: number; blocking: number }
  /** Address that opens a file at a line on the forge, when there is one. */
  link?(path: string, line: number): string | undefined
  /** The fiches checked, as read, whether or not something was found in them. */
  drafts?(): readonly Draft[]
  /** What is found in a file once its text is another: a correction may uncover the next. */
  again?(path: string, text: string): readonly Finding[]
  /** The instant in Paris the report speaks of, `2025-06-12T09:41`; without it no deadline is told. */
  now?: string
  /** What the last report told; without it nothing is said of what changed. */
  previous?: readonly Earlier[]
  /** Address of the site with a final slash, under which each rule has its page. */
  helpBase?: string
  /** The rules, for channels that describe them. */
  rules?: readonly Rule[]
  /** Address of a preview of the site and its PDFs, when there is one. */
  preview?: string
  /** What made the report, for its technical footer. */
  made?: { version: string; node?: string; commit?: string }
  /** Most bytes a page may take. */
  room?: number
}

/** A point that an earlier report told; words only when that report kept them. */
export interface Earlier {
  fingerprint: string
  path?: string
  label?: string
  message?: string
}
