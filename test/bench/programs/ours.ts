import { join } from "node:path"
import process from "node:process"
import { convert } from "../../../src/check/convert.ts"
import { faultsOf } from "../../../src/check/validate.ts"
import { fiche } from "../../../src/model/fields.ts"
import { readProposals } from "../../../src/read/proposals.ts"

// Our own reading of the front matter, without cache or body: what was typed, turned into values, validated.
const { editions } = readProposals(join(process.argv[2] ?? ".", ".."))
const drafts = editions.flatMap(({ drafts }) => drafts)
const wrong = drafts.filter(draft => {
  const { values, complaints } = convert(draft, fiche)
  const missing = faultsOf(fiche, values).filter(({ schema }) => !schema["x-section"])
  return missing.length > 0 || complaints.length > 0
})
if (drafts.length === 0 || wrong.length > drafts.length / 10) process.exitCode = 1
