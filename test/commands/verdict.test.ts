import { execFileSync } from "node:child_process"
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import { demonstration, missions, spoil } from "./run.ts"

const fiche = "proposals/2025-2026/ville-de-kerhoazel.md"

test("what is remembered says the same as a check made anew, and one byte undoes it", () => {
  const folder = demonstration()
  const env = { XDG_CACHE_HOME: join(folder, "cache") }
  spoil(join(folder, fiche), "permis_b: non", "permis_b: Non")
  const first = missions(folder, ["check", "--format", "json"], env)
  expect(readdirSync(join(folder, "cache/missions"))).toContain("verdicts.cache")
  expect(missions(folder, ["check", "--format", "json"], env)).toEqual(first)
  expect(missions(folder, ["check"], env).out).toContain("permis_b: Non")
  spoil(join(folder, fiche), "permis_b: Non", "permis_b: Nom")
  expect(missions(folder, ["check"], env).code).toBe(1)
  spoil(join(folder, fiche), "permis_b: Nom", "permis_b: Non")
  rmSync(join(folder, "cache"), { recursive: true })
  expect(missions(folder, ["check", "--format", "json"], env)).toEqual(first)
})

test("the memory is used, and a damaged one is a check made anew", () => {
  const folder = demonstration()
  const env = { XDG_CACHE_HOME: join(folder, "cache") }
  const sound = missions(folder, ["check"], env)
  const file = join(folder, "cache/missions/verdicts.cache")
  const text = readFileSync(file, "utf8")
  writeFileSync(file, text.replace('\\"files\\":16', '\\"files\\":17'))
  expect(missions(folder, ["check"], env).out).toContain("17 fichiers vérifiés")
  writeFileSync(file, text.slice(0, 60))
  expect(missions(folder, ["check"], env)).toEqual(sound)
})

test("a verdict that hangs on a date of git is never remembered", () => {
  const folder = demonstration()
  const env = { XDG_CACHE_HOME: join(folder, "cache") }
  spoil(join(folder, fiche), /statut: retenue\nnumero: \d+/, "statut: recue")
  const inTime = missions(folder, ["check"], env)
  expect(inTime.out).not.toContain("hors délai")
  const git = (...words: string[]) =>
    execFileSync("git", ["-c", "user.name=x", "-c", "user.email=x@x.example", ...words], {
      cwd: folder,
      stdio: "ignore",
    })
  git("init")
  git("add", "proposals")
  git("commit", "-m", "x")
  expect(missions(folder, ["check"], env).out).toContain("hors délai")
})
