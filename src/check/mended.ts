import type { Draft } from "../model/types.ts"

/** Whether a certain correction of what was read takes away or rewrites a place: it is told once, with its line. */
export function isMended({ problems }: Draft, offset: number): boolean {
  return problems.some(({ fixes = [] }) =>
    fixes.some(
      ({ confidence, edits }) =>
        confidence === "certain" && edits.some(({ start, end }) => start.offset <= offset && offset < end.offset),
    ),
  )
}
