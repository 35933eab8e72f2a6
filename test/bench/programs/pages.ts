import { mkdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { manyMissions, out, readyPage } from "./many.ts"

// The least that writing pages asks: for each mission a folder and a file.
for (const { missions } of manyMissions().editions)
  for (const mission of missions) {
    mkdirSync(join(out, mission.href), { recursive: true })
    writeFileSync(join(out, mission.href, "index.html"), readyPage(mission))
  }
