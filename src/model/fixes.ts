import type { Edit, Finding, Fix } from "./types.ts"

/** A correction that will be made, and the finding it settles. */
export interface Chosen {
  finding: Finding
  fix: Fix
}

/** A correction may uncover another; more rounds than this would mean that two rules disagree. */
export const mostRounds = 10

/**
 * The certain corrections of one file that can be made together: one a finding, each whole or not at all. Where two want
 * the same place the first in the file wins, and the other may follow once the file is checked again.
 */
export function chooseFixes(findings: readonly Finding[]): Chosen[] {
  const chosen: Chosen[] = []
  const taken: Edit[] = []
  for (const finding of findings.toSorted((a, b) => a.start.offset - b.start.offset)) {
    const fix = finding.fixes.find(({ confidence, edits }) => confidence === "certain" && edits.length > 0)
    if (!fix || clash(fix.edits, taken)) continue
    taken.push(...fix.edits)
    chosen.push({ finding, fix })
  }
  return chosen
}

/** The text of a file with its certain corrections made; nothing else of it changes. */
export function applyFixes(text: string, findings: readonly Finding[]): string {
  return applyEdits(
    text,
    chooseFixes(findings).flatMap(({ fix }) => fix.edits),
  )
}

function applyEdits(text: string, edits: readonly Edit[]): string {
  let done = ""
  let from = 0
  for (const { start, end, text: added } of edits.toSorted((a, b) => a.start.offset - b.start.offset)) {
    done += text.slice(from, start.offset) + added
    from = end.offset
  }
  return done + text.slice(from)
}

/** Whether edits overlap others or one another; two insertions at one place do, for their order would be anybody's guess. */
function clash(edits: readonly Edit[], others: readonly Edit[]): boolean {
  return edits.some((edit, index) => [...others, ...edits.slice(0, index)].some(other => overlap(edit, other)))
}

function overlap(a: Edit, b: Edit): boolean {
  if (a.start.offset === b.start.offset) return true
  return a.start.offset < b.end.offset && b.start.offset < a.end.offset
}
