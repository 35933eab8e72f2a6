import { execFileSync } from "node:child_process"
import { existsSync, mkdirSync, writeFileSync } from "node:fs"
import { homedir } from "node:os"
import { dirname, join } from "node:path"
import process from "node:process"
import { fiche } from "../../src/model/fields.ts"
import type { Bench } from "./bench.ts"
import { loose } from "./loose.ts"
import type { Way } from "./measure.ts"

/**
 * What people use to check front matter: remark-cli with remark-lint-frontmatter-schema, installed once into a cache
 * folder outside the repository, and only when peers are asked for. Undefined, and told, where it is left out.
 */
export async function remarkPeer(bench: Bench, fiches: number, files: string): Promise<Way | undefined> {
  const name = "remark-cli + frontmatter-schema"
  if (!bench.peers)
    return skip(bench, `${name}: give --peers to install it (about 240 packages, outside the repository)`)
  if (fiches > 1000) return skip(bench, `${name} at ${fiches} fiches: it takes minutes`)
  const home = install(bench, "remark", [
    "remark-cli@12",
    "remark-frontmatter@5",
    "remark-gfm@4",
    "remark-lint-frontmatter-schema@3",
  ])
  if (home === undefined) return skip(bench, `${name}: npm could not install it`)
  const plugin = (path: string) => JSON.stringify(join(home, "node_modules", path))
  const folder = dirname(files)
  writeFileSync(join(folder, "schema.json"), JSON.stringify(loose(fiche)))
  const settings = join(folder, "remark.mjs")
  writeFileSync(
    settings,
    `export default { plugins: [${plugin("remark-frontmatter/index.js")}, ${plugin("remark-gfm/index.js")},
  [${plugin("remark-lint-frontmatter-schema/dist/index.js")}, { schemas: { "./schema.json": ["./**/*.md"] } }]] }\n`,
  )
  const cli = join(home, "node_modules/remark-cli/cli.js")
  const words = ["--no-config", "--rc-path", settings, "--frail", "--quiet", "--no-stdout", files]
  return { name, command: [process.execPath, cli, ...words], cwd: folder }
}

/** Installs packages into the bench's own cache; the folder, or undefined when npm fails. */
function install(bench: Bench, name: string, packages: string[]): string | undefined {
  const cache = process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache")
  const folder = join(cache, "missions-bench", name)
  const done = join(folder, "installed")
  if (existsSync(done)) return folder
  bench.say(`installing ${packages.join(", ")} into ${folder}`)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, "package.json"), '{ "private": true }\n')
  try {
    const shell = process.platform === "win32"
    execFileSync("npm", ["install", "--no-audit", "--no-fund", ...packages], { cwd: folder, stdio: "ignore", shell })
  } catch {
    return undefined
  }
  writeFileSync(done, "")
  return folder
}

function skip(bench: Bench, what: string): undefined {
  bench.skipped.add(what)
  return undefined
}
