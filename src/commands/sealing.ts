import { lineEnd } from "../check/edits.ts"
import { typedAt } from "../model/at.ts"
import { fields } from "../model/fields.ts"
import { isHole } from "../model/hole.ts"
import { type Kept, seal } from "../model/sealed.ts"
import type { Draft, Typed, TypedMap } from "../model/types.ts"
import { ficheOf } from "../read/file.ts"

/** The questions whose answers stay with the school. */
export const interne = fields().filter(({ diffusion, office }) => diffusion === "interne" && !office)

/** The answers of a fiche that stay with the school and are written in clear, as typed. */
export function openAnswers({ data }: Draft): Kept {
  return Object.fromEntries(
    interne.flatMap(({ pointer, path }) => {
      const typed = typedAt(data, path)
      return typeof typed === "string" && !isHole(typed) ? [[pointer, typed]] : []
    }),
  )
}

/**
 * The text of a fiche with its interne answers closed for a key, all else as it was; the same text when there is none in
 * clear, and undefined when its head is not written in a way that can be changed safely.
 */
export async function sealedText(draft: Draft, recipient: string): Promise<string | undefined> {
  const answers = openAnswers(draft)
  if (Object.keys(answers).length === 0) return draft.text
  if (draft.partial || draft.problems.some(({ rule }) => /^(?:en-tete|yaml|cle)-/.test(rule))) return undefined
  const before = draft.data["confidentiel"]
  const block = [...(typeof before === "string" ? [before.trimEnd()] : []), await seal(answers, recipient)].join("\n")
  const gone = new Set(Object.keys(answers))
  const { confidentiel: _, ...others } = without(draft.data, "", gone)
  const expected: TypedMap = { ...others, confidentiel: block }
  const text = rewritten(draft, gone, block)
  const again = ficheOf(Buffer.from(text), draft.path, { edition: draft.edition })
  const { confidentiel, ...rest } = again.data
  const same = JSON.stringify({ ...rest, confidentiel: String(confidentiel).trimEnd() }) === JSON.stringify(expected)
  return same && again.text.slice(again.bodyStart) === draft.text.slice(draft.bodyStart) ? text : undefined
}

/** The text of a fiche that we wrote, its interne answers closed. */
export async function closed(text: string, edition: string, key: string): Promise<string> {
  const sealed = await sealedText(ficheOf(Buffer.from(text), "fiche.md", { edition }), key)
  if (sealed === undefined) throw new Error("A fiche of ours cannot be sealed.")
  return sealed
}

/** The data without some answers, nor the groups that held nothing else. */
function without(data: TypedMap, pointer: string, gone: ReadonlySet<string>): TypedMap {
  return Object.fromEntries(
    Object.entries(data).flatMap(([key, value]): [string, Typed][] => {
      const here = `${pointer}/${key}`
      if (gone.has(here)) return []
      if (typeof value !== "object" || Array.isArray(value)) return [[key, value]]
      const left = without(value, here, gone)
      return Object.keys(left).length === 0 ? [] : [[key, left]]
    }),
  )
}

/** Takes whole lines out, from the last to the first, and writes the closed block at the end of the head. */
function rewritten(draft: Draft, gone: ReadonlySet<string>, block: string): string {
  const end = lineEnd(draft)
  const groups = groupsOf(draft.data, "", gone)
  const had = draft.data["confidentiel"] === undefined ? [] : ["/confidentiel"]
  const lines = [...gone, ...groups, ...had].map(pointer => ({
    from: draft.keyPlace(pointer).start.line,
    to: groups.includes(pointer) ? draft.keyPlace(pointer).start.line : lastLine(draft, pointer),
  }))
  const all = draft.text.split(/\r?\n/)
  const close = all
    .slice(0, draft.span(draft.bodyStart, draft.bodyStart).start.line)
    .findLastIndex(line => /^---\s*$/.test(line))
  const sealed = ["confidentiel: |", ...block.split("\n").map(line => `  ${line}`)]
  const kept = all.flatMap((line, index) => {
    const out = lines.some(({ from, to }) => index + 1 >= from && index + 1 <= to)
    return index === close ? [...sealed, line] : out ? [] : [line]
  })
  return kept.join(end)
}

function lastLine(draft: Draft, pointer: string): number {
  const { start, end } = draft.place(pointer)
  // A block of lines ends at the start of the line after it.
  return end.column === 1 && end.line > start.line ? end.line - 1 : end.line
}

/** Groups that hold nothing but what goes. */
function groupsOf(data: TypedMap, pointer: string, gone: ReadonlySet<string>): string[] {
  return Object.entries(data).flatMap(([key, value]) => {
    const here = `${pointer}/${key}`
    if (typeof value !== "object" || Array.isArray(value)) return []
    const inside = groupsOf(value, here, gone)
    return Object.keys(without(value, here, gone)).length === 0 ? [here, ...inside] : inside
  })
}
