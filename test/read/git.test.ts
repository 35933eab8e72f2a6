import { execFileSync } from "node:child_process"
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import process from "node:process"
import { afterEach, beforeEach, expect, test } from "vitest"
import { gitDates } from "../../src/read/git.ts"

let folder: string
const path = process.env["PATH"]

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "missions-git-")))
})
afterEach(() => {
  process.env["PATH"] = path
  rmSync(folder, { recursive: true, force: true })
})

function git(...args: string[]): void {
  const identity = ["-c", "user.name=Essai", "-c", "user.email=essai@ville.example", "-c", "commit.gpgsign=false"]
  execFileSync("git", ["-C", folder, ...identity, ...args], { stdio: "ignore", env: { ...process.env, ...dates } })
}

let dates = {}

function commit(day: string, files: { [name: string]: string | null }): void {
  dates = { GIT_AUTHOR_DATE: `${day}T08:00:00+02:00`, GIT_COMMITTER_DATE: `${day}T10:00:00+02:00` }
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    if (text === null) rmSync(join(folder, name))
    else writeFileSync(join(folder, name), text)
  }
  git("add", "-A")
  git("commit", "-m", "Essai")
}

const at = (day: string) => `${day}T10:00:00+02:00`
const fiche = (name: string) => gitDates(join(folder, "proposals")).get(join(folder, "proposals", name))

test("when a fiche entered and when it last changed, by the commits' own dates", () => {
  git("init", "-b", "main")
  commit("2025-06-01", { "proposals/2025-2026/a.md": "1", "autre.txt": "1" })
  commit("2025-06-02", { "proposals/2025-2026/b.md": "1" })
  commit("2025-06-03", { "proposals/2025-2026/a.md": "2" })
  const found = gitDates(join(folder, "proposals"))
  expect([...found.keys()].sort()).toEqual(["a.md", "b.md"].map(name => join(folder, "proposals/2025-2026", name)))
  expect(fiche("2025-2026/a.md")).toEqual({ added: at("2025-06-01"), modified: at("2025-06-03") })
  expect(fiche("2025-2026/b.md")).toEqual({ added: at("2025-06-02"), modified: at("2025-06-02") })
})

test("names with accents, spaces, line ends and signs of the log itself", () => {
  git("init", "-b", "main")
  const names = ["été à l’école.md", "a\nb.md", "A", "M", "2025-01-01T00:00:00+00:00 x", '"a\tb".md']
  commit("2025-06-01", Object.fromEntries(names.map(name => [`proposals/2025-2026/${name}`, "1"])))
  for (const name of names)
    expect(fiche(`2025-2026/${name}`), name).toEqual({ added: at("2025-06-01"), modified: at("2025-06-01") })
})

test("a fiche moved is a fiche added; one taken out and put back entered the first time", () => {
  git("init", "-b", "main")
  commit("2025-06-01", { "proposals/x/a.md": "le même texte", "proposals/x/c.md": "1" })
  commit("2025-06-02", { "proposals/x/a.md": null, "proposals/x/b.md": "le même texte", "proposals/x/c.md": null })
  commit("2025-06-03", { "proposals/x/c.md": "1" })
  expect(fiche("x/b.md")?.added).toBe(at("2025-06-02"))
  expect(fiche("x/c.md")).toEqual({ added: at("2025-06-01"), modified: at("2025-06-03") })
})

test("a fiche that came by a merge entered with its own commit", () => {
  git("init", "-b", "main")
  commit("2025-06-01", { "proposals/x/a.md": "1" })
  git("switch", "-c", "branche")
  commit("2025-06-02", { "proposals/x/b.md": "1" })
  git("switch", "main")
  commit("2025-06-03", { "proposals/x/a.md": "2" })
  dates = { GIT_AUTHOR_DATE: at("2025-06-30"), GIT_COMMITTER_DATE: at("2025-06-30") }
  git("merge", "--no-ff", "-m", "Essai", "branche")
  expect(fiche("x/b.md")).toEqual({ added: at("2025-06-02"), modified: at("2025-06-02") })
})

test("in a shallow clone nobody knows when a fiche entered", () => {
  git("init", "-b", "main")
  commit("2025-06-01", { "proposals/x/a.md": "1", "proposals/x/c.md": "1" })
  commit("2025-06-02", { "proposals/x/b.md": "1" })
  commit("2025-06-03", { "proposals/x/b.md": "2", "proposals/x/d.md": "1" })
  git("clone", "--depth", "2", `file://${folder}`, "clone")
  const found = gitDates(join(folder, "clone/proposals"))
  expect(found.get(join(folder, "clone/proposals/x/b.md"))).toEqual({ modified: at("2025-06-03") })
  expect(found.get(join(folder, "clone/proposals/x/d.md"))).toEqual({ modified: at("2025-06-03") })
  expect(found.get(join(folder, "clone/proposals/x/a.md"))).toBeUndefined()
})

test("nothing is known outside git, before a first commit, of an absent folder, or without git", () => {
  mkdirSync(join(folder, "proposals"))
  expect(gitDates(join(folder, "proposals")).size).toBe(0)
  git("init", "-b", "main")
  expect(gitDates(join(folder, "proposals")).size).toBe(0)
  commit("2025-06-01", { "proposals/x/a.md": "1" })
  expect(gitDates(join(folder, "proposals")).size).toBe(1)
  expect(gitDates(join(folder, "absent")).size).toBe(0)
  process.env["PATH"] = "/nonexistent"
  expect(gitDates(join(folder, "proposals")).size).toBe(0)
})

test("the folder's own repository is asked, whatever a hook left in the environment", () => {
  git("init", "-b", "main")
  commit("2025-06-01", { "proposals/x/a.md": "1" })
  const other = join(folder, "autre")
  execFileSync("git", ["init", "-b", "main", other], { stdio: "ignore" })
  const left = {
    GIT_DIR: join(other, ".git"),
    GIT_WORK_TREE: other,
    GIT_INDEX_FILE: join(other, ".git/index"),
    GIT_OBJECT_DIRECTORY: join(other, ".git/objects"),
  }
  Object.assign(process.env, left)
  try {
    expect(fiche("x/a.md")).toEqual({ added: at("2025-06-01"), modified: at("2025-06-01") })
  } finally {
    for (const name of Object.keys(left)) delete process.env[name]
  }
})
