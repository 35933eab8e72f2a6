import { writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import process from "node:process"
import { fiche } from "../../../src/model/fields.ts"
import type { Bench } from "../bench.ts"
import { loose } from "../loose.ts"
import type { Way } from "../measure.ts"
import { install, skip } from "./peer.ts"

/**
 * What people use to check front matter: remark-cli with remark-lint-frontmatter-schema, installed once into a cache
 * folder outside the repository, and only when peers are asked for. Undefined, and told, where it is left out.
 */
export function remarkPeer(bench: Bench, fiches: number, files: string): Way | undefined {
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
  // It knows no later draft than 07, and needs none for what is checked here.
  writeFileSync(join(folder, "schema.json"), JSON.stringify({ ...loose(fiche), $schema: undefined, $id: undefined }))
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
