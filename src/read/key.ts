import { fiche, fields, type Schema } from "../model/fields.ts"
import { fold } from "../model/fold.ts"
import { onceEach } from "../model/once-each.ts"
import { blank } from "./blanks.ts"

/** The key a line starts with, and which of several groups knows it. */
export interface Name {
  typed: string
  /** The schema's key when the line's is one, however it is spelt; else as typed. */
  name: string
  /** Where the key starts, and its colon. */
  at: number
  colon: number
  known: boolean
  /** Known letter for letter. */
  exact: boolean
  /** Which of the groups knows it; the first when none does. */
  rank: number
  schema: Schema | undefined
  /** True when what stands around the key, or in place of its colon, must be written anew. */
  dressed?: true
  /** True when only a group that the line does not stand in knows it. */
  elsewhere?: true
}

// A key, straight or curly quotes allowed around it, then its colon; no label of the form holds a colon.
const keyed = new RegExp(`^(["'“”«‘]?)([\\p{L}\\p{N}_<][^:"“”«»#\\[\\]{}]{0,120}?)(["'“”»’]?)[${blank}]*[:：]`, "u")

// The same as word processors, lists and tables dress it up: a bullet or a number before, marks of bold around, another sign for its colon.
const dressed = new RegExp(
  `^(?:(?:[-•▪‣·–—*►→]|\\d{1,2}[.)])[${blank}]+){0,3}[*_\`“”«»‘’"]{0,3}[${blank}]*` +
    `([\\p{L}\\p{N}](?:[^:：=;|*\`“”«»"#\\[\\]{}<>→–—-]|[-–](?=[\\p{L}])){0,120}?)[${blank}]*` +
    `[*_\`”»’"]{0,3}[${blank}]*(:|：|=>?|->|→|;|\\t|(?<=[${blank}])[-–—](?=[${blank}]))[*_\`]{0,3}`,
  "u",
)

// Words between two straight quotes, an item of a list perhaps: whoever put them there said that they are words.
const quotedWhole = /^(?:-[ \t]+)?(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')(?:[ \t]+#.*)?$/

/** Reads the key at the start of a text; undefined when it has none. The groups are tried in their order. */
export function resolveKey(text: string, groups: readonly (Schema | undefined)[]): Name | undefined {
  if (quotedWhole.test(text)) return undefined
  const plain = readPlain(text, groups)
  // YAML takes curly quotes for letters of the name.
  if (plain?.known && !/^[“”«‘]/.test(text)) return plain
  return readDressed(text, groups) ?? plain
}

function readPlain(text: string, groups: readonly (Schema | undefined)[]): Name | undefined {
  const found = keyed.exec(text)
  if (!found) return undefined
  const [all, before = "", typed = ""] = found
  const colon = all.length - 1
  const base = { typed, at: before.length, colon }
  const known = lookUp(typed, groups)
  if (known) return { ...base, ...known }
  // `https://…` and `12:30` are no keys; `cle: valeur` and `cle:` are.
  if (!new RegExp(`^[${blank}]|^$`).test(text.slice(colon + 1))) return undefined
  const schema = typeof groups[0]?.additionalProperties === "object" ? groups[0].additionalProperties : undefined
  return { ...base, name: typed, known: false, exact: false, rank: 0, schema }
}

/** Only a key that a group knows; letter for letter when but a dash stands for its colon. */
function readDressed(text: string, groups: readonly (Schema | undefined)[]): Name | undefined {
  const found = dressed.exec(text)
  if (!found) return undefined
  const [all, bare = "", sign = ""] = found
  const known = lookUp(bare.replaceAll("\\", ""), groups)
  if (!known || (/^[-–—]$/.test(sign) && !known.exact)) return undefined
  const typed = text.slice(0, found.index + all.lastIndexOf(sign)).trim()
  return { ...known, typed, at: 0, colon: all.length - 1, exact: false, dressed: true }
}

/** A group or a list named alone on its line, without its colon, as a row of a table is. */
export function resolveGroup(text: string, groups: readonly (Schema | undefined)[]): Name | undefined {
  const known = lookUp(text, groups)
  return known?.schema?.properties || known?.schema?.type === "array"
    ? { ...known, typed: text, at: 0, colon: text.length - 1, exact: false, dressed: true }
    : undefined
}

type Known = Pick<Name, "name" | "known" | "exact" | "rank" | "schema">

function lookUp(typed: string, groups: readonly (Schema | undefined)[]): Known | undefined {
  for (const exact of [true, false]) {
    for (const [rank, group] of groups.entries()) {
      const name = exact ? typed : spelt(typed, group)
      const schema = name === undefined ? undefined : property(group, name)
      if (name !== undefined && schema) return { name, known: true, exact, rank, schema }
    }
  }
  return undefined
}

/** Whether a line is a question of the form's own first level, behind a number sign perhaps. */
export function isQuestion(text: string | undefined): boolean {
  if (text === undefined) return false
  return resolveKey(text.replace(/^#[ \t]?(?=[a-z_]+:)/, ""), [fiche])?.known ?? false
}

/** Whether lines are those of the Word form: its labels, and not one key. */
export function isWordForm(lines: readonly string[]): boolean {
  const found = new Set<string>()
  for (const line of lines.slice(0, mostLines)) {
    if (/^---[ \t]*$/.test(line) || resolveKey(line, [fiche])?.exact) return false
    if (line.startsWith("#")) continue
    const label = fold((/^[^:：\t]{1,200}/.exec(line)?.[0] ?? "").replace(/^[\s*_•-]+|[\s*_]+$/g, ""))
    if (labels.has(label)) found.add(label)
  }
  return found.size >= fewestLabels
}

const mostLines = 1000
/** One or two labels may stand in anybody's text. */
const fewestLabels = 4
const labels = new Set(fields().map(({ label }) => fold(label)))

function property(group: Schema | undefined, name: string): Schema | undefined {
  const found = group?.properties && Object.hasOwn(group.properties, name) ? group.properties[name] : undefined
  return found?.["x-section"] ? undefined : found
}

/** The key of a group that a spelling means: the key itself with other signs, one of the form's labels, or how one begins. */
function spelt(typed: string, group: Schema | undefined): string | undefined {
  if (!group) return undefined
  const said = fold(typed.replace(/\s*\([^()]*\)$/, ""))
  const known = spellings(group)
  const found = known.get(said)
  if (found !== undefined || said.length < fewestLetters) return found
  const begun = new Set([...known].flatMap(([label, key]) => (label.startsWith(`${said} `) ? [key] : [])))
  return begun.size === 1 ? [...begun][0] : undefined
}

/** Fewest letters that tell a label by its beginning. */
const fewestLetters = 6

const spellings = onceEach((group: Schema): Map<string, string> => {
  const made = new Map<string, string>()
  for (const [key, { title = key, "x-libelles": others = [] }] of Object.entries(group.properties ?? {})) {
    for (const spelling of [key, title, ...others].map(fold)) if (!made.has(spelling)) made.set(spelling, key)
  }
  return made
})
