// @ts-check
import { createHash } from "node:crypto"
import { lstatSync, readdirSync, readFileSync, statSync } from "node:fs"
import { join } from "node:path"
import { pathToFileURL } from "node:url"

/**
 * Loads the program, its bundle made again when a source is newer, and names it.
 * @param {string} root the project's folder
 * @returns {Promise<{ main: typeof import("../cli.ts").main, name: string }>}
 */
export async function loadProgram(root) {
  const bundle = join(root, "node_modules/.cache/missions/bundle/cli.js")
  if (stale(root, bundle)) {
    const { makeBundle } = await import("./bundle.mjs")
    await makeBundle(root)
  }
  const { main } = await import(pathToFileURL(bundle).href)
  return { main, name: nameOf(root, bundle) }
}

/** The bundle's entry names every chunk by its content, the lock file what is loaded beside it: their hash names the program. @param {string} root @param {string} bundle */
function nameOf(root, bundle) {
  const hash = createHash("sha256")
  for (const file of [bundle, join(root, "package-lock.json")]) hash.update(readFileSync(file))
  return hash.digest("base64url")
}

/** Whether a source changed since the bundle was made. @param {string} root @param {string} bundle */
function stale(root, bundle) {
  const made = statSync(bundle, { throwIfNoEntry: false })?.mtimeMs
  if (made === undefined) return true
  const sources = ["src", "site", "schema"].map(folder => join(root, folder))
  return newer(join(root, "package-lock.json"), made) || sources.some(folder => newer(folder, made))
}

/** @param {string} path @param {number} time @returns {boolean} */
function newer(path, time) {
  const entry = lstatSync(path)
  if (entry.mtimeMs > time) return true
  return entry.isDirectory() && readdirSync(path).some(name => newer(join(path, name), time))
}
