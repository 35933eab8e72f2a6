import type { Run } from "./blocks.ts"

/** Neighbours of one make are one run. */
export function merged(runs: readonly Run[]): Run[] {
  const found: Run[] = []
  for (const run of runs) {
    const last = found.at(-1)
    const blank = run.text.trim() === ""
    if (
      last &&
      last.href === run.href &&
      last.tag === run.tag &&
      !last.struck === !run.struck &&
      ((blank && !last.code) || sameMake(last, run))
    )
      last.text += run.text
    else found.push({ ...run })
  }
  return found
}

function sameMake(one: Run, other: Run): boolean {
  return (
    !one.bold === !other.bold &&
    !one.italic === !other.italic &&
    !one.underlined === !other.underlined &&
    !one.code === !other.code &&
    !one.marked === !other.marked
  )
}

/** «☐ Oui», whole or in part. */
export function isOption(text: string): boolean {
  return /^[\s\p{So}\p{Co}[\]()/xX×:]*(?:oui|non)?[\s:]*$/iu.test(text)
}

/** The part of some words from one character to another, each in its own make; what is struck out counts for no character. */
export function sliced(runs: readonly Run[], start: number, end = Number.POSITIVE_INFINITY): Run[] {
  const shown = runs.map(({ text, struck }) => (struck ? "" : text)).join("")
  let at = 0
  return runs.flatMap(run => {
    if (run.struck) return at <= end && shown.slice(at, start).trim() === "" ? [run] : []
    const from = at
    at += run.text.length
    const text = run.text.slice(Math.max(0, start - from), Math.max(0, end - from))
    return text === "" ? [] : [{ ...run, text }]
  })
}

/** The words of each line, cut at the soft breaks. */
export function linesOf(runs: readonly Run[]): Run[][] {
  const lines: Run[][] = [[]]
  for (const run of runs) {
    run.text.split("\n").forEach((text, index) => {
      if (index > 0) lines.push([])
      if (text !== "") lines.at(-1)?.push({ ...run, text })
    })
  }
  return lines
}
