import type { Fault } from "./fault.ts"
import type { Profile } from "./profile.ts"
import { recover } from "./recover.ts"
import { readStrict } from "./strict.ts"
import type { Strict } from "./typed.ts"

/** What is read of a front matter, and what was lost of it. */
export interface Salvaged {
  strict: Strict
  lost: Fault[]
}

/** Reads what can be of a front matter that can't be as a whole, and tells the lines that were lost. */
export function salvage(source: string, profile: Profile): Salvaged {
  const { text, lost } = recover(source, profile)
  const strict = readStrict(text, profile)
  const faults = lost.slice(0, mostLost).map(({ start, end }): Fault => {
    const value = source.slice(start, end).split(/[\r\n]/)[0] ?? ""
    const from = start + value.search(/\S|$/)
    return {
      rule: "en-tete-illisible",
      start: from,
      end: start + value.length,
      detail: "incompris",
      value: value.trim().slice(0, 200),
    }
  })
  if (strict.errors.length === 0 && faults.length > 0) return { strict, lost: faults }
  const [error] = strict.errors
  const whole: Fault = {
    rule: "en-tete-illisible",
    start: error?.start ?? 0,
    end: error?.end ?? 0,
    detail: "incompris",
  }
  return { strict: { ...strict, data: Object.create(null), places: new Map(), pruned: true }, lost: [whole] }
}

/** Most places told of one front matter that can't be read: the rest follows from them, or will be told next time. */
const mostLost = 10
