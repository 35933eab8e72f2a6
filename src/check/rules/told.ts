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
  return ` ; de même ${atLines(others.map(({ start }) => start.line))}`
}

/** «à la ligne 8», «aux lignes 8, 9 et 12»: many are counted rather than named. */
export function atLines(lines: readonly number[]): string {
  const shown = lines.slice(0, lines.length > most ? most - 1 : most).map(String)
  const rest = lines.length - shown.length
  return `${lines.length > 1 ? "aux lignes" : "à la ligne"} ${frenchList(rest > 0 ? [...shown, count(rest, "autre")] : shown)}`
}

const most = 6
