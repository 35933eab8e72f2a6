import { readFileSync } from "node:fs"
import { join } from "node:path"
import { fiche, fields, type Schema } from "../model/fields.ts"
import type { Field } from "../model/types.ts"

/** The README with its table of fields rewritten; nothing where there is no README or no place for the table in it. */
export function readme(root: string, schema: Schema = fiche): { [file: string]: string } {
  let text: string
  try {
    text = readFileSync(join(root, "README.md"), "utf8")
  } catch {
    return {}
  }
  return between.test(text) ? { "README.md": withTable(text, schema) } : {}
}

/** A Markdown text with the table of the schema's fields between its two markers. */
export function withTable(text: string, schema: Schema = fiche): string {
  return text.replace(between, (_all, start: string, end: string) => `${start}\n\n${table(schema)}\n\n${end}`)
}

const between = /(<!-- champs:début -->)[\s\S]*?(<!-- champs:fin -->)/

function table(schema: Schema): string {
  const rows = fields(schema).map(field => [
    `\`${field.path.join(".")}\``,
    field.group === undefined ? field.label : `${field.group} : ${field.label}`,
    kind(field),
    field.required ? "yes" : "no",
    `${field.diffusion}${field.office ? ", office" : ""}`,
  ])
  const head = [["Key", "The form’s label", "Kind", "Required", "Diffusion"], Array.from({ length: 5 }, () => "---")]
  return [...head, ...rows].map(cells => `| ${cells.map(cell => cell.replaceAll("|", "\\|")).join(" | ")} |`).join("\n")
}

function kind({ section, saisie, choices, minLength, maxLength }: Field): string {
  if (choices) return choices.map(({ value }) => `\`${value}\``).join(" ")
  if (section) return "section, Markdown"
  if ((saisie === "texte" || saisie === "lignes") && maxLength !== undefined)
    return `${saisie} ${minLength ?? 0}–${maxLength}`
  return saisie
}
