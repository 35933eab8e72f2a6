import { fiche, fields, type Schema } from "../model/fields.ts"
import { fold } from "../model/fold.ts"
import { isAskedThere, issueLabel, noAnswer } from "../words/issue.ts"
import type { Answers } from "./answers.ts"
import type { Block } from "./blocks.ts"
import type { Intake } from "./form.ts"
import { valuesOf } from "./values.ts"

/**
 * Reads an issue that the forge's form made: each answer stands under `### ` and its question. A title counts once, and
 * in any order; the same one again is words of an answer. Undefined when fewer than half of the questions are there.
 */
export function readIssue(body: string, schema: Schema = fiche): Intake | undefined {
  const form = fields(schema).filter(({ office }) => !office)
  const asked = new Map(form.filter(isAskedThere).map(field => [issueLabel(field), field]))
  const sections = new Set(form.filter(({ section }) => section).map(({ label }) => fold(label)))
  const found = new Map<string, string[]>()
  let open: string[] | undefined
  for (const line of body.replace(/\r\n?/g, "\n").split("\n")) {
    const field = line.startsWith("### ") ? asked.get(line.slice(4).trim()) : undefined
    if (field && !found.has(field.pointer)) {
      open = []
      found.set(field.pointer, open)
    } else open?.push(line)
  }
  if (found.size < asked.size / 2) return undefined
  const answers: Answers = new Map()
  const long = new Map<string, string>()
  for (const field of asked.values()) {
    const text = (found.get(field.pointer) ?? []).join("\n").trim()
    if (text === "" || text === noAnswer) continue
    if (field.section) long.set(field.pointer, within(text, sections))
    else answers.set(field.pointer, { field, blocks: text.split("\n").map(paragraph) })
  }
  const { values, warnings } = valuesOf(answers, form)
  for (const [pointer, value] of long) values.set(pointer, { value })
  return { values, warnings }
}

function paragraph(text: string): Block {
  return { kind: "paragraph", runs: [{ text }] }
}

/** Markdown as typed, but that titles which could be taken for those of the fiche are bold words, and those of no words are signs. */
function within(text: string, sections: ReadonlySet<string>): string {
  const isTaken = (title: string) => title.length < 300 && sections.has(fold(title.replace(/[\s#]+$/, "")))
  return text
    .replace(/^ {0,3}(#{1,6})[ \t]+(\S.*)$/gm, (line, signs: string, title: string) =>
      signs.length < 3 || isTaken(title) ? `**${title.trim()}**` : line,
    )
    .replace(/^ {0,3}(?=#{1,6}(?:[ \t]+#*)?[ \t]*$)/gm, "\\")
    .replace(/^ {0,3}(?:=+|-+)[ \t]*$/gm, "\n$&")
}
