import { authoritiesOf } from "../model/collectivites.ts"
import { edition as editionSchema, fiche, fields } from "../model/fields.ts"
import { dialledFrom } from "../model/territories.ts"
import type {
  Catalogue,
  Context,
  Draft,
  Edition,
  Finding,
  Proposal,
  Sketched,
  Subject,
  Values,
} from "../model/types.ts"
import { catalogueOf, proposalOf } from "./catalogue.ts"
import { fileOf } from "./edition.ts"
import { findingsOf, inOrder, type Weighed } from "./engine.ts"
import { exempt, type Idle } from "./exemptions.ts"
import type { Setting } from "./finding.ts"
import { rules } from "./rules/index.ts"
import { readBySchema } from "./schema.ts"
import { sketchOf } from "./sketch.ts"
import { subjectOf } from "./subject.ts"
import { themeOf } from "./themes.ts"

export { checkEditionFile } from "./edition.ts"
export { rules, sketchOf }

export interface CheckOptions {
  /** Address of the site with a final slash; each finding's help is under it. */
  helpBase: string
  /** Keeps every sound fiche in the catalogue, whatever its statut. */
  preview?: boolean
  /** The files of the éditions before this one, against which texts are compared. */
  earlier?: readonly Sketched[]
  /** What is already known of files that did not change since: see `Inspection`. */
  memory?: Memory
  /** Told of each sound fiche that was not remembered, while the tree of its body is there: then it is let go. */
  sound?(proposal: Proposal): void
}

/**
 * What checking one file alone came to, as plain data: it may be kept as long as the file's bytes, path and date of
 * arrival, the édition's settings and the program stay the same.
 */
export interface Inspection {
  values: Values
  sound: boolean
  findings: Weighed[]
  sketch: readonly number[]
}

export interface Memory {
  recall(draft: Draft): Inspection | undefined
  keep(draft: Draft, inspection: Inspection): void
}

/** Checks the fiches of an édition, each alone and then all together; findings are in the order of the files. */
export function checkProposals(
  name: string,
  edition: Edition,
  drafts: readonly Draft[],
  options: CheckOptions,
): { catalogue: Catalogue; findings: Finding[] } {
  const setting: Setting = { helpBase: options.helpBase }
  const context: Context = {
    name,
    edition,
    subjects: [],
    earlier: options.earlier ?? [],
    authorities: authoritiesOf(edition),
    fields: form,
    rules: ids,
  }
  const inspected = drafts.map(draft => {
    const inspection = options.memory?.recall(draft) ?? inspect(draft, context, setting, options)
    const subject = subjectOf(draft, { values: inspection.values, complaints: [], sketch: inspection.sketch })
    context.subjects.push(subject)
    return { subject, inspection }
  })
  const all = inspected.map(({ subject, inspection }) => {
    const found = [...inspection.findings, ...findingsOf(crossRules, subject, context, setting)]
    return {
      subject,
      sound: inspection.sound,
      findings: found.sort((one, other) => inOrder(one.finding, other.finding)),
    }
  })
  const { kept, idle } = exempt(edition, all, firm)
  const checked = kept.map(({ subject, sound, findings }) => ({
    subject,
    sound,
    blocking: findings.filter(({ stops }) => stops).length,
  }))
  return {
    catalogue: catalogueOf(name, edition, checked, options.preview ?? false),
    findings: [
      ...kept.flatMap(({ findings }) => findings.map(({ finding }) => finding)),
      ...idleFindings(idle, edition, context, setting),
    ],
  }
}

const form = fields()
const ids = rules.map(({ id }) => id)
const firm = new Set(rules.filter(rule => rule.firm).map(({ id }) => id))
const ownRules = rules.filter(({ about, crossFile }) => about !== "edition" && !crossFile)
const crossRules = rules.filter(({ about, crossFile }) => about !== "edition" && crossFile)

function inspect(draft: Draft, context: Context, setting: Setting, { memory, sound }: CheckOptions): Inspection {
  const read = readBySchema(draft, fiche, context.name, { country: countryOf(draft) })
  const values = withThemes(read.values, context.edition)
  const subject = subjectOf(draft, { values, complaints: read.complaints })
  const inspection = {
    values,
    sound: read.sound,
    findings: findingsOf(ownRules, subject, context, setting),
    sketch: sketchOf(draft),
  }
  memory?.keep(draft, inspection)
  if (inspection.sound) sound?.(proposalOf(draft, values))
  draft.forget?.()
  return inspection
}

/** Country whose plan numbers are dialled by, from the postcode of the authority. */
function countryOf({ data }: Draft): string {
  const group = data["collectivite"]
  const address = typeof group === "object" && !Array.isArray(group) ? group["adresse"] : undefined
  return dialledFrom(typeof address === "string" ? address.slice(0, 1000) : "")
}

/** Themes as the édition writes them, each once. */
function withThemes(values: Values, edition: Edition): Values {
  const typed = values["themes"]
  if (!Array.isArray(typed)) return values
  return { ...values, themes: [...new Set(typed.map(theme => themeOf(edition, String(theme)) ?? theme))] }
}

function idleFindings(idle: readonly Idle[], edition: Edition, context: Context, setting: Setting): Finding[] {
  const file = fileOf(edition)
  if (!file || idle.length === 0) return []
  const complaints = idle.map(({ index, ...told }) => ({
    rule: "exemption-inutile",
    field: `/exemptions/${index}`,
    ...told,
  }))
  const subject: Subject = subjectOf(file, { values: {}, complaints })
  const own = rules.filter(({ id }) => id === "exemption-inutile")
  return findingsOf(own, subject, context, { ...setting, schema: editionSchema }).map(({ finding }) => finding)
}
