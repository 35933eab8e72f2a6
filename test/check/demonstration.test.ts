import { expect, test } from "vitest"
import { checkEditionFile, checkProposals, sketchOf } from "../../src/check/index.ts"
import { readProposals } from "../../src/read/proposals.ts"
import { helpBase } from "./base.ts"

const folder = new URL("../../proposals/", import.meta.url).pathname
const { editions } = readProposals(folder, {})

/** Written by people who know the form: whatever a rule says of them is a false alarm, or a fault of theirs to mend. */
test.each(editions)("nothing is said of the demonstration, $name", ({ name, file, drafts }) => {
  const { edition, findings } = checkEditionFile(name, file, { helpBase })
  if (!edition) throw new Error(`${name} is not sound`)
  const before = editions.filter(other => other.name < name).flatMap(other => other.drafts)
  const earlier = before.map(draft => ({ draft, sketch: sketchOf(draft) }))
  const found = checkProposals(name, edition, drafts, { helpBase, earlier }).findings
  expect([...findings, ...found].map(({ rule, path, message }) => [path, rule, message])).toEqual([])
  expect(drafts.length).toBeGreaterThan(1)
})
