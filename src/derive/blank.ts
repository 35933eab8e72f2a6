import { fiche, fields, type Schema } from "../model/fields.ts"
import type { Field } from "../model/types.ts"

/** A fiche to fill in: every question asked of authors in the form's order, with its help; some answers may be given. */
export function blank(schema: Schema = fiche, answers: { readonly [pointer: string]: string } = {}): string {
  const asked = fields(schema).filter(({ office }) => !office)
  const head = asked.filter(({ section }) => !section)
  const lines = head.flatMap((field, index) => [
    ...opening(field, head[index - 1], schema),
    ...question(field, answers),
  ])
  return [
    "---",
    ...instructions.map(line => `# ${line}`),
    ...lines,
    "---",
    ...asked.filter(({ section }) => section).flatMap(sectionOf),
    "",
  ].join("\n")
}

const instructions = [
  "Écrivez chaque réponse après les deux-points, sur la même ligne.",
  "Les lignes qui commencent par # sont des aides : vous pouvez les laisser.",
]

/** The groups that open before a field, each with its title. */
function opening(field: Field, previous: Field | undefined, schema: Schema): string[] {
  const common = field.path.findIndex((part, index) => part !== previous?.path[index])
  const groups = field.path.slice(common, -1).flatMap((key, index) => {
    const depth = common + index
    const title = groupAt(schema, field.path.slice(0, depth + 1))?.title
    return [...(title ? [`${indent(depth)}# ${title}`] : []), `${indent(depth)}${key}:`]
  })
  return common === 0 ? ["", ...groups] : groups
}

function question(field: Field, answers: { readonly [pointer: string]: string }): string[] {
  const margin = indent(field.path.length - 1)
  const duty = field.required ? "obligatoire" : "facultatif"
  const reach = field.diffusion === "interne" ? " ; reste à l’école, jamais publié" : ""
  const answer = answers[field.pointer]
  return [
    `${margin}# ${field.label} (${duty}${reach})`,
    ...hint(field).map(line => `${margin}# ${line}`),
    `${margin}${field.key}:${answer === undefined ? "" : ` ${scalar(answer)}`}`,
  ]
}

function hint({ choices, example, saisie }: Field): string[] {
  if (choices) return [`Au choix : ${choices.map(({ value }) => value).join(", ")}`]
  if (saisie === "oui-non") return ["Au choix : oui, non"]
  return example === "" ? [] : [`Exemple : ${example.replaceAll(/\s*\n\s*/g, " / ")}`]
}

/** Plain where YAML reads it back as it is, else between quotes. */
function scalar(text: string): string {
  return /^[\p{L}\p{N}](?:[\p{L}\p{N}’'.,()/-]| (?! ))*(?<! )$/u.test(text) ? text : JSON.stringify(text)
}

function sectionOf({ label, help, required }: Field): string[] {
  return [
    "",
    `## ${label}`,
    "",
    `À COMPLÉTER${required ? "" : " (facultatif : sinon, retirez cette section)"} : ${help}`,
  ]
}

function groupAt(schema: Schema, path: string[]): Schema | undefined {
  return path.reduce<Schema | undefined>((here, key) => here?.properties?.[key], schema)
}

function indent(depth: number): string {
  return "  ".repeat(depth)
}
