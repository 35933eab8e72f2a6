import { isAlias, isMap, parseDocument } from "yaml"
import type { Profile } from "./profile.ts"
import { outside, prune, type Strict, toTyped } from "./typed.ts"

/** The YAML of a front matter as its authority reads it, every value as text; offsets count from its start. */
export function readStrict(source: string, profile: Profile): Strict {
  const out: Strict = {
    data: Object.create(null),
    places: new Map(),
    errors: [],
    faults: [],
    pruned: false,
    leftOut: [],
    dense: false,
  }
  if (isDense(source, profile)) {
    out.faults.push({ rule: "yaml-hors-profil", start: 0, end: 0, detail: "taille" })
    out.pruned = true
    out.dense = true
    return out
  }
  try {
    walkDocument(source, profile, out)
  } catch (error) {
    // A text that exhausts the parser's stack is a text outside the profile, not a fault of ours.
    if (!(error instanceof RangeError)) throw error
    out.faults.push({ rule: "yaml-hors-profil", start: 0, end: 0, detail: "profondeur" })
    out.pruned = true
  }
  return out
}

const options = {
  strict: true,
  uniqueKeys: true,
  merge: false,
  stringKeys: true,
  resolveKnownTags: false,
  schema: "failsafe",
  version: "1.2",
  prettyErrors: false,
  keepSourceTokens: true,
} as const

const own = new Set(["DUPLICATE_KEY", "NON_STRING_KEY", "TAG_RESOLVE_FAILED"])

function walkDocument(typed: string, profile: Profile, out: Strict): void {
  const source = withoutMarkers(typed, out)
  const document = parseDocument(source, options)
  for (const { code, pos } of [...document.errors, ...document.warnings]) {
    if (!own.has(code)) out.errors.push({ code, start: pos[0], end: pos[1] })
  }
  const root = document.contents
  if (root === null) return
  const walk = { profile, source, out, left: profile.nodes }
  if (isMap(root)) {
    const data = toTyped(walk, root, "", profile.depth)
    if (typeof data === "object" && !Array.isArray(data)) out.data = data
  } else if (isAlias(root)) {
    toTyped(walk, root, "", profile.depth)
  } else {
    out.errors.push({ code: "NOT_A_MAP", start: root.range[0], end: root.range[1] })
  }
}

/** Blanks out the lines that end a document or give orders to the parser: at the margin of a group they can be nothing else. */
function withoutMarkers(source: string, out: Strict): string {
  return source.replace(/^(?:(?:\.\.\.|---)(?=[ \t\r\n]|$)|%).*/gm, (line, start: number) => {
    const end = start + line.length
    outside(out, line.startsWith("%") ? "directive" : "documents", start, end, line)
    prune(out)
    return line.replace(/[^\r]/g, " ")
  })
}

/** Whether a text is beyond what a parser should be given. */
function isDense(source: string, profile: Profile): boolean {
  return count(source, /\r\n|[\n\r]/g) > profile.lines || count(source, /[[{?]|[-:][ \t]/g) > 4 * profile.nodes
}

function count(text: string, pattern: RegExp): number {
  let found = 0
  for (const _ of text.matchAll(pattern)) found += 1
  return found
}
