import { spawnSync } from "node:child_process"
import { existsSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { Ajv } from "ajv"
import { expect, test } from "vitest"
import { parse } from "yaml"
import { demonstration, root, spoil } from "../commands/run.ts"
import { readXml } from "../output/readers.ts"

const example = parse(readFileSync(join(root, ".github/gitlab-ci.example.yml"), "utf8"))
const job = example.controle

/** GitLab’s own schema of `.gitlab-ci.yml`, as npm’s gitlab-ci-local 4.75.1 ships it (MIT), without its prose. */
const validate = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false, validateFormats: false }).compile(
  JSON.parse(readFileSync(new URL("../report/schemas/gitlab-ci.json", import.meta.url), "utf8")),
)

test("the example is valid by GitLab’s published schema, which refuses what is wrong", () => {
  expect(validate(example) ? [] : validate.errors).toEqual([])
  const wrong = { ...example, controle: { ...job, artifacts: { ...job.artifacts, reports: { junit: 3 } } } }
  expect(validate(wrong)).toBe(false)
  expect(validate({ ...example, controle: { ...job, scripts: job.script, script: 3 } })).toBe(false)
})

test("its lines give each artifact it names, and say on the next run what was settled", () => {
  const folder = demonstration()
  symlinkSync(join(root, "src"), join(folder, "src"))
  for (const name of ["ville-de-valombreuil", "ville-de-kerhoazel"])
    spoil(join(folder, `proposals/2025-2026/${name}.md`), /siret: .*/, "siret: 12")
  expect(run(folder).code).toBe(1)
  const named = [...job.artifacts.paths, ...Object.values(job.artifacts.reports), ...job.cache.paths]
  expect(named).toHaveLength(4)
  for (const file of named) expect(existsSync(join(folder, file)), file).toBe(true)
  const remarks = JSON.parse(readFileSync(join(folder, job.artifacts.reports.codequality), "utf8"))
  expect(remarks.map(({ check_name }: { check_name: string }) => check_name)).toEqual([
    "siret-longueur",
    "siret-longueur",
  ])
  const suites = readXml(readFileSync(join(folder, job.artifacts.reports.junit), "utf8"))
  expect(suites.attributes).toMatchObject({ failures: "2" })
  spoil(join(folder, "proposals/2025-2026/ville-de-valombreuil.md"), "siret: 12", "siret: 213 709 850 00019")
  expect(run(folder).out).toContain("Depuis le dernier rapport : 1 point réglé et 1 qui reste.")
})

test("a run that could give no report fails as such, and keeps nothing for the next", () => {
  const folder = demonstration()
  symlinkSync(join(root, "src"), join(folder, "src"))
  writeFileSync(join(folder, "precedent.json"), "{")
  expect(run(folder).code).toBe(2)
  expect(existsSync(join(folder, "precedent.json"))).toBe(false)
  rmSync(join(folder, "precedent.json"), { force: true })
  expect(run(folder).code).toBe(0)
})

/** Runs the job’s lines one after the other in one shell, as GitLab’s runner does; what installs is left out. */
function run(folder: string): { code: number | null; out: string } {
  const [install, ...lines] = job.script as string[]
  expect(install).toBe("npm ci --ignore-scripts")
  const script = ["set -eo pipefail", ...lines].join("\n")
  const { PATH = "", HOME = "" } = process.env
  const done = spawnSync("bash", ["-c", script], { cwd: folder, env: { PATH, HOME }, encoding: "utf8" })
  return { code: done.status, out: done.stdout + done.stderr }
}
