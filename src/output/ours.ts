import { lstatSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { generator } from "./build-json.ts"

/** Whether a folder is an output of ours: its `build.json` bears our name. */
export function isOurs(folder: string): boolean {
  try {
    const file = join(folder, "build.json")
    const { size } = lstatSync(file)
    if (!lstatSync(file).isFile() || size > 10_000_000) return false
    const data: unknown = JSON.parse(readFileSync(file, "utf8"))
    return typeof data === "object" && data !== null && "generator" in data && data.generator === generator
  } catch {
    return false
  }
}

/** Files at the top of an output of ours that we never write: whoever put them there would lose them with it. */
export function foreignIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(entry => !entry.isDirectory() && !written.test(entry.name))
    .map(({ name }) => name)
}

/** What we write there, shares of sheets among it, and what desktops leave everywhere. */
const written =
  /^(?:index\.html|404\.html|robots\.txt|sitemap\.xml|build\.json|service-worker\.js|part-\d+-\d+\.json|\.DS_Store|Thumbs\.db)$/
