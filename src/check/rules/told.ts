import type { Problem, Rule, Subject, Told } from "../../model/types.ts"
import { count, frenchList } from "../../words/text.ts"

/** A rule whose faults are found while values are read by the schema: it tells them as they are. */
export function complaints(id: string): Rule["check"] {
  return subject => subject.complaints(id)
}

/** A rule whose faults are found while the file is read: it puts each into words. */
export function problems(id: string, say: (problem: Problem, subject: Subject) => Told): Rule["check"] {
  return subject => {
    const own = subject.draft.problems.filter(({ rule }) => rule === id)
    return own.map(problem => ({ span: problem.span, fixes: problem.fixes ?? [], ...say(problem, subject) }))
  }
}

/** Where else the same is written, when one correction puts all of it right: « ; de même aux lignes 8, 9 et 12». */
export function elsewhere({ fixes = [] }: Pick<Problem, "fixes">): string {
  const [, ...others] = fixes[0]?.edits ?? []
  if (others.length === 0) return ""
  const lines = others.slice(0, others.length > most ? most - 1 : most).map(({ start }) => String(start.line))
  const rest = others.length - lines.length
  return ` ; de même ${others.length > 1 ? "aux lignes" : "à la ligne"} ${frenchList(rest > 0 ? [...lines, count(rest, "autre")] : lines)}`
}

const most = 6
