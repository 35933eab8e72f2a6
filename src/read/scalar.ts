import { fields } from "../model/fields.ts"
import { linkedAddress } from "../model/values/email.ts"

/** Why an answer can't stay as it is typed. */
type Cause = "deux-points" | "guillemets" | "guillemets-courbes" | "signe" | "diese" | "barre" | "lien" | "autre"

export interface Rewrite {
  /** How many characters of the answer are replaced: a comment after it stays. */
  length: number
  text: string
  /** «autre» when what is wrong with the answer itself is told of it, and enough. */
  cause: Cause
  /** True when YAML reads something, but not what was meant. */
  misread: boolean
}

export interface Expected {
  item: boolean
  free: boolean
  known: boolean
  anchored: boolean
}

/**
 * How an answer on one line is put right for YAML; undefined when it is right already, or when what was meant is not
 * certain. `item` says that it is one of a list, `free` that any words may stand there, `known` that the form says so; `anchored` that the text names anchors.
 */
export function mendScalar(typed: string, { item, free, known, anchored }: Expected): Rewrite | undefined {
  const first = typed[0] ?? ""
  if (first === "" || first === "#" || /^[|>][-+0-9]{0,2}(?:[ \t]+#.*)?$/.test(typed)) return undefined
  if (first === '"') return mendDouble(typed)
  if (first === "'") return mendSingle(typed)
  const curly = /^[“”„]([^“”„"]+)[“”"]$/.exec(typed)?.[1] ?? /^[‘‛]([^‘‛]+)[’']$/.exec(typed)?.[1]
  if (curly !== undefined) return rewrite(typed, curly.trim(), "guillemets-courbes", true)
  const hash = free ? / #[\p{N}\p{Lu}]/u.exec(typed) : null
  const end = commentStart(typed, hash ? hash.index + 2 : 0)
  const plain = typed.slice(0, end).trimEnd()
  const linked = free ? undefined : linkedAddress(plain)
  if (linked !== undefined) return { length: plain.length, text: linked, cause: "lien", misread: true }
  if (free && known && /^[[{]/.test(plain)) return rewrite(plain, plain, "signe", true)
  if ((!item && /^[?*-]+$/.test(plain)) || (!free && /^\[[ xX×✓✔]?\]/.test(plain)))
    return rewrite(plain, plain, "autre", false)
  if (isMarked(plain, free, anchored)) return rewrite(plain, plain, "signe", /^[*!]/.test(plain))
  if (holdsQuestions(plain)) return undefined
  if (/:(?:[ \t]|$)/.test(plain)) return rewrite(plain, plain, "deux-points", false)
  return hash && hash.index < end ? rewrite(plain, plain, "diese", true) : undefined
}

/** A text as one YAML scalar on one line, in quotes. */
export function quoted(text: string): string {
  return /["\\]/.test(text) ? `'${text.replaceAll("'", "''")}'` : `"${text}"`
}

function rewrite(typed: string, meant: string, cause: Cause, misread: boolean): Rewrite {
  return { length: typed.length, text: quoted(meant), cause, misread }
}

/** Whether several other questions stand in an answer, by their keys: a fiche whose lines were joined when it was pasted. */
function holdsQuestions(plain: string): boolean {
  const named = plain.match(/(?<=[ \t])[a-z0-9]+(?:_[a-z0-9]+)*(?=:(?:[ \t]|$))/g) ?? []
  return named.length > 1 && named.filter(name => keys.has(name)).length > 1
}

const keys = new Set(fields().flatMap(({ path }) => path))

/** Where a comment starts: a `#` after a blank and before one. */
function commentStart(typed: string, from: number): number {
  const found = typed.slice(from).search(/[ \t]#(?:[ \t]|$)/)
  if (found >= 0) return from + found
  const tight = from === 0 ? typed.search(/[ \t]#/) : -1
  return tight >= 0 ? tight : typed.length
}

/** Starts with a sign that means something to YAML and can't mean it here. */
function isMarked(plain: string, free: boolean, anchored: boolean): boolean {
  if (/^[@`%\]},|>]/.test(plain)) return true
  // A link, as Word and mail programs paste an address.
  if (/^\[[^[\]]*\]\(/.test(plain)) return true
  if (/^[-?:](?:[ \t]|$)/.test(plain)) return free
  if (/^!(?:[ \t]|$)/.test(plain)) return free
  if (plain.startsWith("&")) return /^&(?:\s|$)/.test(plain)
  return plain.startsWith("*") && !(anchored && /^\*\S+$/.test(plain))
}

// The escapes that programs write; after any other backslash, whoever typed it meant a backslash.
const double = /^"(?:[^"\\]|\\(?:["\\/nrt_0]|x[\dA-Fa-f]{2}|u[\dA-Fa-f]{4}|U[\dA-Fa-f]{8}))*"(?:[ \t]+#.*)?$/
const closed = /^"((?:[^"\\]|\\.)*)"(?=[ \t]*$|[ \t]+#)/
/** A folder of Windows, which `\n` and `\t` would cut. */
const folder = /(?<![\p{L}\p{N}])[A-Za-z]:\\(?!\\)|(?<!\S)\\\\[\p{L}\p{N}._-]+\\(?!\\)/u
const single = /^'(?:[^']|'')*'(?:[ \t]+#.*)?$/

function mendDouble(typed: string): Rewrite | undefined {
  const [all = "", words] = closed.exec(typed) ?? []
  if (double.test(typed) && !folder.test(words ?? "")) return undefined
  if (words !== undefined)
    return { length: all.length, text: quoted(words.replaceAll('\\"', '"')), cause: "barre", misread: true }
  const inner = unwrap(typed, '"', /["”]$/)
  return rewrite(typed, inner?.replaceAll('\\"', '"') ?? typed, "guillemets", false)
}

function mendSingle(typed: string): Rewrite | undefined {
  if (single.test(typed)) return undefined
  const inner = unwrap(typed, "'", /['’]$/)
  return rewrite(typed, inner?.replaceAll("''", "'") ?? typed, "guillemets", false)
}

/** What stands between the quotes around a whole answer, the closing one perhaps forgotten; undefined when they surround a part. */
function unwrap(typed: string, quote: string, closing: RegExp): string | undefined {
  const inner = typed.slice(1).replace(closing, "")
  // `"Demain" et après`: the second quote closes, because a letter stands before it and none after.
  const next = inner.indexOf(quote)
  const closes = next > 0 && /[^\s\\]/.test(inner[next - 1] ?? "") && !/[\p{L}\p{N}]/u.test(inner[next + 1] ?? "")
  return closes ? undefined : inner.trim()
}
