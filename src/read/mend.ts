import type { Schema } from "../model/fields.ts"
import { mendDotted } from "./dotted.ts"
import type { Cut, Mended } from "./fault.ts"
import { mendEdges, mendGaps } from "./gaps.ts"
import { partQuestions } from "./joined.ts"
import { meets, misfits } from "./misfits.ts"
import { outline, type Row } from "./outline.ts"
import { plainAnswers } from "./plain.ts"
import { type Expected, mendScalar, quoted } from "./scalar.ts"
import { mendTails } from "./tails.ts"
import type { Strict } from "./typed.ts"

/** What people write that YAML refuses or reads otherwise, and what they meant: what it reads as the form asks stays as typed. */
export function mend(source: string, schema: Schema, asTyped: Strict): Mended[] {
  const failed = asTyped.errors.length > 0
  const plain = failed ? [] : plainAnswers(source, asTyped, schema)
  const wrong = failed ? [] : misfits(source, asTyped, schema)
  if (!failed && wrong.length === 0)
    return [...mendWords(source, plain, schema, () => true), ...mendEdges(source, plain)]
  const starts = new Set(plain.map(({ value }) => value[0]))
  const sound = plain.filter(row => !meets(wrong, row))
  return [
    ...mendRows(source, outline(source, schema), schema, ({ start, end }, misread) => {
      return failed || meets(wrong, { start, end }) || (misread && starts.has(start))
    }),
    ...mendEdges(source, sound),
  ]
}

/** Whether a correction may be made there, of what is read but misread perhaps. */
type Allowed = (cut: Cut, misread: boolean) => boolean

function mendRows(source: string, rows: Row[], schema: Schema, isAllowed: Allowed): Mended[] {
  const words = mendWords(source, rows, schema, isAllowed)
  const taken = words.flatMap(({ cuts }) => cuts)
  const isFree = (cut: Cut) => !taken.some(other => other.start < cut.end && cut.start < other.end)
  return [...words, ...mendGaps(source, rows, cut => isFree(cut) && isAllowed(cut, false))]
}

function mendWords(source: string, typed: Row[], schema: Schema, isAllowed: Allowed): Mended[] {
  const { rows: bare, mended: tails } = mendTails(source, typed)
  const { rows, mended: dotted } = mendDotted(bare, schema)
  const anchored = /(?:^|[ \t])&\S/m.test(source)
  const exact = new Set(rows.filter(({ key }) => key?.exact).map(({ pointer }) => pointer))
  const asked = new Set(rows.map(({ pointer }) => pointer))
  const found = rows.flatMap(row => {
    const parted = partQuestions(source, row, schema, asked)
    return [...mendKey(row, exact), ...(parted.length > 0 ? parted : mendAnswer(source, row, anchored))]
  })
  return [...tails, ...dotted, ...once(found.filter(({ cuts, misread }) => cuts.some(cut => isAllowed(cut, misread))))]
}

/** A habit of the whole file is told once, where it shows first, and put right everywhere. */
function once(mends: readonly Mended[]): Mended[] {
  const groups = new Map<string, Mended[]>()
  for (const one of mends) {
    const group = groups.get(habitKey(one))
    if (group) group.push(one)
    else groups.set(habitKey(one), [one])
  }
  return mends.flatMap(one => {
    const { fault } = one
    const { detail = "", fix } = fault ?? {}
    const same = groups.get(habitKey(one)) ?? []
    if (!fault || !fix || (!habits.has(detail) && same.length < fewest)) return [one]
    if (one !== same[0]) return []
    const cuts = same.flatMap(mended => mended.cuts)
    const label = habits.has(detail) ? fix.label : `${fix.label}, et de même pour les autres`
    return [{ ...one, cuts, fault: { ...fault, fix: { ...fix, label, cuts } } }]
  })
}

const habits: ReadonlySet<string> = new Set(["separateur", "puce-question"])
/** Fewest places that make a habit of any other fault. */
const fewest = 3

function habitKey({ fault, misread }: Mended): string {
  const { rule = "", detail } = fault ?? {}
  return [rule, rule === "cle-mal-ecrite" ? "" : detail, misread].join(" ")
}

/** A key spelt otherwise, or the form's label in its place. */
function mendKey({ key, pointer, value }: Row, exact: ReadonlySet<string>): Mended[] {
  if (!key?.known || key.exact || exact.has(pointer)) return []
  const isEmpty = value[0] === value[1]
  const cut = key.dressed
    ? { start: key.start, end: isEmpty ? key.colon + 1 : value[0], text: isEmpty ? `${key.name}:` : `${key.name}: ` }
    : { start: key.start, end: key.end, text: key.name }
  const habit = key.dressed && habitOf(key.typed, key.name)
  if (habit) {
    const fix = { label: habit.label, confidence: "certain" as const, cuts: [cut] }
    const fault = { rule: "en-tete-illisible", start: key.start, end: key.colon + 1, detail: habit.detail, fix }
    return [{ fault: { ...fault, field: pointer }, cuts: [cut], misread: true, moved: false }]
  }
  const fix = { label: `Écrire « ${key.name} »`, confidence: "certain" as const, cuts: [cut] }
  const fault = { rule: "cle-mal-ecrite", ...range(cut), value: key.typed, detail: key.name, field: pointer, fix }
  return [{ fault, cuts: [cut], misread: true, moved: false }]
}

/** The key itself, with another sign for its colon or a bullet before it. */
function habitOf(typed: string, name: string): { detail: string; label: string } | undefined {
  if (typed === name) return { detail: "separateur", label: "Écrire deux-points après chaque question" }
  if (/^(?:(?:[-•▪‣·–—*►→]|\d{1,2}[.)])\s+)+[a-z_0-9]+$/.test(typed) && typed.endsWith(name))
    return { detail: "puce-question", label: "Retirer les puces placées devant les questions" }
  return undefined
}

function mendAnswer(source: string, row: Row, anchored: boolean): Mended[] {
  const { schema, value, more } = row
  if (row.block || row.kind === "text") return []
  if (schema?.type === "array") return mendList(source, row)
  if (schema?.properties || schema?.type === "object") return []
  const expected = { item: row.kind === "item", free: isFree(schema), known: schema !== undefined, anchored }
  const typed = source.slice(...value)
  if (more.length === 0 && /[\r\n]/.test(typed)) return keepLines(source, row, value[1])
  if (more.length > 0) return expected.free || isBelow(row, typed) ? mendLines(source, row, expected) : []
  const found = mendScalar(typed, expected)
  if (!found) return []
  const cut = { start: value[0], end: value[0] + found.length, text: found.text }
  // In a list, `Un mot : la suite` is read, but as a question and its answer.
  const misread = found.misread || (found.cause === "deux-points" && row.kind === "item")
  return [written(row, found.cause, cut, typed, misread)]
}

/** The whole answer stands on the line below its question. */
function isBelow({ schema, more }: Row, typed: string): boolean {
  return schema !== undefined && typed === "" && more.length === 1
}

/** A list whose items have no dash, or whose bracket is never closed. */
function mendList(source: string, { schema, value, more, pointer }: Row): Mended[] {
  if (schema?.items?.properties) return []
  const typed = source.slice(...value)
  const told = (detail: string, label: string, cuts: Cut[]): Mended => {
    const fix = { label, confidence: "certain" as const, cuts }
    const [start, end] = more[0] && typed === "" ? more[0].value : value
    return {
      fault: { rule: "en-tete-illisible", start, end, detail, field: pointer, fix },
      cuts,
      misread: true,
      moved: false,
    }
  }
  if (more.length === 0 && /^\[[^[\]{}"'#]+$/.test(typed))
    return [told("crochet", "Fermer le crochet", [{ start: value[1], end: value[1], text: "]" }])]
  const said = more.map(line => source.slice(...line.value))
  // Commas would say where an item ends better than lines do.
  if (typed !== "" || said.length < 2 || said.some(words => !/^\p{L}[^,;:#]*$/u.test(words))) return []
  return [
    told(
      "liste",
      "Mettre un tiret devant chaque élément",
      more.map(line => ({ start: line.value[0], end: line.value[0], text: "- " })),
    ),
  ]
}

/** An answer that goes on over lines YAML would not join. */
function mendLines(source: string, row: Row, expected: Expected): Mended[] {
  const { value, more } = row
  const [start] = value
  const typed = source.slice(...value)
  const parts = [typed, ...more.map(line => source.slice(...line.value))].filter(part => part !== "")
  const strays = more.filter(({ columns }) => columns <= row.columns)
  if (strays.some(line => !/^[\p{L}\p{N}«“"('+-]/u.test(source.slice(...line.value)))) return []
  const joined = parts.join(" ")
  const found = mendScalar(joined, expected)
  const kept = strays.length === 0 && !found ? keepLines(source, row, more.at(-1)?.value[1] ?? value[1]) : []
  if (kept.length > 0) return kept
  if (strays.length === 0 && !found && parts.every(part => !/(?:^|\s)#|:(?:\s|$)/.test(part))) return []
  const isBlock = /^[|>]/.test(typed)
  const asLines = isBlock || (row.schema?.["x-saisie"] === "lignes" && !found)
  const lines = isBlock ? parts : ["|", ...parts]
  const isQuoted = !found && /^["']/.test(joined)
  const onOne = isQuoted ? joined : found?.length === joined.length ? found.text : quoted(joined)
  const text = asLines ? lines.join("\n" + " ".repeat(row.wanted + 2)) : onOne
  const cut = { start, end: more.at(-1)?.value[1] ?? value[1], text: source[start - 1] === ":" ? ` ${text}` : text }
  const strayed = typed === "" && more.length === 1 ? "dessous" : "suite"
  return [written(row, strays.length > 0 ? strayed : (found?.cause ?? "deux-points"), cut, joined, false)]
}

/** Lines of an address that YAML reads as one: a program that cuts a long text hardly begins a line with a number. */
function keepLines(source: string, row: Row, end: number): Mended[] {
  const [from] = row.value
  const before = source.slice(0, from).trimEnd()
  const lines = source
    .slice(from, end)
    .split(/[\r\n]+/)
    .flatMap(line => line.trim() || [])
  const isAddress = row.schema?.["x-saisie"] === "lignes" && lines.slice(1).some(line => numbered.test(line))
  if (
    !isAddress ||
    lines.some(line => /(?:^|\s)#/.test(line)) ||
    !/^:[ \r\n]*$/.test(source.slice(before.length - 1, from))
  )
    return []
  const indent = /^ */.exec(before.slice(before.lastIndexOf("\n") + 1))?.[0] ?? ""
  const cut = { start: before.length, end, text: ` ${["|", ...lines].join(`\n${indent}  `)}` }
  return [written(row, "lignes", cut, lines.join(" "), true)]
}

/** «4 place», «12 bis, rue», «37995 Valombreuil». */
const numbered = /^\d+(?: ?(?:bis|ter|quater))?,? \p{L}/u

function written(row: Row, detail: string, asTyped: Cut, typed: string, misread: boolean): Mended {
  const cut = { ...asTyped, text: asTyped.text.normalize("NFC") }
  const fix = {
    label: labels[detail] ?? "Mettre la réponse entre guillemets droits",
    confidence: "certain" as const,
    cuts: [cut],
  }
  const rule = detail === "guillemets-courbes" || detail === "lignes" ? "ecriture" : "en-tete-illisible"
  const fault = { rule, ...range(cut), value: typed.slice(0, 200), detail, field: row.pointer, fix }
  return { fault: detail === "autre" ? undefined : fault, cuts: [cut], misread, moved: false }
}

const labels: { [detail: string]: string } = {
  guillemets: "Rétablir les guillemets",
  barre: "Mettre la réponse entre apostrophes droites",
  "guillemets-courbes": "Remplacer les guillemets courbes par des guillemets droits",
  lignes: "Garder les lignes de la réponse",
  suite: "Réunir les lignes de la réponse",
  lien: "Garder l’adresse seule",
  dessous: "Remonter la réponse à côté de sa question",
}

/** Whether any words may stand there. */
function isFree(schema: Schema | undefined): boolean {
  const saisie = schema?.["x-saisie"] ?? "texte"
  return schema === undefined || (schema.type === "string" && (saisie === "texte" || saisie === "lignes"))
}

function range({ start, end }: Cut): { start: number; end: number } {
  return { start, end }
}
