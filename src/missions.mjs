#!/usr/bin/env node
// @ts-check
// The program people run: one bundle of src/, made again whenever a source is newer, so that it starts fast and is never stale.
import { createHash } from "node:crypto"
import { existsSync, lstatSync, readdirSync, readFileSync, statSync } from "node:fs"
import { dirname, join } from "node:path"
import process from "node:process"
import { fileURLToPath, pathToFileURL } from "node:url"
import { setFlagsFromString } from "node:v8"

const root = join(dirname(fileURLToPath(import.meta.url)), "..")
const bundle = join(root, "node_modules/.cache/missions/bundle/cli.js")

if (!existsSync(join(root, "node_modules/esbuild"))) {
  console.error(
    "Les dépendances ne sont pas installées : lancez « npm start » (ou « npm ci ») dans le dossier du projet.",
  )
  process.exit(2)
}
if (stale()) {
  const { makeBundle } = await import("./setup/bundle.mjs")
  await makeBundle(root)
}
// The heap may grow by half of what lives before it is swept, not threefold: ten thousand fiches in 480 MB instead of 670,
// in the same time.
setFlagsFromString("--heap-growing-percent=50")
// Eleventy is given no file to import: it need not start a thread that resolves them, which takes 0.2 s.
process.env["ELEVENTY_SKIP_ESM_RESOLVER"] ??= "1"
const { main } = await import(pathToFileURL(bundle).href)
process.exitCode = await main(root, programName())

/** The bundle's entry names every chunk by its content, the lock file what is loaded beside it: their hash names the program. */
function programName() {
  const hash = createHash("sha256")
  for (const file of [bundle, join(root, "package-lock.json")]) hash.update(readFileSync(file))
  return hash.digest("base64url")
}

/** Whether a source changed since the bundle was made. */
function stale() {
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
