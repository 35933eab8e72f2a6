import type { Schema } from "../model/fields.ts"
import type { Draft, Field, Fix, Pointer } from "../model/types.ts"
import { behindSign } from "./behind.ts"
import type { Complaint } from "./convert.ts"
import { insert } from "./edits.ts"
import { fieldsIn, labelOf } from "./label.ts"
import { sectionMissing } from "./read-sections.ts"
import { quote } from "./say.ts"
import type { Fault } from "./validate.ts"

/** A required answer that is not there: what to add, after which line. A group that is not there at all is told once. */
export function missing(
  draft: Draft,
  schema: Schema,
  { pointer, schema: here }: Fault,
  blank: ReadonlySet<Pointer>,
): Complaint {
  if (here["x-section"]) return sectionMissing(draft, schema, pointer)
  const asked = fieldsIn(schema).filter(field => field.pointer === pointer || field.pointer.startsWith(`${pointer}/`))
  const [first] = asked
  if (here.properties) {
    const names = asked.filter(({ required }) => required).map(({ label }) => label)
    return {
      rule: "champ-manquant",
      field: pointer,
      label: here.title ?? labelOf(pointer, schema) ?? "",
      message: `cette partie manque (${names.join(", ")})`,
      fixes: blank.has(pointer) ? [] : [addition(draft, pointer, asked)],
    }
  }
  const isBlank = blank.has(pointer)
  const behind = isBlank ? behindSign(draft, schema, pointer) : []
  if (behind.length > 0) {
    return {
      rule: "champ-manquant",
      field: pointer,
      behindSign: true,
      message: "la réponse semble écrite derrière un dièse, comme une aide : elle n’est pas lue",
      expected: "la réponse après les deux-points, sans dièse",
      fixes: behind,
    }
  }
  return {
    rule: "champ-manquant",
    field: pointer,
    message: isBlank ? "la réponse est vide" : "cette réponse manque",
    expected: here.description ?? "",
    fixes: first && !isBlank ? [addition(draft, pointer, [first])] : [],
  }
}

/** The lines to add, each with a hole where the answer goes. */
function addition(draft: Draft, pointer: Pointer, asked: Field[]): Fix {
  const path = pointer.slice(1).split("/")
  const depth = presentDepth(draft, path)
  const indent = " ".repeat(indentOf(draft, path, depth))
  const lines: string[] = []
  for (let level = depth; level < path.length - 1; level++)
    lines.push(`${indent}${"  ".repeat(level - depth)}${path[level]}:`)
  const inner = indent + "  ".repeat(path.length - 1 - depth)
  const isGroup = asked[0]?.pointer !== pointer
  if (isGroup) lines.push(`${inner}${path.at(-1)}:`)
  let before = path
  for (const field of asked.filter(({ required }) => required || !isGroup)) {
    for (const [level, key] of field.path.slice(0, -1).entries()) {
      if (level >= path.length && before[level] !== key)
        lines.push(`${inner}${"  ".repeat(level - path.length + 1)}${key}:`)
    }
    before = field.path
    lines.push(`${inner}${"  ".repeat(field.path.length - path.length)}${field.key}: À COMPLÉTER`)
  }
  const { start } = draft.place(pointer)
  const atFence = depth === 0
  const line = atFence ? Math.max(1, start.line - 1) : start.line
  const typed = lines.map(text => quote(text.replace("À COMPLÉTER", "").trim()))
  const label = isGroup
    ? `Ajouter après la ligne ${line}, une par ligne et avec vos réponses : ${typed.join(", ")}`
    : `Ajouter après la ligne ${line} : ${typed.join(", ")}, suivi de votre réponse`
  const text = lines.join("\n")
  return insert(draft, start.offset, atFence ? `${text}\n` : `\n${text}`, label)
}

/** How many groups around a missing answer are there. */
function presentDepth(draft: Draft, path: string[]): number {
  let depth = path.length - 1
  while (depth > 0 && draft.source(`/${path.slice(0, depth).join("/")}`) === undefined) depth -= 1
  return depth
}

/** The indentation of the answers of the innermost group that is there. */
function indentOf(draft: Draft, path: string[], depth: number): number {
  if (depth === 0) return 0
  const group = `/${path.slice(0, depth).join("/")}`
  const found = /\n( +)\S/.exec(`\n${" ".repeat(draft.place(group).start.column - 1)}${draft.source(group) ?? ""}`)?.[1]
  return found && draft.source(group) !== "" ? found.length : draft.keyPlace(group).start.column + 1
}
