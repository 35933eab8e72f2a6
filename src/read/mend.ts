import type { Schema } from "../model/fields.ts"
import type { Cut, Mended } from "./fault.ts"
import { mendGaps } from "./gaps.ts"
import { outline, type Row } from "./outline.ts"
import { type Expected, mendScalar, quoted } from "./scalar.ts"

/** What people write that YAML refuses or reads otherwise, and what they meant. */
export function mend(source: string, schema: Schema): Mended[] {
  const rows = outline(source, schema)
  const anchored = /(?:^|[ \t])&\S/m.test(source)
  const exact = new Set(rows.filter(({ key }) => key?.exact).map(({ pointer }) => pointer))
  const answers = rows.flatMap(row => [...mendKey(row, exact), ...mendAnswer(source, row, anchored)])
  return [
    ...answers,
    ...mendGaps(
      source,
      rows,
      answers.flatMap(({ cuts }) => cuts),
    ),
  ]
}

/** A key spelt otherwise, or the form's label in its place. */
function mendKey({ key, pointer }: Row, exact: ReadonlySet<string>): Mended[] {
  if (!key?.known || key.exact || exact.has(pointer)) return []
  const cut = { start: key.start, end: key.end, text: key.name }
  const fix = { label: `Écrire « ${key.name} »`, confidence: "certain" as const, cuts: [cut] }
  const fault = { rule: "cle-mal-ecrite", ...range(cut), value: key.typed, detail: key.name, field: pointer, fix }
  return [{ fault, cuts: [cut], misread: true, moved: false }]
}

function mendAnswer(source: string, row: Row, anchored: boolean): Mended[] {
  const { schema, value, more } = row
  if (row.block || (!row.key && row.dash === undefined)) return []
  if (schema?.properties || schema?.type === "object" || (schema?.type === "array" && more.length > 0)) return []
  const expected = { free: isFree(schema), known: schema !== undefined, anchored }
  if (more.length > 0) return expected.free ? mendLines(source, row, expected) : []
  const typed = source.slice(...value)
  const found = mendScalar(typed, expected)
  if (!found) return []
  const cut = { start: value[0], end: value[0] + found.length, text: found.text }
  // In a list, `Un mot : la suite` is read, but as a question and its answer.
  const misread = found.misread || (found.cause === "deux-points" && row.kind === "item")
  return [written(row, found.cause, cut, typed, misread)]
}

/** An answer that goes on over lines YAML would not join. */
function mendLines(source: string, row: Row, expected: Expected): Mended[] {
  const { value, more } = row
  const [start] = value
  const typed = source.slice(...value)
  const parts = [typed, ...more.map(line => source.slice(...line.value))].filter(part => part !== "")
  const strays = more.filter(({ columns }) => columns <= row.columns)
  if (strays.some(line => !/^[\p{L}\p{N}«“"('-]/u.test(source.slice(...line.value)))) return []
  const joined = parts.join(" ")
  const found = mendScalar(joined, expected)
  if (strays.length === 0 && !found && parts.every(part => !/(?:^|\s)#|:(?:\s|$)/.test(part))) return []
  const isBlock = /^[|>]/.test(typed)
  const asLines = isBlock || (row.schema?.["x-saisie"] === "lignes" && !found)
  const lines = isBlock ? parts : ["|", ...parts]
  const onOne = found?.length === joined.length ? found.text : quoted(joined)
  const text = asLines ? lines.join("\n" + " ".repeat(row.wanted + 2)) : onOne
  const cut = { start, end: more.at(-1)?.value[1] ?? value[1], text: source[start - 1] === ":" ? ` ${text}` : text }
  return [written(row, strays.length > 0 ? "suite" : (found?.cause ?? "deux-points"), cut, joined, false)]
}

function written(row: Row, detail: string, asTyped: Cut, typed: string, misread: boolean): Mended {
  const cut = { ...asTyped, text: asTyped.text.normalize("NFC") }
  const fix = {
    label: labels[detail] ?? "Mettre la réponse entre guillemets droits",
    confidence: "certain" as const,
    cuts: [cut],
  }
  const rule = detail === "guillemets-courbes" ? "ecriture" : "en-tete-illisible"
  const fault = { rule, ...range(cut), value: typed.slice(0, 200), detail, field: row.pointer, fix }
  return { fault, cuts: [cut], misread, moved: false }
}

const labels: { [detail: string]: string } = {
  guillemets: "Rétablir les guillemets",
  "guillemets-courbes": "Remplacer les guillemets courbes par des guillemets droits",
  suite: "Réunir les lignes de la réponse",
}

/** Whether any words may stand there. */
function isFree(schema: Schema | undefined): boolean {
  const saisie = schema?.["x-saisie"] ?? "texte"
  return schema === undefined || (schema.type === "string" && (saisie === "texte" || saisie === "lignes"))
}

function range({ start, end }: Cut): { start: number; end: number } {
  return { start, end }
}
