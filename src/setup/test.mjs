// @ts-check
// Everything that must hold: style, types and dead code, read at the same time, then the tests. What fails doesn't hide what follows.
import { spawn } from "node:child_process"
import { dirname, join } from "node:path"
import process from "node:process"
import { fileURLToPath } from "node:url"
import { findBrowser } from "./browser.mjs"

const root = join(dirname(fileURLToPath(import.meta.url)), "../..")

/** @typedef {[title: string, program: string, ...words: string[]]} Step */
/** @type {Step[]} */
const readings = [
  ["Style et imports · style and imports", "biome", "check"],
  ["Types · types", "tsc", "--noEmit"],
  ["Types des scripts du site · types of the site’s scripts", "tsc", "--noEmit", "-p", "site/scripts"],
  ["Code inutile · dead code", "knip"],
]
/** @type {Step} */
const tests = ["Tests · tests", "vitest", "run"]

if (!(await findBrowser())) {
  console.error(
    "Les tests impriment de vrais PDF : il faut un navigateur (voir ci-dessus). · The tests need a browser.",
  )
  process.exit(2)
}

/** @type {Step[]} */
const failed = []
// Started together, told one after the other.
for (const [step, reading] of readings.map(step => /** @type {const} */ ([step, run(step, "pipe")]))) {
  announce(step)
  const { passed, said } = await reading
  process.stdout.write(said)
  if (!passed) failed.push(step)
}
announce(tests)
if (!(await run(tests, "inherit")).passed) failed.push(tests)

for (const [title, program] of failed) console.error(`Échec · failed: ${title} (${program})`)
if (failed.length === 0) console.error("\nTout est bon. · All is well.")
process.exitCode = failed.length === 0 ? 0 : 1

/** @param {Step} step */
function announce(step) {
  const steps = [...readings, tests]
  const [title, ...words] = step
  console.error(`\n${steps.indexOf(step) + 1}/${steps.length} ${title} (${words.join(" ")})`)
}

/** Whether a program ends well, and what it said when it is not heard at once. @param {Step} step @param {"pipe" | "inherit"} output @returns {Promise<{ passed: boolean, said: string }>} */
function run([, program, ...words], output) {
  const path = join(root, "node_modules/.bin", program)
  const windows = process.platform === "win32"
  const env = output === "pipe" && process.stdout.isTTY ? { FORCE_COLOR: "1", ...process.env } : process.env
  /** @type {import("node:child_process").SpawnOptions} */
  const options = { cwd: root, stdio: ["ignore", output, output], shell: windows, env }
  const child = spawn(windows ? `"${path}"` : path, words, options)
  let said = ""
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding("utf8").on("data", text => (said += text))
  return new Promise(resolve =>
    child
      .on("error", error => resolve({ passed: false, said: `${error.message}\n` }))
      .on("close", code => resolve({ passed: code === 0, said })),
  )
}
