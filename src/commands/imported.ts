import { kindOfName } from "../check/names.ts"
import { dataOf, ficheText } from "../intake/fiche.ts"
import type { Intake, Read } from "../intake/form.ts"
import type { Reason } from "../intake/refusal.ts"
import type { Warning } from "../intake/values.ts"
import { authoritiesOf } from "../model/collectivites.ts"
import { slugOf } from "../model/slug.ts"
import type { Edition, Field } from "../model/types.ts"

/** A document as imported: its proposals, or why it was refused. */
export type Imported =
  | { source: string; reason: Reason; detail: string }
  | { source: string; proposals: Made[]; warnings: Warning[]; whole: boolean }

/** A proposal made a fiche. */
export interface Made {
  slug: string
  data: { [key: string]: unknown }
  text: string
  /** Questions answered, and questions asked: those and the ones told to have no clear answer. */
  answered: number
  asked: number
  /** Where the fiche is, as shown. */
  path: string
  /** Written; not, because a fiche of that name is there; or only shown. */
  state: "written" | "kept" | "shown"
  /** Whether a fiche of that name was there before. */
  there: boolean
}

interface Year {
  name: string
  edition: Edition | undefined
  form: readonly Field[]
}

/** Completes what was read with what the édition knows (the kind of authority), and makes its fiches. */
export function proposalsOf(
  source: { path: string; stem: string },
  read: Exclude<Read, { reason: Reason }>,
  year: Year,
): Imported {
  const warnings = [...read.warnings]
  const proposals = read.proposals.map((proposal, index) => {
    const own = completed(proposal, year)
    for (const warning of own.warnings) if (!warnings.some(known => isSame(known, warning))) warnings.push(warning)
    const name = String(own.values.get("/collectivite/nom")?.value ?? "")
    const slug = slugOf(name) || slugOf(source.stem) || "fiche-importee"
    const answered = [...own.values].flatMap(([pointer, { value }]) => (value === null ? [] : [pointer]))
    return {
      slug: index === 0 ? slug : `${slug.slice(0, 76)}-${index + 1}`,
      data: dataOf(own.values, year.form),
      text: ficheText(own.values, year.form, year.name),
      answered: answered.length,
      asked: new Set([...answered, ...own.warnings.map(({ field }) => field)]).size,
      path: "",
      state: "shown" as const,
      there: false,
    }
  })
  return { source: source.path, proposals, warnings, whole: !warnings.some(({ code }) => !harmless.has(code)) }
}

/** What is told and takes nothing away from the answers. */
export const harmless = new Set([
  "libelle-approche",
  "majuscules",
  "revisions",
  "commentaires",
  "image-ignoree",
  "macros",
  "plusieurs-missions",
])

const kind = "/collectivite/categorie"

/** The kind of authority, which the form does not ask: by its SIREN, else by its name. */
function completed({ values, warnings }: Intake, { edition }: Year): Intake {
  if (values.get(kind)?.value !== null) return { values, warnings }
  const siren = String(values.get("/collectivite/siret")?.value ?? "").slice(0, 9)
  const known = authoritiesOf(edition ?? {}).get(siren)?.categorie
  const deduced = known ?? kindOfName(String(values.get("/collectivite/nom")?.value ?? ""))
  if (deduced === undefined) return { values, warnings }
  return {
    values: new Map([...values, [kind, { value: deduced }]]),
    warnings: warnings.filter(({ field }) => field !== kind),
  }
}

function isSame(one: Warning, other: Warning): boolean {
  return one.code === other.code && one.field === other.field && one.text === other.text
}
