import { createHash } from "node:crypto"
import { readFileSync } from "node:fs"
import { mkdir, readFile, writeFile } from "node:fs/promises"
import { basename, join } from "node:path"
import type { BuildOptions, BuildResult } from "esbuild"
import { type Assets, partNames, pictureNames, type ScriptName, scriptNames } from "../../site/components/world.ts"
import { type Cache, fingerprint } from "./cache.ts"
import { stampOf } from "./stamp.ts"

/** What pages load, built and named: `files` are the bytes by address. */
export interface BuiltAssets extends Assets {
  files: Map<string, Uint8Array>
  /** What `service-worker.js` does, without the list of what it keeps (offline.ts). */
  worker: string
}

/**
 * Bundles the styles (with their fonts) and the scripts of the site; names hold a hash of what they hold. With a cache,
 * nothing is bundled as long as no file that went into them has changed.
 */
export async function buildAssets(root: string, cache?: Cache): Promise<BuiltAssets> {
  const known = cache?.get(bundler()) as Remembered | undefined
  if (known?.inputs.every(([path, mark]) => markOf(root, path) === mark)) return dress(known.files)
  const { files, inputs } = await bundleAll(root)
  const encoded = files.map(([name, bytes]) => [name, Buffer.from(bytes).toString("base64")] as const)
  cache?.set(bundler(), { inputs: inputs.map(path => [path, markOf(root, path)]), files: encoded })
  return dress(encoded)
}

interface Remembered {
  inputs: [path: string, mark: string][]
  files: [name: string, base64: string][]
}

const bundler = stampOf(import.meta.url, "../../node_modules/.package-lock.json")

function markOf(root: string, path: string): string {
  try {
    return fingerprint(readFileSync(join(root, path)))
  } catch {
    return "" // no such file
  }
}

function dress(encoded: readonly (readonly [name: string, base64: string])[]): BuiltAssets {
  const files = new Map<string, Uint8Array>(encoded.map(([name, base64]) => [name, Buffer.from(base64, "base64")]))
  const named = (start: string, end: string) =>
    [...files.keys()].find(name => name.startsWith(`${folder}/${start}`) && name.endsWith(end)) ?? ""
  const worker = named("service-worker-", ".js")
  const code = Buffer.from(files.get(worker) ?? []).toString()
  files.delete(worker)
  return {
    files,
    worker: code,
    style: named("style-", ".css"),
    listStyle: named("liste-", ".css"),
    own: named("choix-", ".css"),
    formStyle: named("formulaire-", ".css"),
    paper: named("papier-", ".css"),
    fonts: [named("source-sans-3-latin-400", ".woff2"), named("newsreader-latin-500", ".woff2")],
    icon: named("icone-", ".svg"),
    pictures: Object.fromEntries(
      pictureNames.map(name => [name, named(`guide-${name}-`, ".webp")]),
    ) as Assets["pictures"],
    scripts: Object.fromEntries(scriptNames.map(name => [name, named(`${name}-`, ".js")])) as Assets["scripts"],
    parts: Object.fromEntries(partNames.map(name => [name, named(`part-${name}-`, ".js")])) as Assets["parts"],
    content: path => files.get(path) ?? new Uint8Array(),
  }
}

/** Writes the built files under a folder. */
export async function writeAssets(assets: BuiltAssets, to: string): Promise<void> {
  await mkdir(join(to, folder), { recursive: true })
  await Promise.all([...assets.files].map(([name, bytes]) => writeFile(join(to, name), bytes)))
}

const folder = "fichiers"

/** Every built file, and the paths of all that they were made of, the project's folder being the root. */
async function bundleAll(root: string): Promise<{ files: [name: string, bytes: Uint8Array][]; inputs: string[] }> {
  const site = join(root, "site")
  const [styles, scripts, parts, icon] = await Promise.all([
    bundle(root, {
      style: join(site, "styles/index.css"),
      liste: join(site, "styles/list-page.css"),
      choix: join(site, "styles/own.css"),
      formulaire: join(site, "styles/form-page.css"),
      papier: join(site, "styles/paper.css"),
    }),
    bundle(
      root,
      Object.fromEntries([...scriptNames, "service-worker"].map(name => [name, join(site, `scripts/${name}.ts`)])),
    ),
    bundleParts(root),
    readFile(join(site, "styles/icon.svg")),
  ])
  const built = [...styles.outputFiles, ...scripts.outputFiles, ...parts.outputFiles]
  const files = built.map(({ path, contents }): [string, Uint8Array] => [`${folder}/${basename(path)}`, contents])
  files.push([`${folder}/icone-${hash(icon)}.svg`, icon])
  const pictures = pictureNames.map(name => `site/images/${name}.webp`)
  for (const picture of pictures) {
    const bytes = await readFile(join(root, picture))
    files.push([`${folder}/guide-${basename(picture, ".webp")}-${hash(bytes)}.webp`, bytes])
  }
  const beside = [
    ...pictures,
    "site/styles/icon.svg",
    "site/styles/print.css",
    "site/styles/hidden.css",
    "site/scripts/tsconfig.json",
    "tsconfig.json",
    "package.json",
  ]
  return {
    files,
    inputs: [...beside, ...[styles, scripts, parts].flatMap(({ metafile }) => Object.keys(metafile.inputs))],
  }
}

/** The program's own reader, rules and sheet, as a page runs them. */
async function bundleParts(root: string): Promise<BuildResult<typeof outputs>> {
  const { inPage } = await import("../setup/page.mjs")
  const entries = partNames.map(name => [`part-${name}`, join(root, "src/page", `${name}.ts`)])
  return bundle(root, Object.fromEntries(entries), inPage(root))
}

// Plain scripts, not modules: browsers refuse modules from a disk.
async function bundle(
  root: string,
  entryPoints: { [name in ScriptName | string]: string },
  more: BuildOptions = {},
): Promise<BuildResult<typeof outputs>> {
  const { build } = await import("esbuild")
  return build({
    ...outputs,
    absWorkingDir: root,
    entryPoints,
    outdir: join(root, folder),
    bundle: true,
    minify: true,
    format: "iife",
    target: ["es2022", "chrome111", "firefox113", "safari16.4"],
    charset: "utf8",
    legalComments: "none",
    entryNames: "[name]-[hash]",
    assetNames: "[name]-[hash]",
    loader: { ".woff2": "file" },
    logLevel: "silent",
    ...more,
  })
}

const outputs = { write: false, metafile: true } as const

function hash(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("base64url").slice(0, 8)
}
