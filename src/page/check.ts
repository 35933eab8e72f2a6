import { proposalOf } from "../check/catalogue.ts"
import { checkProposals } from "../check/index.ts"
import { readBySchema } from "../check/schema.ts"
import { ficheText } from "../intake/fiche.ts"
import { typedAt } from "../model/at.ts"
import { authoritiesOf, fromRow } from "../model/collectivites.ts"
import { fiche, fields } from "../model/fields.ts"
import { applyFixes } from "../model/fixes.ts"
import { isHole } from "../model/hole.ts"
import type { PageCheck, PageSetting, Placed, TypedAnswers } from "../model/page.ts"
import { slugOf } from "../model/slug.ts"
import { dialledFrom } from "../model/territories.ts"
import type { Draft, Edition, Field, Finding, Pointer, Typed } from "../model/types.ts"
import { isUnderstood, readValue } from "../model/values.ts"
import { readText } from "../read/text.ts"
import { shelf } from "./shelf.ts"

const form = fields()

/** The program's own reader, rules and writer: a page is told what CI will tell. */
export const pageCheck: PageCheck = {
  write(answers, { name }) {
    // What is closed is not asked in clear as well, but may be answered anew.
    const sealed = answers["/confidentiel"] !== undefined
    const asked = form.filter(
      ({ diffusion, office, pointer }) => !sealed || office || diffusion !== "interne" || answers[pointer],
    )
    const values = new Map(asked.flatMap(field => given(field, answers)))
    const slug = slugOf(answers["/collectivite/nom"] ?? "")
    return { file: `${slug || "proposition"}.md`, text: ficheText(values, asked, name) }
  },
  check(file, bytes, setting) {
    return findingsOf(draftOf(file, bytes, setting), setting)
  },
  open(file, bytes, setting) {
    const draft = draftOf(file, bytes, setting)
    return { answers: answersOf(draft), left: leftOf(draft), findings: findingsOf(draft, setting) }
  },
  correct(file, bytes, finding, setting) {
    const before = draftOf(file, bytes, setting)
    const was = answersOf(before)
    const text = applyFixes(before.text, [finding])
    const now = answersOf(draftOf(file, new TextEncoder().encode(text), setting))
    const changed = [...new Set([...Object.keys(was), ...Object.keys(now)])].filter(key => was[key] !== now[key])
    return Object.fromEntries(changed.map(pointer => [pointer, now[pointer] ?? ""]))
  },
  proposal(file, bytes, setting) {
    const draft = draftOf(file, bytes, setting)
    const values = readBySchema(draft, fiche, setting.name).values
    return proposalOf(draft, { collectivite: {}, tuteur: {}, accueil: {}, ...values })
  },
  authority(typed, { edition }) {
    const siren = typed.replaceAll(/\D/g, "").slice(0, 9)
    return authoritiesOf(withReference(edition)).get(siren)
  },
  isForeign(phone) {
    const [, digits = ""] = /^\s*(?:\+|00)([\d\s().·/-]+)/.exec(phone) ?? []
    return digits !== "" && !/^(?:33|262|508|590|594|596|681|687|689)/.test(digits.replaceAll(/\D/g, ""))
  },
}

shelf().check = pageCheck

/** A file as the reader reads it, in its place in the édition. */
function draftOf(file: string, bytes: Uint8Array, { name }: PageSetting): Draft {
  return readText(`proposals/${name}/${file}`, bytes, { edition: name })
}

function findingsOf(draft: Draft, { name, edition, site }: PageSetting): Placed[] {
  const { findings } = checkProposals(name, withReference(edition), [draft], { helpBase: site })
  return findings.map(finding => ({ finding, question: questionOf(draft, finding) }))
}

/** The édition with the reference data of its script, when it is there, as if they were the édition's; its own win. */
function withReference(edition: Edition): Edition {
  const reference = shelf().authorities
  if (!reference) return edition
  const known = merged.get(reference)
  if (known?.edition === edition) return known.all
  const all = { ...edition, collectivites: [...reference.map(fromRow), ...(edition.collectivites ?? [])] } as Edition
  merged.set(reference, { edition, all })
  return all
}

const merged = new WeakMap<object, { edition: Edition; all: Edition }>()

type Value = { value: unknown; typed?: string }

function given(field: Field, answers: TypedAnswers): [Pointer, Value][] {
  const typed = answers[field.pointer]?.normalize("NFC").trim()
  if (!typed) return []
  const country = dialledFrom(answers["/collectivite/adresse"] ?? "")
  const reading = readValue(field.saisie, typed, { country, choices: field.choices ?? [] })
  return [[field.pointer, isUnderstood(reading) ? { value: reading.value } : { value: null, typed }]]
}

/** The answers as they were typed; what a fiche marks as missing is none. */
function answersOf(draft: Draft): TypedAnswers {
  const answers: { [pointer: Pointer]: string } = {}
  const sections = draft.sections()
  for (const field of form) {
    const typed = field.section
      ? sections.find(({ key }) => key === field.key)?.markdown
      : textOf(typedAt(draft.data, field.path))
    if (typed && !isHole(typed)) answers[field.pointer] = typed
  }
  return answers
}

function textOf(typed: Typed | undefined): string | undefined {
  if (Array.isArray(typed)) return typed.map(one => textOf(one) ?? "").join("\n")
  return typeof typed === "object" ? undefined : typed
}

/** Sections that are no question of the form, or answer one a second time; and what stands before the first. */
function leftOf(draft: Draft): string[] {
  const seen = new Set<string>()
  const sections = draft.sections()
  const before = draft.text.slice(draft.bodyStart, sections[0]?.headingSpan.start.offset ?? draft.text.length).trim()
  const others = sections.flatMap(({ key, heading, markdown }) => {
    const isLeft = key === null || seen.has(key)
    if (key !== null) seen.add(key)
    return isLeft ? [`${heading}\n${markdown}`.trim()] : []
  })
  return [before, ...others].filter(text => text !== "")
}

/** The question a finding is about: its own, else the one whose answer it stands in. */
function questionOf(draft: Draft, { field, start }: Finding): Pointer | undefined {
  if (field !== undefined) {
    const own = form.find(({ pointer }) => pointer === field || field.startsWith(`${pointer}/`))
    return own?.pointer ?? form.find(({ pointer }) => pointer.startsWith(`${field}/`))?.pointer
  }
  const section = draft.sections().findLast(({ headingSpan }) => headingSpan.start.offset <= start.offset)
  if (section) return form.find(({ key, section: isSection }) => isSection && key === section.key)?.pointer
  return form.find(({ pointer, section: isSection }) => {
    if (isSection || draft.source(pointer) === undefined) return false
    const span = draft.place(pointer)
    return span.start.line <= start.line && start.line <= span.end.line
  })?.pointer
}
