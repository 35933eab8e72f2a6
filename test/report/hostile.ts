import type { Finding, Fix, Place, ReportContext, Severity } from "../../src/model/types.ts"
import fc from "../draw.ts"

const nasty = fc.constantFrom(
  "\u001b[31m",
  "\u001b]8;;https://evil.example\u0007",
  "\u009b2J",
  "\u202e",
  "\u2066",
  "\u200b",
  "\ufeff",
  "\u{e0041}",
  "\ue000",
  "\ud800",
  "\u2028",
  "\r\n",
  "\0",
  "\u0085",
  "::",
  ":",
  "##[",
  "##",
  "[",
  "e\u0301\u0301\u0301\u0301\u0301",
  "::error file=x::y",
  "##[command]",
  "é",
  " ",
)
/** Values that try to harm whoever prints them. */
export const hostile = fc
  .array(fc.oneof(nasty, fc.string({ unit: "binary" })), { maxLength: 20 })
  .map(parts => parts.join(""))

/** Findings on a file made of hostile values, as careless rules would tell them. */
export const hostileFindings = fc
  .array(fc.tuple(hostile, fc.nat(), fc.nat(30), fc.constantFrom<Severity>("blocking", "to-check", "advice")), {
    maxLength: 8,
  })
  .map(told => {
    const file = told.map(([value]) => value).join("\n")
    const path = `proposals/2025-2026/${told[0]?.[0] ?? ""}.md`
    const findings = told.map(([value, at, length, severity]): Finding => {
      const start = Math.min(at, file.length)
      const related = [{ path: value, message: value }]
      const fixes: Fix[] = [{ label: value, confidence: "certain", edits: [] }]
      const words = { label: value, message: value, value, expected: value, example: value, why: value, help: value }
      const span = { start: placeIn(file, start), end: placeIn(file, Math.min(start + length, file.length)) }
      return { rule: value, severity, path, ...span, ...words, fixes, related, fingerprint: value }
    })
    return { findings, context: { ...quiet, text: () => file } }
  })

const quiet: ReportContext = {
  files: 1,
  text: () => "",
  color: false,
  width: 80,
  max: Number.POSITIVE_INFINITY,
  editions: new Map(),
}

function placeIn(text: string, offset: number): Place {
  const before = text.slice(0, offset).split(/\r\n|\r|\n/)
  return { line: before.length, column: (before.at(-1) ?? "").length + 1, offset }
}
