import type { Pointer, Subject } from "../model/types.ts"

/** The files of an édition by what they answer at a pointer, sorted once for all of them. */
export function sharing(
  subjects: readonly Subject[],
  pointer: Pointer,
  name: (value: unknown) => string,
): Map<string, Subject[]> {
  const known = made.get(subjects) ?? new Map<Pointer, Map<string, Subject[]>>()
  made.set(subjects, known)
  let groups = known.get(pointer)
  if (!groups) {
    groups = new Map()
    for (const subject of subjects) {
      const value = subject.value(pointer)
      if (value === undefined) continue
      const same = groups.get(name(value))
      if (same) same.push(subject)
      else groups.set(name(value), [subject])
    }
    known.set(pointer, groups)
  }
  return groups
}

const made = new WeakMap<readonly Subject[], Map<Pointer, Map<string, Subject[]>>>()

/** The names of a few files, and how many others there are. */
export function namesOf(subjects: readonly Subject[]): string {
  const names = subjects.slice(0, shown).map(({ draft }) => draft.path.split("/").at(-1) ?? "")
  const rest = subjects.length - names.length
  return names.join(", ") + (rest > 0 ? ` et ${rest} ${rest > 1 ? "autres" : "autre"}` : "")
}

/** The same places in other files, a few of them. */
export function placesOf(subjects: readonly Subject[], pointer: Pointer, message: string) {
  return subjects.slice(0, shown).map(({ draft }) => ({ path: draft.path, message, start: draft.place(pointer).start }))
}

const shown = 3
