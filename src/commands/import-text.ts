import { labelOf } from "../check/label.ts"
import type { Warning } from "../intake/values.ts"
import { fiche, fields } from "../model/fields.ts"
import { hole } from "../model/hole.ts"
import { maskContacts, maskValue } from "../model/mask.ts"
import { clean } from "../report/clean.ts"
import { painter } from "../report/paint.ts"
import { wrap } from "../report/wrap.ts"
import { refusedBecause, warningSentence } from "../words/intake.ts"
import { count, sentenceCase } from "../words/text.ts"
import { harmless, type Imported, type Made } from "./imported.ts"

interface Page {
  color: boolean
  width: number
  /** Blocking points of a fiche once checked; absent when the édition's settings do not allow a check. */
  blocking: ((path: string) => number) | undefined
  dryRun: boolean
}

/** What was read, file by file, for the person who imports: what is missing, what found no place, and what to do next. */
export function importText(files: readonly Imported[], page: Page): string {
  return `${files.map(file => block(file, page).join("\n")).join("\n\n")}\n`
}

const interne = new Set(
  fields()
    .filter(({ diffusion }) => diffusion === "interne")
    .map(({ pointer }) => pointer),
)

function block(file: Imported, page: Page): string[] {
  const paint = painter(page.color)
  const source = paint("bold", clean(file.source))
  if ("reason" in file)
    return [`${paint("red", "✖")} ${source}`, ...said(refusedBecause(file.reason, file.detail), page, "  ")]
  const missing = file.warnings.filter(({ code }) => holes.has(code))
  const unsure = file.warnings.filter(({ code }) => !holes.has(code) && !harmless.has(code))
  const noted = file.warnings.filter(({ code }) => harmless.has(code))
  const list = (title: string, warnings: readonly Warning[]) =>
    warnings.length === 0
      ? []
      : ["", `  ${title}`, ...warnings.flatMap(warning => said(sentence(warning), page, "    ", "• "))]
  return [
    `${missing.length + unsure.length > 0 ? paint("yellow", "●") : paint("green", "✔")} ${source}`,
    ...file.proposals.flatMap(made => said(result(made, page.dryRun), page, "  ")),
    ...list(`Sans réponse (${missing.length})`, missing),
    ...list(`À vérifier (${unsure.length})`, unsure),
    ...list(`Bon à savoir (${noted.length})`, noted),
    "",
    ...file.proposals.flatMap(made => said(next(made, page), page, "  ", "→ ")),
  ]
}

const holes = new Set(["champ-manquant", "section-vide", "case-vide"])

function result({ answered, asked, path, state, there }: Made, dryRun: boolean): string {
  const read = `${count(answered, "réponse lue", "réponses lues")} sur ${asked}`
  if (state === "kept") return `${read}. ${clean(path)} existe déjà : rien n’a été changé.`
  if (dryRun && there) return `${read}. La fiche serait ${clean(path)}, qui existe déjà : elle ne serait pas récrite.`
  return dryRun ? `${read}. La fiche serait ${clean(path)}.` : `${read}. Fiche écrite : ${clean(path)}`
}

function next({ path, state, text }: Made, page: Page): string {
  const file = clean(path)
  if (state === "kept")
    return `Comparez-la à ce document. Pour la remplacer, renommez ou retirez d’abord la fiche existante, puis relancez l’import.`
  if (page.dryRun) return "Rien n’a été écrit (--dry-run). Relancez sans cette option pour écrire la fiche."
  const many = page.blocking?.(path)
  const again = `npx missions check ${file}`
  if (many === undefined) return `Relisez la fiche, puis : ${again}`
  if (many === 0) return `Rien de bloquant. Relisez la fiche, puis : ${again}`
  const holes = text.includes(hole) ? `Remplacez dans la fiche chaque « ${hole} » et corrigez` : "Corrigez"
  return `${count(many, "point bloquant", "points bloquants")}. ${holes} ce que dit : ${again}`
}

/** A warning in words; what was typed is shown masked, in one line, cut when it is long. */
export function sentence({ code, field, text }: Warning): string {
  const label = field === "" ? undefined : labelOf(field, fiche)
  const typed = text === undefined ? undefined : shown(text, interne.has(field))
  const words = warningSentence(code, typed)
  return label ? `${label} : ${words}` : sentenceCase(words)
}

function shown(text: string, secret: boolean): string {
  const line = clean(text).trim()
  const masked = secret ? maskValue(line) : maskContacts(line)
  return [...masked].length > 300 ? `${[...masked].slice(0, 299).join("").trimEnd()}…` : masked
}

function said(text: string, { width }: Page, margin: string, sign = ""): string[] {
  const room = Math.max(30, width - margin.length - sign.length)
  return wrap(text, room).map((line, index) => `${margin}${index === 0 ? sign : " ".repeat(sign.length)}${line}`)
}
