import process from "node:process"
import { writeSite } from "../../../src/output/site.ts"
import { noAssets } from "../../site/assets.ts"
import { manyMissions, out, readyPage } from "./many.ts"

// Eleventy as we call it, given pages that are ready and nothing to bundle: what it costs to have it write them.
const site = manyMissions()
const leaves = site.editions.flatMap(({ missions }) =>
  missions.map(mission => ({ path: `${mission.href}index.html`, of: mission.mark, html: () => readyPage(mission) })),
)
await writeSite(site, out, {
  root: process.cwd(),
  pages: { "mission.11ty.tsx": () => leaves },
  assets: { ...noAssets, files: new Map(), worker: "" },
})
