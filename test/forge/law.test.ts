import { spawnSync } from "node:child_process"
import { mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { expect, test } from "vitest"
import { emptyFolder, root } from "../commands/run.ts"

/** What Biome says, by the project's own laws, of files that each import another. */
function lint(files: { [file: string]: string }): Set<string> {
  const folder = emptyFolder()
  const { overrides, linter } = JSON.parse(readFileSync(join(root, "biome.json"), "utf8"))
  writeFileSync(join(folder, "biome.json"), JSON.stringify({ overrides, linter }))
  for (const [file, imported] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), `import { x } from "${imported}"\n\nexport const y = x\n`)
  }
  const args = ["lint", "--only=style/noRestrictedImports", "--max-diagnostics=none", "--reporter=json", "."]
  const done = spawnSync(join(root, "node_modules/.bin/biome"), args, { cwd: folder, encoding: "utf8" })
  return new Set(Object.keys(files).filter(file => done.stdout.includes(`"${file}"`)))
}

test("forge imports the model alone and no disk; only commands import forge", () => {
  const others = ["read", "check", "report", "output", "intake", "derive"]
  const refused = Object.fromEntries([
    ...[...others, "commands"].map(room => [`src/forge/from-${room}.ts`, `../${room}/x.ts`]),
    ...[...others, "model"].map(room => [`src/${room}/from-forge.ts`, "../forge/x.ts"]),
    ["src/forge/disk.ts", "node:fs"],
  ])
  const allowed = { "src/forge/from-model.ts": "../model/x.ts", "src/commands/from-forge.ts": "../forge/x.ts" }
  expect(lint({ ...refused, ...allowed })).toEqual(new Set(Object.keys(refused)))
})
