// @ts-check
// Makes a clone ready to run: dependencies, then a browser. Plain JavaScript, for it runs before anything is installed.
import { spawnSync } from "node:child_process"
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import process from "node:process"
import { fileURLToPath } from "node:url"

const root = join(dirname(fileURLToPath(import.meta.url)), "../..")
const stamp = join(root, "node_modules/.cache/missions/set-up.json")

checkNode()
const lock = readFileSync(join(root, "package-lock.json"), "utf8")
const before = readStamp()
if (before.lock !== lockHash(lock) || !existsSync(join(root, "node_modules/esbuild"))) {
  say("installation des dépendances (npm ci)…")
  run("npm", ["ci", "--no-audit", "--no-fund"])
}
const { findBrowser } = await import("./browser.mjs")
if (!process.argv.includes("--no-browser") && !(before.browser && existsSync(before.browser))) {
  const { getBrowser } = await import("./browser.mjs")
  const found = (await findBrowser()) ?? (await getBrowser(say))
  write({ lock: lockHash(lock), browser: found ?? null })
} else if (before.lock !== lockHash(lock)) write({ lock: lockHash(lock), browser: before.browser ?? null })

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  console.error(
    `Node ${process.versions.node} est trop ancien : il faut Node 20.19 ou plus récent (https://nodejs.org/fr).`,
  )
  process.exit(2)
}

/** @returns {{ lock?: string, browser?: string | null }} */
function readStamp() {
  try {
    return JSON.parse(readFileSync(stamp, "utf8"))
  } catch {
    return {} // absent or cut short: the set-up is simply done again
  }
}

/** @param {{ lock: string, browser: string | null }} state */
function write(state) {
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, JSON.stringify(state))
}

/** A cheap fingerprint, enough to see that the lock file changed. @param {string} text */
function lockHash(text) {
  let hash = 5381
  for (let i = 0; i < text.length; i++) hash = (Math.imul(hash, 33) ^ text.charCodeAt(i)) | 0
  return `${text.length}-${hash >>> 0}`
}

/** @param {string} command @param {string[]} args */
function run(command, args) {
  const done = spawnSync(command, args, { cwd: root, stdio: ["ignore", 2, 2], shell: process.platform === "win32" })
  if (done.status === 0) return
  console.error(`« ${command} ${args.join(" ")} » a échoué. Vérifiez la connexion au registre npm, puis relancez.`)
  process.exit(2)
}

/** @param {string} text */
function say(text) {
  console.error(`Mise en place : ${text}`)
}
