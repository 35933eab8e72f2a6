import { fields } from "../model/fields.ts"
import type { Draft, Earlier, Field, Finding, ReportContext } from "../model/types.ts"
import { count } from "../words/text.ts"
import { type Counts, sayCounts, verdict } from "../words/verdict.ts"
import { clean } from "./clean.ts"
import { type Corrected, correct } from "./corrected.ts"
import { deadlineOf } from "./deadline.ts"
import { keepStart } from "./excerpt.ts"
import { arrange, countsOf } from "./order.ts"
import { lower, maskOfText, type Point, pointer } from "./point.ts"
import { progressOf, type Step } from "./progress.ts"
import { saySince, since } from "./since.ts"

/** All that a whole report says (report.md), in its order; harmless and masked, for whatever page shows it. */
export interface Page {
  counts: Counts
  /** The édition’s title, and the instant in Paris, when they are known. */
  titre?: string
  now?: string
  /** Whether all of it is a demonstration. */
  example: boolean
  sentence: string
  next: string
  deadline?: string
  files: FilePart[]
  /** How many points are not shown for want of `max`. */
  omitted: number
  elsewhere?: string
  /** Labels of the answers readers will see, and of those that stay with the school. */
  shown: string[]
  kept: string[]
  preview?: string
  since?: { sentence: string; settled: string[] }
  contact?: { service: string; courriel: string }
  /** Commit and versions. */
  footer: string[]
}

export interface FilePart {
  path: string
  /** The authority's name, when it could be read. */
  name?: string
  points: Point[]
  /** «2 points bloquants et 1 conseil». */
  said: string
  /** In the form's order; empty when nobody knows. */
  steps: Step[]
  corrected: Corrected
}

/** Gathers what a page says; parts that need what the caller does not know are left out. */
export function pageOf(findings: readonly Finding[], context: ReportContext): Page {
  const { files, counts, omitted } = arrange(findings, context)
  const drafts = context.drafts?.() ?? []
  const byPath = new Map(drafts.map(draft => [draft.path, draft]))
  const toPoint = pointer(context)
  const alone = counts.files === 1 && drafts.length === 1 ? drafts[0] : undefined
  const told = alone && !files.some(({ path }) => path === alone.path) ? [{ path: alone.path, findings: [] }] : []
  const due = deadlineOf(context)
  const changes = since(findings, context.previous)
  const [edition] = context.editions.values()
  return {
    counts,
    ...(edition?.titre && { titre: edition.titre }),
    ...(context.now && { now: context.now }),
    example: edition?.exemple === true,
    ...verdict(counts),
    ...(due && counts.files > 0 && { deadline: due.sentence }),
    files: [...told, ...files].map(({ path, findings }, index) => {
      const draft = index < mostSteps ? byPath.get(path) : undefined
      const name = nameOf(draft)
      return {
        path: clean(path),
        ...(name && { name }),
        points: findings.map(toPoint),
        said: sayCounts(countsOf(findings, 1)),
        steps: draft ? progressOf(draft, findings) : [],
        corrected: correct(
          context.text(path),
          findings,
          text => maskOfText(path, text),
          text => (index < mostSteps && context.again?.(path, text)) || [],
        ),
      }
    }),
    omitted,
    ...(context.elsewhere &&
      context.elsewhere.blocking > 0 && {
        elsewhere: `Ailleurs dans l’édition : ${count(context.elsewhere.blocking, "point bloquant", "points bloquants")} dans ${count(context.elsewhere.files, "autre fichier", "autres fichiers")}.`,
      }),
    shown: answersOf("publique"),
    kept: answersOf("interne"),
    ...(context.preview && { preview: context.preview }),
    ...(changes && {
      since: { sentence: saySince(changes), settled: changes.settled.map(sayEarlier).filter(Boolean) },
    }),
    ...(edition?.contact && { contact: edition.contact }),
    footer: footerOf(context),
  }
}

/** More fiches than this are not read again for a report. */
const mostSteps = 100
const form = fields().filter(({ office }) => !office)

/** «Tuteur du projet collectif (nom, prénom)»: the answers of a group together, a section by its title. */
function answersOf(diffusion: Field["diffusion"]): string[] {
  const asked = form.filter(field => field.diffusion === diffusion)
  const names = asked.map(({ label, group, section }) => (section ? label : (group ?? label)))
  return [...new Set(names)].map(name => {
    const inside = asked.filter(({ group, section }) => !section && group === name)
    return inside.length > 0 ? `${name} (${inside.map(({ label }) => lower(label)).join(", ")})` : name
  })
}

/** The authority's name is public; a text too long or odd for one is not told. */
function nameOf(draft: Draft | undefined): string | undefined {
  const group = draft?.data["collectivite"]
  const name = typeof group === "object" && !Array.isArray(group) ? group["nom"] : undefined
  if (!draft || typeof name !== "string" || name.trim() === "") return undefined
  return keepStart(clean(maskOfText(draft.path, draft.text).words(name.trim())), 120)
}

function sayEarlier({ label, message }: Earlier): string {
  if (message === undefined) return ""
  return keepStart(clean(label ? `${label} : ${message}` : message), 300)
}

function footerOf({ made, editions }: ReportContext): string[] {
  if (!made) return []
  const { version, node, commit } = made
  return [
    `missions ${version}`,
    ...(node ? [`Node ${node}`] : []),
    ...[...editions.keys()].slice(0, 5).map(name => `édition ${name}`),
    ...(commit ? [`commit ${commit.slice(0, 12)}`] : []),
  ].map(clean)
}
