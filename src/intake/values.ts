import { dialledFrom } from "../model/territories.ts"
import type { Field, Pointer } from "../model/types.ts"
import { hasRightKey } from "../model/values/siret.ts"
import { oneLine } from "../model/values/text.ts"
import { isUnderstood, readValue } from "../model/values.ts"
import type { Answer, Answers } from "./answers.ts"
import { type Block, wordsOf } from "./blocks.ts"
import { markdownOf, tidy } from "./markdown.ts"
import { tickedIn } from "./ticks.ts"
import { isPrompt, undotted } from "./unanswered.ts"

/** Something the person must know of an answer or of the document. */
export interface Warning {
  code: string
  /** The question concerned; `""` for the whole document. */
  field: Pointer
  /** The words concerned, as typed. */
  text?: string
}

/** One answer: its value, null when there is none or it is not clear; `typed` when it was typed but is no such value. */
export interface Value {
  value: unknown
  typed?: string
}

/** Reads what stands after each label by the kind of its question. */
export function valuesOf(
  answers: Answers,
  fields: readonly Field[],
): { values: Map<Pointer, Value>; warnings: Warning[] } {
  const warnings: Warning[] = []
  const postal = [...answers.values()].find(({ field }) => field.autocomplete === "street-address")
  const country = dialledFrom(postal ? textOf(postal.blocks).slice(0, 1000) : "")
  const values = new Map<Pointer, Value>()
  for (const field of fields) {
    const answer = answers.get(field.pointer)
    const told = (code: string, text?: string) =>
      void warnings.push({ code, field: field.pointer, ...(text !== undefined && { text }) })
    if (answer?.pair) {
      const both =
        field.saisie === "texte" ? pairOf(answer, answer.pair, told) : reachedBy(answer, answer.pair, told, country)
      for (const [pointer, value] of both) values.set(pointer, value)
      continue
    }
    if (values.has(field.pointer) && !answer) continue
    const value = answer ? readAnswer(answer, country, told) : { value: null }
    values.set(field.pointer, value)
    if (answer?.typed !== undefined) told("libelle-approche", answer.typed)
  }
  return { values, warnings }
}

/** A telephone and an address asked as one: each is found among the words of the answer, what is neither is told. */
function reachedBy({ field, blocks }: Answer, pair: Field, told: Told, country: string): [Pointer, Value][] {
  const words = oneLine(undotted(textOf(withAddresses(blocks))))
  const left = words.replace(address, " ").replace(phone, " ")
  const several: Told = (code, text) => {
    if (code.endsWith("-multiple")) told(code, text)
  }
  if (/[\p{L}\d]{3}/u.test(left.replace(/t[ée]l\S*|mail|courriel/gi, " "))) told("texte-hors-champ", oneLine(left))
  return [field, pair].map(one => {
    const { value } = readAnswer({ field: one, blocks }, country, several)
    return [one.pointer, { value }]
  })
}

/** A family name and a given name in one answer: told apart by the capitals of the first, else left to the person. */
function pairOf({ field, blocks }: Answer, pair: Field, told: Told): [Pointer, Value][] {
  const { text, more } = firstLines(blocks)
  const words = text.replace(/^(?:M\.|Mme|Mlle|Monsieur|Madame|Dr)\s+/u, "").replace(/\s*[/|;]\s*/, " ")
  const [, before, after] = /^((?:\P{Ll}+\s)*\P{Ll}{2,})[\s,]+(?=\p{Lu}\p{Ll})(.+)$/u.exec(words) ?? []
  const [, first, last] = /^((?:\p{Lu}\p{Ll}[\p{L}’'-]*\s?)+)\s(\P{Ll}{2,})$/u.exec(words) ?? []
  const [family, given] = before !== undefined ? [before, after] : [last, first]
  if (more !== "") told("texte-hors-champ", more)
  if (text === "" || isPrompt(text))
    return [
      [field.pointer, { value: null }],
      [pair.pointer, { value: null }],
    ]
  if (family !== undefined && given !== undefined && /\p{Lu}/u.test(family))
    return [
      [field.pointer, { value: family.trim() }],
      [pair.pointer, { value: given.trim() }],
    ]
  told("reponse-non-comprise", text)
  return [
    [field.pointer, { value: null }],
    [pair.pointer, { value: null }],
  ]
}

type Told = (code: string, text?: string) => void

function readAnswer({ field, blocks }: Answer, country: string, told: Told): Value {
  const kind = readers[field.saisie] ?? short
  return kind(blocks, field, told, country)
}

type ReadAnswer = (blocks: readonly Block[], field: Field, told: Told, country: string) => Value

const readers: { [saisie: string]: ReadAnswer } = {
  markdown(blocks, _field, told) {
    if (isPrompt(textOf(blocks))) return { value: null }
    const { markdown, unsafe } = markdownOf(blocks)
    for (const address of unsafe) told("lien", address)
    return { value: markdown === "" ? null : markdown }
  },
  "oui-non"(blocks, _field, told) {
    const { value, both, left } = tickedIn(blocks)
    if (both) told("case-ambigue", oneLine(textOf(blocks)))
    else if (left !== "" && value === null) told("reponse-non-comprise", oneLine(textOf(blocks)))
    else if (left !== "") told("texte-hors-champ", left)
    return { value }
  },
  lignes(blocks) {
    const lines = unbroken(tidy(textOf(blocks)))
      .split("\n")
      .map(line => oneLine(undotted(line)))
    const text = lines.filter(line => line !== "" && !isPrompt(line)).join("\n")
    return { value: text === "" ? null : text }
  },
  siret: (blocks, field, told) => {
    const value = only(blocks, field, told, /(?<![\d])\d(?:[ .·_/‐‑–-]?\d){13}(?![ .·]?\d)/g, "siret-invalide")
    if (typeof value.value === "string" && !(hasRightKey(value.value) && hasRightKey(value.value.slice(0, 9))))
      told("siret-invalide", value.value)
    return value
  },
  courriel: (blocks, field, told) => only(withAddresses(blocks), field, told, address, "courriel-invalide"),
  telephone: (blocks, field, told, country) => only(blocks, field, told, phone, "telephone-invalide", country),
}

const address = /[^\s<>()[\],;:«»"]+@[^\s<>()[\],;:«»"]+/g

/** Ten digits by pairs or after four, or a number with its country's prefix. */
const phone =
  /(?<!\d)0\d(?:[\s./·‐‑–-]{0,2}\d\d){4}(?!\d)|(?<!\d)0\d{3}(?:[\s.-]?\d\d){3}(?!\d)|(?:\+|\b00)\s?\d{1,3}[\s.-]?(?:\(0\))?(?:[\s./-]?\d){6,12}(?!\d)/g

/** One line of words: the first lines that stand together. */
const short: ReadAnswer = (blocks, field, told) => {
  const { text, more } = firstLines(blocks)
  if (more !== "") told("texte-hors-champ", more)
  if (text === "" || isPrompt(text)) return { value: null }
  if (field.diffusion === "publique" && text === text.toUpperCase() && /(?:\p{Lu}{2,}\P{L}+){3}/u.test(text))
    told("majuscules", text)
  const reading = readValue(field.saisie, text, field.choices ? { choices: field.choices } : {})
  if (isUnderstood(reading)) return { value: withoutPrompts(reading.value) }
  told("reponse-non-comprise", text)
  return { value: null, typed: text }
}

/** A list without the prompts of what was not chosen, which a program that knows no controls leaves as words. */
function withoutPrompts(value: unknown): unknown {
  if (!Array.isArray(value)) return value
  const chosen = value.filter(one => !isPrompt(String(one)))
  return chosen.length > 0 ? chosen : null
}

/** One value among words: what is around it is told; several of them too, the first being kept. */
function only(
  blocks: readonly Block[],
  { saisie }: Field,
  told: Told,
  pattern: RegExp,
  invalid: string,
  country = "FR",
): Value {
  const text = oneLine(undotted(textOf(blocks)))
  if (text === "" || isPrompt(text)) return { value: null }
  const whole = readValue(saisie, text, { country })
  if (isUnderstood(whole)) return { value: whole.value }
  const found = [...text.slice(0, 2000).matchAll(pattern)].flatMap(({ 0: part }) => {
    const typed = part.replace(/[.,;]+$/, "")
    const reading = readValue(saisie, typed, { country })
    return isUnderstood(reading) ? [{ value: reading.value, typed }] : []
  })
  const [first, ...others] = found
  if (!first) {
    told(invalid, text)
    return { value: null, typed: text }
  }
  const different = others.filter(({ value }) => value !== first.value)
  const left = found.reduce((words, { typed }) => words.replace(typed, " "), text)
  const words = oneLine(
    left
      .replace(/(?:^|\s)(?:ou|et|puis|[/;,|:()<>–—-]+|t[ée]l\.?|siret)(?=\s|$)/gi, " ")
      .replace(/^[\s,;:./()-]+|[\s,;:/()-]+$/g, ""),
  )
  if (different.length > 0) told(`${saisie}-multiple`, different.map(({ typed }) => typed).join(" / "))
  if (/[\p{L}\d]/u.test(words)) told("texte-hors-champ", words)
  return { value: first.value }
}

/** Addresses that only their link tells are written out. */
function withAddresses(blocks: readonly Block[]): Block[] {
  return blocks.map(block => {
    if (block.kind === "table" || wordsOf(block).includes("@")) return block
    const mail = block.runs.find(({ href }) => /^mailto:/i.test(href ?? ""))?.href
    const address = mail?.replace(/^mailto:/i, "").split("?")[0]
    return address === undefined ? block : { ...block, runs: [{ text: `${wordsOf(block)} ${address}` }] }
  })
}

function textOf(blocks: readonly Block[]): string {
  return blocks.map(wordsOf).join("\n")
}

/** A word of two parts («Trois-Fontaines») that the end of a line cuts is one word. */
function unbroken(text: string): string {
  return text.replace(/(?<=\p{L}-)\n(?=\p{L})/gu, "")
}

function firstLines(blocks: readonly Block[]): { text: string; more: string } {
  const lines = unbroken(tidy(textOf(blocks)))
    .split("\n")
    .map(line => oneLine(undotted(line)))
  const start = lines.findIndex(line => line !== "")
  if (start < 0) return { text: "", more: "" }
  const stop = lines.findIndex((line, index) => index > start && line === "")
  const end = stop < 0 ? lines.length : stop
  return {
    text: lines.slice(start, end).join(" "),
    more: lines
      .slice(end)
      .filter(line => line !== "")
      .join(" "),
  }
}
