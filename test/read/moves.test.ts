import { execFileSync } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import process from "node:process"
import { afterEach, beforeEach, expect, test } from "vitest"
import { dateMoves } from "../../src/read/moves.ts"

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "missions-moves-"))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const file = () => join(folder, "edition.yml")
const moves = () => dateMoves(file(), readFileSync(file(), "utf8"))

function write(equipes: string, rencontres: string): void {
  writeFileSync(file(), `titre: Essai\ncalendrier:\n  equipes: ${equipes}\n  rencontres: [${rencontres}]\n`)
}

function commit(day: string): void {
  const identity = ["-c", "user.name=Essai", "-c", "user.email=essai@ville.example", "-c", "commit.gpgsign=false"]
  const env = { ...process.env, GIT_AUTHOR_DATE: `${day}T10:00:00+02:00`, GIT_COMMITTER_DATE: `${day}T10:00:00+02:00` }
  for (const words of [
    ["add", "-A"],
    ["commit", "-m", "Essai"],
  ])
    execFileSync("git", ["-C", folder, ...identity, ...words], { stdio: "ignore", env })
}

test("each date counts its own moves, from git and from the file as it is", () => {
  execFileSync("git", ["-C", folder, "init", "-b", "main"], { stdio: "ignore" })
  write("2025-09-05", "2025-08-27, 2025-08-28")
  commit("2025-06-01")
  write("2025-09-08", "2025-08-27, 2025-08-29")
  commit("2025-06-02")
  writeFileSync(file(), "illisible: [\n")
  commit("2025-06-03")
  write("2025-09-05", "2025-08-27, 2025-08-29")
  commit("2025-06-04")
  expect(moves()).toMatchObject({
    equipes: [{ sequence: 2, modified: "2025-06-04T10:00:00+02:00" }],
    rencontres: [
      { sequence: 0, modified: "2025-06-01T10:00:00+02:00" },
      { sequence: 1, modified: "2025-06-02T10:00:00+02:00" },
    ],
  })
  write("2025-09-09", "2025-08-27, 2025-08-29")
  expect(moves()["equipes"]).toMatchObject([{ sequence: 3 }])
})

test("outside git nothing has moved", () => {
  write("2025-09-05", "2025-08-27")
  expect(moves()).toMatchObject({ equipes: [{ sequence: 0 }], rencontres: [{ sequence: 0 }] })
})
