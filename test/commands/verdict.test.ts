import { execFileSync } from "node:child_process"
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import { demonstration, spawned as missions, spoil } from "./run.ts"

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
  writeFileSync(file, text.replace('"files":16', '"files":17'))
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

test("a text taken from the year before is told, and what is remembered hangs on that year’s bytes too", () => {
  const folder = demonstration()
  const env = { XDG_CACHE_HOME: join(folder, "cache") }
  const before = join(folder, "proposals/2024-2025/ville-de-brumenelle.md")
  const texts = (file: string) => readFileSync(file, "utf8").split(/\n(?=## )/)
  const [head] = texts(before)
  const check = () => missions(folder, ["check"], env).out
  const sound = check()
  expect(sound).toContain("rien à corriger")
  writeFileSync(before, [head, ...texts(join(folder, fiche)).slice(1)].join("\n"))
  for (const told of [check(), check(), missions(folder, ["check", fiche], env).out]) {
    expect(told).toContain("mot pour mot, dans une autre fiche de 2024-2025")
    expect(told.replaceAll(/\s+/g, "")).toContain("proposals/2024-2025/ville-de-brumenelle.md,ligne2")
  }
  // The older year is not told of what came after it.
  expect(missions(folder, ["check", "--edition", "2024-2025"], env).out).toContain("rien à corriger")
  expect(missions(folder, ["check", "--edition", "all"], env).out).toContain("1 point à vérifier")
  writeFileSync(before, head ?? "")
  expect(check()).toBe(sound)
  writeFileSync(join(folder, "proposals/2024-2025/autre.docx"), "x")
  expect(check()).toBe(sound)
  expect(check()).toBe(sound)
})
