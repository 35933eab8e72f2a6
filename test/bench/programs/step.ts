import process from "node:process"
import { writeSite } from "../../../src/output/site.ts"
import { manyMissions, out } from "./many.ts"

// Our own pages and nothing else: what is left of `build` when everything is read, checked and rendered.
await writeSite(manyMissions(), out, { root: process.cwd() })
