import { fields } from "../model/fields.ts"
import type { Finding, Fix, Place, ReportContext, Severity } from "../model/types.ts"
import { clean } from "./clean.ts"
import { type Excerpt, excerpt, keepStart } from "./excerpt.ts"
import { type Mask, masker } from "./mask.ts"
import { since } from "./since.ts"

/** A finding made ready for a person: every text harmless, interne values masked, place in words. */
export interface Point {
  rule: string
  severity: Severity
  path: string
  /** «N° de SIRET de la collectivité : il manque un chiffre». */
  title: string
  /** The two halves of the title: the form’s label, and what is wrong as a sentence of its own. */
  label?: string
  message: string
  /** The author's line, when there is one to show; else what was typed. */
  wrote?: Excerpt
  value?: string
  /** What is expected, then a right example. */
  expected?: string
  why?: string
  /** «Corriger à la ligne 8»; empty when the whole file is concerned. */
  place: string
  line: number
  /** Corrections proposed: how sure they are, in words, and what they do. */
  fixes: { sureness: string; label: string; certain: boolean }[]
  /** Other places that matter, a sentence each. */
  related: Related[]
  help?: string
  /** Told for the first time since the last report. */
  fresh: boolean
}

/** Another place that a point speaks of; its words name it, for channels without links. */
export interface Related {
  said: string
  path: string
  line: number
}

/** One thing a point says; about another place, where that is. */
export interface Part {
  name: string
  said: string
  at?: Related
}

/** What a point says under its title, part by part and in order: every channel says these, in its own shape. */
export function partsOf({ wrote, value, expected, why, fixes, related }: Point): Part[] {
  return [
    { name: "Vous avez écrit", said: value ?? wrote?.marked ?? "" },
    { name: "Il faut", said: expected ?? "" },
    { name: "Pourquoi", said: why ?? "" },
    ...fixes.map(({ sureness, label }) => ({ name: sureness, said: label })),
    ...related.map(at => ({ name: "Voir aussi", said: at.said, at })),
  ].filter(({ said }) => said !== "")
}

/** What a point says for channels of plain text, a line a part; its title goes before. */
export function plainLines(point: Point): string[] {
  const { place, help, rule } = point
  return [
    ...partsOf(point).map(({ name, said }) => `${name} : ${said}`),
    ...(place ? [`→ ${place}`] : []),
    help ?? `Contrôle : ${rule}`,
  ]
}

/** Makes points of findings; the mask of a file is worked out once. */
export function pointer(context: ReportContext): (finding: Finding) => Point {
  const maskOf = maskOfFiles(context)
  const changes = since([], context.previous)
  return finding => ({
    ...point(finding, context.text(finding.path), maskOf(finding.path)),
    fresh: changes?.isFresh(finding) ?? false,
  })
}

/** The mask of each file of a report, worked out at the first question. */
export function maskOfFiles(context: ReportContext): (path: string) => Mask {
  const masks = new Map<string, Mask>()
  return path => {
    const mask = masks.get(path) ?? maskOfText(path, context.text(path))
    masks.set(path, mask)
    return mask
  }
}

/** The mask of a text that stands, or will stand, at a path. */
export function maskOfText(path: string, text: string): Mask {
  return masker(text, path.endsWith("edition.yml") ? [] : form)
}

/** Whether a finding is about something that stays with the school. */
export function isInterne({ field }: Finding): boolean {
  return field !== undefined && interne.some(known => field === known || field.startsWith(`${known}/`))
}

const form = fields()
const interne = form.filter(({ diffusion }) => diffusion === "interne").map(field => field.pointer)
const longest = 300
/** A list to choose from is shown whole. */
const longestExpected = 700
const sureness: { [confidence in Fix["confidence"]]: string } = {
  certain: "Correction sûre",
  likely: "Peut-être",
  "to-complete": "À compléter",
}

function point(finding: Finding, text: string, mask: Mask): Omit<Point, "fresh"> {
  const say = (words: string, most = longest) => keepStart(clean(mask.words(words)), most)
  const message = say(finding.message)
  const shown = finding.field === "" || isInterne(finding) ? undefined : excerpt(text, finding, mask)
  const expected = [
    finding.expected && sentence(lower(say(finding.expected, longestExpected))),
    finding.example && finding.example !== finding.expected && `Exemple : ${say(finding.example)}`,
  ]
  const missing = isMissing(finding, text)
  // A value masked by its beginning says more than dots.
  const dotted = shown?.marked.includes("•") && finding.value !== undefined
  const wrote = missing || dotted ? undefined : shown
  return {
    rule: clean(finding.rule),
    severity: finding.severity,
    path: clean(finding.path),
    title: finding.label ? `${clean(finding.label)} : ${message}` : capital(message),
    ...(finding.label && { label: clean(finding.label) }),
    message: capital(message),
    ...(wrote ? { wrote } : finding.value !== undefined && { value: say(finding.value) }),
    ...(expected.some(Boolean) && { expected: keepStart(expected.filter(Boolean).join(" "), longestExpected) }),
    ...(finding.why && { why: lower(say(finding.why)) }),
    place: place(finding, text, missing),
    line: finding.start.line,
    fixes: finding.fixes.map(({ label, confidence }) => ({
      sureness: sureness[confidence],
      label: say(label),
      certain: confidence === "certain",
    })),
    related: finding.related.map(({ path, message, start }) => ({
      said: `${clean(path)}${start ? `, ligne ${start.line}` : ""} : ${say(message)}`,
      path,
      line: start?.line ?? 1,
    })),
    ...(finding.help && { help: clean(finding.help) }),
  }
}

/** A missing value has no line of its own: it stands at the end of its group, or on the closing `---`. */
function isMissing({ field, value, start, end }: Finding, text: string): boolean {
  if (!field || value !== undefined) return false
  return start.offset === end.offset || text.slice(start.offset, end.offset).trim() === "---"
}

function place({ start, end, field }: Finding, text: string, missing: boolean): string {
  if (missing && isBlank(text, start, field)) return `Compléter la ligne ${start.line}`
  if (missing) return `Ajouter après la ligne ${start.offset === end.offset ? start.line : start.line - 1}`
  if (end.offset === 0 || text === "") return ""
  return `Corriger à la ligne ${start.line}`
}

/** Whether the question is there, with nothing after its colon. */
function isBlank(text: string, { offset, column }: Place, field: string | undefined): boolean {
  const line =
    /^[^\r\n]*/
      .exec(text.slice(offset - (column - 1)))?.[0]
      .split("#")[0]
      ?.trim() ?? ""
  return line.replace(/["']/g, "") === `${field?.split("/").at(-1)}:`
}

/** What follows a label starts small, but for an acronym. */
export function lower(text: string): string {
  return /^\p{Lu}[\p{Ll}’ ]/u.test(text) ? text.charAt(0).toLocaleLowerCase("fr") + text.slice(1) : text
}

function sentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`
}

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase("fr") + text.slice(1)
}
