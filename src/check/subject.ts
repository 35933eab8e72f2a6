import type { Body, Draft, Pointer, Subject, Told } from "../model/types.ts"
import { bodyOf } from "./body.ts"
import type { Read } from "./schema.ts"
import { valueAt } from "./validate.ts"

/** What rules look at: a file, what was read of it, and its body walked once, when a rule first asks. */
export function subjectOf(
  draft: Draft,
  { values, complaints, sketch = [] }: Pick<Read, "values" | "complaints"> & { sketch?: readonly number[] },
): Subject {
  let body: Body | undefined
  const byRule = new Map<string, Told[]>()
  for (const { rule, ...told } of complaints) {
    const same = byRule.get(rule)
    if (same) same.push(told)
    else byRule.set(rule, [told])
  }
  return {
    draft,
    sketch,
    values,
    value: (pointer: Pointer) => valueAt(values, pointer),
    complaints: rule => byRule.get(rule) ?? none,
    body: () => {
      body ??= bodyOf(draft)
      return body
    },
  }
}

const none: readonly Told[] = []
