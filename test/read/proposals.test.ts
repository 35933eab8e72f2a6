import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join, relative } from "node:path"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { readProposals } from "../../src/read/proposals.ts"
import { brief } from "./reading.ts"

let folder: string
const shown = (path: string) => relative(dirname(folder), path).replace(/^missions-depot-[^/]*/, "proposals")

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "missions-depot-"))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function write(path: string, text = "---\nintitule: Agir\n---\n"): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
}

test("éditions and their fiches, by name", () => {
  write("2025-2026/edition.yml", "titre: Projets : 2025\nseverites:\n  siret-cle: conseil\n")
  write("2025-2026/ville-b.md")
  write("2025-2026/ville-a.md")
  write("2024-2025/edition.yml", "titre: Projets")
  write("essai/edition.yml", "titre: Essai")
  write("README.md")
  write(".gitkeep")
  const { editions, problems } = readProposals(folder, { shown })
  expect(problems).toEqual([])
  expect(editions.map(({ name }) => name)).toEqual(["2024-2025", "2025-2026", "essai"])
  const [, edition] = editions
  expect(edition?.folder).toBe(join(folder, "2025-2026"))
  expect(edition?.file.data).toEqual({ titre: "Projets : 2025", severites: { "siret-cle": "conseil" } })
  expect(edition?.file.problems.map(brief)).toEqual(["en-tete-illisible deux-points 1 certain"])
  expect(edition?.file.source("/severites/siret-cle")).toBe("conseil")
  expect(edition?.file.sections()).toEqual([])
  expect(edition?.drafts.map(({ path, edition, slug }) => [path, edition, slug])).toEqual([
    ["proposals/2025-2026/ville-a.md", "2025-2026", "ville-a"],
    ["proposals/2025-2026/ville-b.md", "2025-2026", "ville-b"],
  ])
})

test("only the éditions asked for", () => {
  for (const name of ["2023-2024", "2024-2025", "2025-2026"]) write(`${name}/edition.yml`, "titre: T")
  const { editions, problems } = readProposals(folder, { editions: ["2024-2025", "2020-2021"], shown })
  expect(editions.map(({ name }) => name)).toEqual(["2024-2025"])
  expect(problems).toEqual([{ cause: "unknown-edition", path: "proposals", detail: "2020-2021" }])
})

test("whatever else stands in an édition is told, never read", () => {
  write("2025-2026/edition.yml", "titre: T")
  write("2025-2026/ville.md")
  write("2025-2026/logo.png")
  write("2025-2026/data.11tydata.js", "throw new Error()")
  write("2025-2026/.gitkeep")
  write("2025-2026/VILLE.MD")
  write("2025-2026/dossier.md/x.md")
  write("2025-2026/sous/ville.md")
  symlinkSync("/etc/passwd", join(folder, "2025-2026/lien.md"))
  symlinkSync("/etc", join(folder, "2025-2026/lien"))
  const [edition] = readProposals(folder, { shown }).editions
  expect(
    edition?.drafts.map(({ path, problems, text }) => [
      path.split("/").at(-1),
      problems.map(brief).join(),
      text.length > 0,
    ]),
  ).toEqual([
    [".gitkeep", "fichier-illisible etranger 1", false],
    ["VILLE.MD", "fichier-illisible etranger 1", false],
    ["data.11tydata.js", "fichier-illisible etranger 1", false],
    ["dossier.md", "fichier-illisible dossier 1", false],
    ["lien", "fichier-illisible lien 1", false],
    ["lien.md", "fichier-illisible lien 1", false],
    ["logo.png", "fichier-illisible etranger 1", false],
    ["sous", "fichier-illisible dossier 1", false],
    ["ville.md", "", true],
  ])
})

test("whatever else stands beside the éditions is told", () => {
  write("2025-2026/edition.yml", "titre: T")
  write("ville.md")
  write("brouillons/ville.md")
  write("Ancien/edition.yml")
  symlinkSync(join(folder, "2025-2026"), join(folder, "2026-2027"))
  expect(readProposals(folder, { shown }).problems).toEqual([
    { cause: "stray", path: "proposals/2026-2027" },
    { cause: "stray", path: "proposals/Ancien" },
    { cause: "stray", path: "proposals/brouillons" },
    { cause: "stray", path: "proposals/ville.md" },
  ])
})

describe("an édition without", () => {
  test("its edition.yml", () => {
    write("2025-2026/ville.md")
    const [edition] = readProposals(folder, { shown }).editions
    expect(edition?.file.problems.map(brief)).toEqual(["fichier-illisible absent 1"])
    expect(edition?.file.path).toBe("proposals/2025-2026/edition.yml")
    expect(edition?.drafts).toHaveLength(1)
  })

  test("any fiche", () => {
    write("2025-2026/edition.yml", "titre: T")
    expect(readProposals(folder, { shown })).toMatchObject({ problems: [], editions: [{ drafts: [] }] })
  })

  test.each(["\n", "\r\n", "\r"])("anything but lines ended by %j", end => {
    write("2025-2026/edition.yml", `\uFEFF---\ntitre: T\ncontact:\n  service: S\n`.replaceAll("\n", end))
    const file = readProposals(folder).editions[0]?.file
    expect(file?.data).toEqual({ titre: "T", contact: { service: "S" } })
    expect(file?.place("/contact/service").start).toMatchObject({ line: 4, column: 12 })
    expect(file?.place("/contact/courriel").start).toMatchObject({ line: 4, column: 13 })
    expect(file?.place("/filieres").start).toMatchObject({ line: 4, column: 13 })
  })

  test("a readable edition.yml", () => {
    write("2025-2026/edition.yml/x")
    expect(readProposals(folder).editions[0]?.file.problems.map(brief)).toEqual(["fichier-illisible dossier 1"])
  })
})

describe("no éditions", () => {
  test("an absent folder", () => {
    const path = join(folder, "absent")
    expect(readProposals(path)).toEqual({ editions: [], problems: [{ cause: "absent", path }] })
  })

  test("an empty folder", () => {
    expect(readProposals(folder, { shown })).toEqual({
      editions: [],
      problems: [{ cause: "empty", path: "proposals" }],
    })
  })

  test("a file", () => {
    write("ville.md")
    const path = join(folder, "ville.md")
    expect(readProposals(path)).toEqual({ editions: [], problems: [{ cause: "not-a-folder", path }] })
  })

  test("nothing but strays", () => {
    write("ville.md")
    expect(readProposals(folder, { shown }).problems.map(({ cause }) => cause)).toEqual(["empty", "stray"])
  })
})
