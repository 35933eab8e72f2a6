/** A run of lines of the new file that a diff shows. */
export interface Hunk {
  first: number
  last: number
}

/** The lines of the new file on which a forge takes a remark: those a unified diff shows, unchanged ones around included. */
export function hunksOf(patch: string): Hunk[] {
  const hunks: Hunk[] = []
  for (const [, start = "", length = "1"] of patch.matchAll(/^@@ -\d+(?:,\d+)? \+(\d{1,9})(?:,(\d{1,9}))? @@/gm)) {
    const first = Number(start)
    if (Number(length) > 0) hunks.push({ first, last: first + Number(length) - 1 })
  }
  return hunks
}
