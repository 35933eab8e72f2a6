import type { Place, Span } from "../model/types.ts"

/** Turns offsets of a text into lines and columns from 1; the lines are counted at the first question. */
export function placer(text: string): (start: number, end: number) => Span {
  let starts: number[] | undefined
  const at = (offset: number): Place => {
    starts ??= lineStarts(text)
    const here = Math.min(Math.max(offset, 0), text.length)
    const index = lastAtMost(starts, here)
    return { line: index + 1, column: here - (starts[index] ?? 0) + 1, offset: here }
  }
  return (start, end) => ({ start: at(start), end: at(Math.max(start, end)) })
}

function lineStarts(text: string): number[] {
  const starts = [0]
  for (const match of text.matchAll(/\r\n|\n|\r/g)) starts.push(match.index + match[0].length)
  return starts
}

function lastAtMost(sorted: number[], value: number): number {
  let low = 0
  let high = sorted.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((sorted[middle] ?? 0) <= value) low = middle
    else high = middle - 1
  }
  return low
}
