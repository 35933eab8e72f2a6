import type { Severity } from "../model/types.ts"
import { clip, type Excerpt } from "./excerpt.ts"
import type { Paint } from "./paint.ts"
import type { Point } from "./point.ts"
import { columns, wrap } from "./wrap.ts"

/** What a text is written on. */
export interface Page {
  /** Columns. */
  width: number
  paint: Paint
}

/** One point: what is wrong, the author's line, what is expected, why, how to go on. */
export function pointText(point: Point, number: number, page: Page): string {
  const { value, wrote, expected, why, fixes, related, place, help } = point
  return [
    ...title(point, number, page),
    ...(wrote ? excerptRow(wrote, signs[point.severity].colour, page) : row("Vous avez écrit", value, page)),
    ...row("Il faut", expected, page),
    ...row("Pourquoi", why, page),
    ...fixes.flatMap(({ sureness, label, certain }) =>
      row(sureness, certain ? `${label} (--fix s’en charge)` : label, page),
    ),
    ...related.flatMap(({ said }) => row("Voir aussi", said, page)),
    ...ways(place, help, page),
  ].join("\n")
}

const signs: { [severity in Severity]: { sign: string; colour: "red" | "yellow" | "blue" } } = {
  blocking: { sign: "✖", colour: "red" },
  "to-check": { sign: "▲", colour: "yellow" },
  advice: { sign: "•", colour: "blue" },
}
/** Columns left of a row, and of what follows its label. */
const gutter = 5
const label = 18

function title(point: Point, number: number, { width, paint }: Page): string[] {
  const { sign, colour } = signs[point.severity]
  const start = `${sign} ${number}. `
  const indent = " ".repeat(start.length)
  const lines = wrap(point.title, width - start.length)
  const tag = point.fresh ? `[nouveau, ${point.rule}]` : `[${point.rule}]`
  const last = (lines.length === 1 ? start.length : indent.length) + columns(lines.at(-1) ?? "")
  const room = width - last - columns(tag)
  const painted = lines.map((line, index) => (index === 0 ? paint(colour, start) : indent) + paint("bold", line))
  if (room < 2) return [...painted, " ".repeat(Math.max(width - columns(tag), 0)) + paint("dim", tag)]
  return [...painted.slice(0, -1), `${painted.at(-1)}${" ".repeat(room)}${paint("dim", tag)}`]
}

/** A label and what it says; nothing when there is nothing to say. */
function row(name: string, said: string | undefined, page: Page): string[] {
  if (!said) return []
  const short = name.length === 1
  const { indent, room } = layout(short, page)
  const lines = wrap(said, room)
  if (short)
    return lines.map((line, index) => " ".repeat(gutter) + (index === 0 ? `${page.paint("dim", name)} ` : "  ") + line)
  return labelled(name, lines, indent, page)
}

/** Where to correct and where to read more, on one line when both fit. */
function ways(place: string, help: string | undefined, page: Page): string[] {
  const { room } = layout(true, page)
  const apart = "      "
  if (place && help && columns(`${place}${apart}? ${help}`) <= room)
    return [`${" ".repeat(gutter)}${page.paint("dim", "→")} ${place}${apart}${page.paint("dim", "?")} ${help}`]
  return [...row("→", place, page), ...row("?", help, page)]
}

function excerptRow(wrote: Excerpt, colour: "red" | "yellow" | "blue", page: Page): string[] {
  const { indent, room } = layout(false, page)
  const { before, marked, after } = clip(wrote, room)
  const line = before + page.paint(colour, marked) + after
  const whole = before.trim() + after.trim() === ""
  const mark = " ".repeat(columns(before)) + page.paint(colour, "^".repeat(columns(marked)))
  return labelled("Vous avez écrit", whole ? [line] : [line, mark], indent, page)
}

/** On a narrow page the label has a line of its own. */
function labelled(name: string, lines: string[], indent: number, { paint }: Page): string[] {
  const said = lines.map(line => " ".repeat(indent) + line)
  const head = " ".repeat(gutter) + paint("dim", name)
  if (indent < gutter + label) return [head, ...said]
  return [head + " ".repeat(indent - gutter - name.length) + (lines[0] ?? ""), ...said.slice(1)]
}

function layout(short: boolean, { width }: Page): { indent: number; room: number } {
  const indent = short ? gutter + 2 : width < 60 ? gutter + 2 : gutter + label
  return { indent, room: width - indent }
}
