import process from "node:process"
import { writeSite } from "../../../src/output/site.ts"
import { manyMissions, out, readyPage } from "./many.ts"

// Eleventy as we call it, given pages that are ready: what it costs to have it write them.
const site = manyMissions()
const leaves = site.editions.flatMap(({ missions }) =>
  missions.map(mission => ({ path: `${mission.href}index.html`, html: () => readyPage(mission) })),
)
await writeSite(site, out, { root: process.cwd(), pages: { "mission.11ty.tsx": () => leaves } })
