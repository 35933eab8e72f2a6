import { styleText } from "node:util"
import type { Figure, Target, Unit } from "./figures.ts"

/** The figures as a table for a terminal, a block a group and size of corpus. */
export function table(figures: Figure[], color: boolean): string {
  const rows = figures.map(row)
  const wide = head.map((title, i) => Math.max(title.length, ...rows.map(cells => cells[i]?.length ?? 0)))
  const line = (cells: string[]) =>
    cells
      .map((cell, i) => (i === 0 || i === 3 ? cell.padEnd(wide[i] ?? 0) : cell.padStart(wide[i] ?? 0)))
      .join("  ")
      .trimEnd()
  const paint = (figure: Figure, text: string) =>
    color && figure.reached !== undefined ? styleText(figure.reached ? "green" : "red", text) : text
  const lines = figures.flatMap((figure, i) => {
    const title = figure.fiches === 0 ? figure.group : `${figure.group}, ${count(figure.fiches)} fiches`
    const before = figures[i - 1]
    const same = before?.group === figure.group && before.fiches === figure.fiches
    return [...(same ? [] : ["", title]), `  ${paint(figure, line(rows[i] ?? []))}`]
  })
  return [`  ${line(head)}`, ...lines].join("\n")
}

const head = ["figure", "ours", "floor", "which", "ratio", "by CPU", "target", ""]

function row({ name, unit, ours, floor, ratio, cpu, target, reached }: Figure): string[] {
  return [
    name,
    ours === undefined ? "" : amount(ours, unit),
    floor ? amount(floor.value, unit) : "",
    floor?.name ?? "",
    times(ratio),
    times(cpu),
    target ? wish(target, unit) : "",
    reached === undefined ? "" : reached ? "reached" : "MISSED",
  ]
}

function times(ratio: number | undefined): string {
  return ratio === undefined ? "" : `${ratio.toFixed(ratio < 10 ? 2 : 1)} ×`
}

function wish({ most, least, of, at }: Target, unit: Unit): string {
  const value = most ?? least ?? 0
  const said = `${most === undefined ? "≥" : "≤"} ${of === "ratio" ? `${value} ×` : amount(value, unit).replace(/\.0+ /, " ")}`
  return at ? `${said} at ${at.map(count).join(", ")}` : said
}

function amount(value: number, unit: Unit): string {
  if (unit === "a second") return `${value.toFixed(1)}/s`
  const digits = unit === "s" ? 3 : ["MB", "ms", "numbers", "points"].includes(unit) ? 0 : 1
  return `${value.toFixed(digits)} ${unit}`
}

function count(value: number): string {
  return value.toLocaleString("en").replaceAll(",", " ")
}
