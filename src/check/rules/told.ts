import type { Problem, Rule, Told } from "../../model/types.ts"

/** A rule whose faults are found while values are read by the schema: it tells them as they are. */
export function complaints(id: string): Rule["check"] {
  return subject => subject.complaints(id)
}

/** A rule whose faults are found while the file is read: it puts each into words. */
export function problems(id: string, say: (problem: Problem) => Told): Rule["check"] {
  return ({ draft }) => {
    const own = draft.problems.filter(({ rule }) => rule === id)
    return own.map(problem => ({ span: problem.span, fixes: problem.fixes ?? [], ...say(problem) }))
  }
}
