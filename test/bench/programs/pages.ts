import { mkdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { manyMissions, out } from "./many.ts"

// The least that writing pages asks: for each mission its text between the same head and foot, a folder and a file.
const frame = "x".repeat(6000)
for (const { missions } of manyMissions().editions)
  for (const { href, intitule, sections } of missions) {
    const text = sections.map(({ label, html }) => `<h2>${label}</h2>\n${html}`).join("\n")
    mkdirSync(join(out, href), { recursive: true })
    writeFileSync(
      join(out, href, "index.html"),
      `<!doctype html><title>${intitule}</title>${frame}<h1>${intitule}</h1>${text}${frame}`,
    )
  }
