// @ts-check
import { randomUUID } from "node:crypto"
import { mkdirSync, readdirSync, renameSync, rmSync, statSync, utimesSync } from "node:fs"
import { join } from "node:path"
import { build } from "esbuild"
import { compiledSchemas } from "./compiled.mjs"
import { placedEleventy } from "./placed.mjs"

/**
 * Bundles src/cli.ts, a chunk a command so that only what a command needs is loaded. Chunks are named by their content
 * and put in place first, the entry last: a process that started from the former entry still finds its own chunks.
 * @param {string} root the project's folder
 */
export async function makeBundle(root) {
  const start = new Date()
  const cache = join(root, "node_modules/.cache/missions")
  const folder = join(cache, "bundle")
  const aside = join(cache, `bundle-${randomUUID()}`)
  mkdirSync(folder, { recursive: true })
  await build({
    entryPoints: { cli: join(root, "src/cli.ts") },
    outdir: aside,
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20",
    packages: "bundle",
    external: ["@11ty/eleventy-dev-server", "esbuild", "json-schema-to-typescript"],
    jsx: "automatic",
    jsxImportSource: "preact",
    banner: {
      js: 'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);',
    },
    plugins: [compiledSchemas(root), placedEleventy(folder)],
    sourcemap: false,
    logLevel: "error",
  })
  // What changes while the bundle is made is newer than it.
  utimesSync(join(aside, entry), start, start)
  for (const name of readdirSync(aside).filter(name => name !== entry))
    renameSync(join(aside, name), join(folder, name))
  renameSync(join(aside, entry), join(folder, entry))
  rmSync(aside, { recursive: true, force: true })
  sweep(folder, start.getTime() - day)
}

const entry = "cli.js"
const day = 86_400_000

/** Removes the chunks of entries long gone. @param {string} folder @param {number} before */
function sweep(folder, before) {
  for (const name of readdirSync(folder)) {
    const file = join(folder, name)
    if (name !== entry && statSync(file).mtimeMs < before) rmSync(file, { force: true })
  }
}
