import { join } from "node:path"
import process from "node:process"
import { readProposals } from "../../../src/read/proposals.ts"

// Our own reading of the front matter, without a cache and without a body: the part that grows with every file.
const { editions } = readProposals(join(process.argv[2] ?? ".", ".."))
const data = editions.flatMap(({ drafts }) => drafts.map(draft => draft.data))
if (data.length === 0) process.exitCode = 1
