import type { Problem, Rule, Subject, Told } from "../../model/types.ts"

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
