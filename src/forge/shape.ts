/** Reads a value of the shape expected out of whatever a forge answered; undefined when it is anything else. */
export type Shape<T> = (value: unknown) => T | undefined

/** A text of at most so many UTF-16 units. */
export function text(most: number): Shape<string> {
  return value => (typeof value === "string" && value.length <= most ? value : undefined)
}

/** A text that matches a whole pattern. */
export function like(pattern: RegExp): Shape<string> {
  return value => (typeof value === "string" && pattern.test(value) ? value : undefined)
}

/** A whole number from 0 that a program can count to. */
export const whole: Shape<number> = value =>
  typeof value === "number" && Number.isSafeInteger(value) && value >= 0 ? value : undefined

export const flag: Shape<boolean> = value => (typeof value === "boolean" ? value : undefined)

/** Every item of the shape, or nothing at all: a list with a hole in it would be a false report. */
export function list<T>(item: Shape<T>): Shape<T[]> {
  return value => {
    if (!Array.isArray(value)) return undefined
    const items = value.map(item)
    return items.every(one => one !== undefined) ? items : undefined
  }
}

/** The keys asked for, of their shapes; other keys are left out. */
export function record<T extends object>(shapes: { [key in keyof T]: Shape<T[key]> }): Shape<T> {
  return value => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined
    const given = value as { [key: string]: unknown }
    const read: Partial<T> = {}
    for (const key of Object.keys(shapes) as (keyof T & string)[]) {
      const found = shapes[key](Object.hasOwn(given, key) ? given[key] : undefined)
      if (found === undefined) return undefined
      read[key] = found
    }
    return read as T
  }
}

/** Null where the value is null, missing or of another shape. */
export function maybe<T>(shape: Shape<T>): Shape<T | null> {
  return value => shape(value) ?? null
}

/** The full name of a commit, a tree or a file. */
export const sha = like(/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/)
