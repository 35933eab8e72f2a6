import { lstatSync, readFileSync } from "node:fs"
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
