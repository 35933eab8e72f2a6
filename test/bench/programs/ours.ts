import { join } from "node:path"
import process from "node:process"
import { convert } from "../../../src/check/convert.ts"
import { faultsOf } from "../../../src/check/validate.ts"
import { fiche } from "../../../src/model/fields.ts"
import { readProposals } from "../../../src/read/proposals.ts"

// Our own reading of the front matter, without cache or body: what was typed, turned into values, validated.
const { editions } = readProposals(join(process.argv[2] ?? ".", ".."))
const drafts = editions.flatMap(({ drafts }) => drafts)
const sections = Object.entries(fiche.properties ?? {}).filter(([, child]) => child["x-section"])
const body = Object.fromEntries(sections.map(([key, { minLength = 1 }]) => [key, "x".repeat(minLength)]))
const wrong = drafts.filter(draft => {
  const { values, complaints } = convert(draft, fiche)
  // As a check does: what was typed is let go once it has become values.
  draft.forget?.()
  return complaints.length > 0 || faultsOf(fiche, Object.assign(values, body)).length > 0
})
// A phone dialled from overseas is not understood without the hint of its postcode: one fiche in sixteen.
if (drafts.length === 0 || wrong.length > drafts.length / 10) process.exitCode = 1
