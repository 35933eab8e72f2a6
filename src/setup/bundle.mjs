// @ts-check
import { randomUUID } from "node:crypto"
import { mkdirSync, renameSync, rmSync } from "node:fs"
import { join } from "node:path"
import { build } from "esbuild"

/**
 * Bundles src/cli.ts, a chunk a command so that only what a command needs is loaded, and puts it in place at once:
 * two processes that do so at the same time both end with a whole bundle.
 * @param {string} root the project's folder
 */
export async function makeBundle(root) {
  const cache = join(root, "node_modules/.cache/missions")
  const folder = join(cache, "bundle")
  const aside = join(cache, `bundle-${randomUUID()}`)
  mkdirSync(cache, { recursive: true })
  await build({
    entryPoints: { cli: join(root, "src/cli.ts") },
    outdir: aside,
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20",
    packages: "bundle",
    external: ["puppeteer", "puppeteer-core", "@11ty/*", "esbuild", "json-schema-to-typescript"],
    jsx: "automatic",
    jsxImportSource: "preact",
    banner: {
      js: 'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);',
    },
    sourcemap: false,
    logLevel: "error",
  })
  const old = `${aside}-old`
  try {
    renameSync(folder, old)
  } catch {
    // the first bundle
  }
  try {
    renameSync(aside, folder)
  } catch {
    // another process put an equally fresh bundle in place first
    rmSync(aside, { recursive: true, force: true })
  }
  rmSync(old, { recursive: true, force: true })
}
