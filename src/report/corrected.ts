import { chooseFixes, mostRounds } from "../model/fixes.ts"
import type { Edit, Finding } from "../model/types.ts"
import { plural } from "../words/text.ts"
import { clean } from "./clean.ts"
import type { Mask } from "./mask.ts"

/** Lines of a file that stand together; numbers are those of the file as typed. */
export interface Piece {
  first: number
  last: number
  /** `changed` to be pasted in their place, `same` as they are, `kept` because they are not shown, `hand` when they change unseen. */
  kind: "changed" | "same" | "kept" | "hand"
  /** What to paste, certain corrections made; empty for what is not shown. */
  text: string
}

/** A fiche with its certain corrections, in pieces. */
export interface Corrected {
  /** Empty when there is nothing certain to correct in what can be shown. */
  pieces: Piece[]
  /** Certain corrections on lines that are not shown: to be made by hand. */
  byHand: number
}

/**
 * The corrected text ready to paste, with the corrections that others uncover (`again` says what is found in a corrected
 * text). A line that holds an interne value, or a sign that cannot be seen, is never shown and never replaced: pasting a
 * masked value would destroy the real one. `maskOf` masks the corrected text anew, since a correction may tell what a
 * line is.
 */
export function correct(
  text: string,
  findings: readonly Finding[],
  maskOf: (text: string) => Mask,
  again: (text: string) => readonly Finding[] = () => [],
): Corrected {
  let edits = editsOf(findings)
  if (edits.length === 0) return { pieces: [], byHand: 0 }
  const mask = maskOf(text)
  let clusters = linesOf(text)
  for (let round = 0; edits.length > 0 && round < mostRounds; round += 1) {
    clusters = rewrite(clusters, edits)
    edits = editsOf(again(clusters.map(({ after }) => after).join("")))
  }
  const shown = clusters.map(cluster => ({ ...cluster, hidden: !mayShow(cluster, mask) }))
  const after = maskOf(shown.map(({ hidden, before, after }) => (hidden ? before : after)).join(""))
  let offset = 0
  const checked = shown.map(cluster => {
    const { hidden, before, after: corrected } = cluster
    const made = hidden ? before : corrected
    const start = offset
    offset += made.length
    return { ...cluster, hidden: hidden || after.slice(start, offset) !== made }
  })
  const pieces = checked.reduce<Piece[]>(join, []).reduce<Piece[]>(leave, [])
  return {
    pieces: pieces.some(({ kind }) => kind === "changed") ? pieces : [],
    byHand: checked.filter(({ hidden, before, after }) => hidden && bare(before) !== bare(after)).length,
  }
}

/** The fewest whole lines that a correction stays within. */
interface Cluster {
  start: number
  first: number
  last: number
  before: string
  after: string
}

function editsOf(findings: readonly Finding[]): Edit[] {
  return chooseFixes(findings).flatMap(({ fix }) => fix.edits)
}

function linesOf(text: string): Cluster[] {
  const lines: Cluster[] = []
  for (let start = 0; start < text.length; ) {
    const line = text.slice(start, lineEnd(text, start))
    lines.push({ start, first: lines.length + 1, last: lines.length + 1, before: line, after: line })
    start += line.length
  }
  return lines
}

/** Makes edits in what clusters have become; those that an edit reaches over are one from then on. */
function rewrite(clusters: readonly Cluster[], edits: readonly Edit[]): Cluster[] {
  const text = clusters.map(({ after }) => after).join("")
  const ordered = edits.toSorted((a, b) => a.start.offset - b.start.offset)
  const made: Cluster[] = []
  let next = 0
  let end = 0
  for (let rank = 0; rank < clusters.length; rank += 1) {
    const cluster = { ...(clusters[rank] as Cluster) }
    let from = end
    let after = ""
    end += cluster.after.length
    for (let edit = ordered[next]; edit && (edit.start.offset < end || end === text.length); edit = ordered[++next]) {
      after += text.slice(from, edit.start.offset) + edit.text
      from = edit.end.offset
      while (end < from) {
        const other = clusters[++rank] as Cluster
        end += other.after.length
        cluster.before += other.before
        cluster.last = other.last
      }
    }
    made.push({ ...cluster, after: after + text.slice(from, end) })
  }
  return made
}

function mayShow({ start, before, after }: Cluster, mask: Mask): boolean {
  const lines = after.split(/\r\n|[\r\n]/)
  return mask.slice(start, start + before.length) === before && lines.every(line => clean(line) === line)
}

/** Puts lines of a kind together; unchanged ones beside changed ones are pasted with them. */
function join(pieces: Piece[], { first, last, before, after, hidden }: Cluster & { hidden: boolean }): Piece[] {
  const isSame = bare(after) === bare(before)
  const kind = hidden ? (isSame ? "kept" : "hand") : after === before ? "same" : "changed"
  const text = hidden ? "" : after.replace(/\r\n?/g, "\n")
  const previous = pieces.at(-1)
  if (previous && (hidden ? previous.kind === kind : !unseen.has(previous.kind))) {
    previous.last = last
    previous.text += text
    if (kind === "changed") previous.kind = kind
    return pieces
  }
  return [...pieces, { first, last, kind, text }]
}

/** Lines with nothing to paste are one stretch to leave alone, shown or not. */
function leave(pieces: Piece[], piece: Piece): Piece[] {
  const previous = pieces.at(-1)
  if (!previous || [previous, piece].some(({ kind }) => kind === "changed" || kind === "hand"))
    return [...pieces, piece]
  return [...pieces.slice(0, -1), { first: previous.first, last: piece.last, kind: "kept", text: "" }]
}

const unseen: ReadonlySet<Piece["kind"]> = new Set(["kept", "hand"])

/** «Lignes 4 à 8», and what becomes of those that are not to be pasted. */
export function sayPiece({ kind, first, last }: Piece): string {
  const where = first === last ? `Ligne ${first}` : `Lignes ${first} à ${last}`
  if (kind === "changed") return `${where}, à remplacer par :`
  if (kind === "hand") return `${where} : à corriger à la main.`
  return `${where} : ${plural(last - first + 1, "inchangée", "inchangées")}.`
}

function lineEnd(text: string, from: number): number {
  const at = /\r\n|[\r\n]/g
  at.lastIndex = from
  return at.exec(text) ? at.lastIndex : text.length
}

/** Without what no reader sees: line ends and marks are put right by any editor. */
function bare(text: string): string {
  return text.replace(/[\r\n\ufeff]/g, "")
}
