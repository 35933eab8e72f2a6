// @ts-check
// Makes a clone ready to run: dependencies, then a browser. Plain JavaScript, for it runs before anything is installed.
import { spawnSync } from "node:child_process"
import { createHash } from "node:crypto"
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import process from "node:process"
import { fileURLToPath } from "node:url"
import { findBrowser, getBrowser } from "./browser.mjs"

const root = join(dirname(fileURLToPath(import.meta.url)), "../..")
const stamp = join(root, "node_modules/.cache/missions/lock-installed")

checkNode()
if (readText(stamp) !== lockHash() && !installedAsLocked()) {
  say("installation des dépendances (npm ci), une minute environ…")
  installDependencies()
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, lockHash())
}
if (!(await findBrowser())) {
  const got = await getBrowser(say)
  if (got) say(`navigateur prêt : ${got}`)
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  console.error(
    `Node ${process.versions.node} est trop ancien : il faut Node 20.19 ou plus récent (https://nodejs.org/fr).`,
  )
  process.exit(2)
}

/** Whether npm's own record of what it installed holds every package of the lock file, in its version. */
function installedAsLocked() {
  const wanted = packages(join(root, "package-lock.json"))
  const present = packages(join(root, "node_modules/.package-lock.json"))
  return Object.entries(wanted).every(([path, { version, integrity, optional, link, extraneous }]) => {
    if (path === "" || link || extraneous) return true
    const got = present[path]
    if (!got) return optional === true // made for another system
    return got.version === version && got.integrity === integrity
  })
}

/** @param {string} file @returns {{ [path: string]: { version?: string, integrity?: string, optional?: boolean, link?: boolean, extraneous?: boolean } }} */
function packages(file) {
  try {
    return JSON.parse(readText(file)).packages ?? {}
  } catch {
    return {} // absent or cut short: nothing is known to be there
  }
}

function lockHash() {
  return createHash("sha256")
    .update(readText(join(root, "package-lock.json")))
    .digest("hex")
}

/** @param {string} file */
function readText(file) {
  return existsSync(file) ? readFileSync(file, "utf8") : ""
}

function installDependencies() {
  const npm = process.env["npm_execpath"]
  const words = ["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"]
  const options = { cwd: root, stdio: /** @type {["ignore", 2, 2]} */ (["ignore", 2, 2]) }
  const done =
    npm && existsSync(npm) && /\.[cm]?js$/.test(npm)
      ? spawnSync(process.execPath, [npm, ...words], options)
      : spawnSync("npm", words, { ...options, shell: process.platform === "win32" })
  if (done.status === 0) return
  console.error("« npm ci » a échoué (voir ci-dessus). Vérifiez l’accès au registre npm, puis relancez.")
  process.exit(2)
}

/** @param {string} text */
function say(text) {
  console.error(`Mise en place : ${text}`)
}
