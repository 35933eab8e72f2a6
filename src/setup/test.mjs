// @ts-check
// Everything that must hold, in order: style, types, dead code, tests. What fails doesn't hide what follows.
import { spawnSync } from "node:child_process"
import { dirname, join } from "node:path"
import process from "node:process"
import { fileURLToPath } from "node:url"
import { findBrowser } from "./browser.mjs"

const root = join(dirname(fileURLToPath(import.meta.url)), "../..")

/** @type {[title: string, program: string, ...words: string[]][]} */
const steps = [
  ["Style et imports · style and imports", "biome", "check"],
  ["Types · types", "tsc", "--noEmit"],
  ["Types des scripts du site · types of the site’s scripts", "tsc", "--noEmit", "-p", "site/scripts"],
  ["Code inutile · dead code", "knip"],
  ["Tests · tests", "vitest", "run"],
]

if (!(await findBrowser())) {
  console.error(
    "Les tests impriment de vrais PDF : il faut un navigateur (voir ci-dessus). · The tests need a browser.",
  )
  process.exit(2)
}

const failed = steps.filter(([title, program, ...words], i) => {
  console.error(`\n${i + 1}/${steps.length} ${title} (${[program, ...words].join(" ")})`)
  const path = join(root, "node_modules/.bin", program)
  const windows = process.platform === "win32"
  const done = spawnSync(windows ? `"${path}"` : path, words, { cwd: root, stdio: ["ignore", 1, 2], shell: windows })
  return done.status !== 0
})

for (const [title, program] of failed) console.error(`Échec · failed: ${title} (${program})`)
if (failed.length === 0) console.error("\nTout est bon. · All is well.")
process.exitCode = failed.length === 0 ? 0 : 1
