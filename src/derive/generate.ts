import { mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { derived } from "./index.ts"

const root = join(dirname(fileURLToPath(import.meta.url)), "../..")
for (const [file, text] of Object.entries(await derived(root))) {
  const path = join(root, file)
  mkdirSync(dirname(path), { recursive: true })
  let before = ""
  try {
    before = readFileSync(path, "utf8")
  } catch {
    // a file derived for the first time
  }
  if (before === text) continue
  writeFileSync(path, text)
  console.log(`${file} : réécrit`)
}
