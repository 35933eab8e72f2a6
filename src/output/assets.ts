import { createHash } from "node:crypto"
import { mkdir, readFile, writeFile } from "node:fs/promises"
import { basename, join } from "node:path"
import { build, type OutputFile } from "esbuild"
import { type Assets, type ScriptName, scriptNames } from "../../site/components/world.ts"

/** What pages load, built and named: `files` are the bytes by address. */
export interface BuiltAssets extends Assets {
  files: Map<string, Uint8Array>
}

/** Bundles the styles (with their fonts) and the scripts of the site; names hold a hash of what they hold. */
export async function buildAssets(root: string): Promise<BuiltAssets> {
  const site = join(root, "site")
  const [styles, scripts, icon] = await Promise.all([
    bundle(root, { style: join(site, "styles/index.css"), papier: join(site, "styles/paper.css") }),
    bundle(root, Object.fromEntries(scriptNames.map(name => [name, join(site, `scripts/${name}.ts`)]))),
    readFile(join(site, "styles/icon.svg")),
  ])
  const files = new Map<string, Uint8Array>()
  for (const { path, contents } of [...styles, ...scripts]) files.set(`${folder}/${basename(path)}`, contents)
  const iconName = `${folder}/icone-${hash(icon)}.svg`
  files.set(iconName, icon)
  const named = (start: string, end: string) =>
    [...files.keys()].find(name => name.startsWith(`${folder}/${start}`) && name.endsWith(end)) ?? ""
  return {
    files,
    style: named("style-", ".css"),
    paper: named("papier-", ".css"),
    fonts: [named("source-sans-3-latin-400", ".woff2"), named("newsreader-latin-500", ".woff2")],
    icon: iconName,
    scripts: Object.fromEntries(scriptNames.map(name => [name, named(`${name}-`, ".js")])) as Assets["scripts"],
  }
}

/** Writes the built files under a folder. */
export async function writeAssets(assets: BuiltAssets, to: string): Promise<void> {
  await mkdir(join(to, folder), { recursive: true })
  await Promise.all([...assets.files].map(([name, bytes]) => writeFile(join(to, name), bytes)))
}

const folder = "fichiers"

// Plain scripts, not modules: browsers refuse modules from a disk.
async function bundle(root: string, entryPoints: { [name in ScriptName | string]: string }): Promise<OutputFile[]> {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints,
    outdir: join(root, folder),
    write: false,
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
  })
  return outputFiles
}

function hash(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("base64url").slice(0, 8)
}
