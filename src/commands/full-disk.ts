import { misuse } from "../model/misuse.ts"

/** What to tell when a fault, or what lies behind it, is a disk without room: a misuse; undefined for any other fault. */
export function fullDisk(error: unknown): Error | undefined {
  const seen = new Set<unknown>()
  // Eleventy wraps what happened as `originalError`.
  for (let fault = error; fault instanceof Error && !seen.has(fault); ) {
    seen.add(fault)
    const { code, cause, originalError } = fault as Error & { code?: unknown; originalError?: unknown }
    if (code === "ENOSPC" || code === "EDQUOT")
      return misuse(
        "Le disque est plein. Libérez de la place, ou choisissez un autre disque avec --out, puis recommencez.",
      )
    fault = cause ?? originalError
  }
  return undefined
}
