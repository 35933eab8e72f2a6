import { edition as schema } from "../model/fields.ts"
import type { Context, Draft, Edition, Finding } from "../model/types.ts"
import { findingsOf } from "./engine.ts"
import type { Setting } from "./finding.ts"
import { rules } from "./rules/index.ts"
import { readBySchema } from "./schema.ts"
import { subjectOf } from "./subject.ts"

/** What an `edition.yml` says, when it is sound, and what is wrong with it. */
export function checkEditionFile(
  name: string,
  file: Draft,
  options: { helpBase?: string } = {},
): { edition: Edition | undefined; findings: Finding[] } {
  const read = readBySchema(file, schema, name)
  const subject = subjectOf(file, read)
  const setting: Setting = { schema, ...options }
  const context: Context = {
    name,
    edition: unset,
    subjects: [subject],
    earlier: [],
    authorities: new Map(),
    fields: [],
    rules: rules.map(({ id }) => id),
  }
  const own = rules.filter(({ about, crossFile }) => about !== undefined && !crossFile)
  const weighed = findingsOf(own, subject, context, setting)
  const findings = weighed.map(({ finding }) => finding)
  if (!read.sound || weighed.some(({ stops }) => stops)) return { edition: undefined, findings }
  const edition = read.values as unknown as Edition
  files.set(edition, file)
  return { edition, findings }
}

/** The file an édition was read from, so that a finding about its settings has a place. */
export function fileOf(edition: Edition): Draft | undefined {
  return files.get(edition)
}

const files = new WeakMap<Edition, Draft>()
/** Rules of reading need no édition: the settings they would look at are those being read. */
const unset = {} as Edition
