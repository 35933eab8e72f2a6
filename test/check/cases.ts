import { readdirSync, statSync } from "node:fs"
import { join } from "node:path"

/**
 * `test/cases/<rule>/<what>.md` is a fiche as an author sent it, `<what>.txt` exactly what they are told, `<what>.json`
 * the same for programs; a folder instead of a file is a whole édition, or several. A case whose name starts with `juste`
 * is one the rule has nothing to say of.
 */
export const folder = new URL("../cases/", import.meta.url).pathname

export interface Case {
  rule: string
  /** As on the disk, and without its ending. */
  name: string
  what: string
  /** Of its text and JSON, without the ending. */
  path: string
}

export const cases: readonly Case[] = readdirSync(folder)
  .filter(name => statSync(join(folder, name)).isDirectory())
  .flatMap(rule =>
    readdirSync(join(folder, rule))
      .filter(name => !/\.(?:txt|json)$/.test(name))
      .map(name => ({ rule, name, what: name.replace(/\.md$/, "") }))
      .map(one => ({ ...one, path: join(folder, rule, one.what) })),
  )

/**
 * The findings of a JSON report (interfaces.md) as a person reads them: places as `line:column`, corrections as the text
 * that takes the place of another; without what only programs need (fingerprint, address of help).
 */
export function brief(report: string): string {
  const { findings } = JSON.parse(report) as { findings: object[] }
  return `${JSON.stringify(findings, shorter, 2)}\n`
}

function shorter(key: string, value: unknown): unknown {
  if (key === "fingerprint" || key === "help") return undefined
  if (Array.isArray(value) && value.length === 0 && key !== "") return undefined
  return isPlace(value) ? `${value.line}:${value.column}` : value
}

function isPlace(value: unknown): value is { line: number; column: number } {
  return typeof value === "object" && value !== null && "line" in value && "column" in value && "offset" in value
}
