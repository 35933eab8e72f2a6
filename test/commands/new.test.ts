import { mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import { demonstration, emptyFolder, missions } from "./run.ts"

test("a blank fiche is written for the newest édition, with the name in it", () => {
  const folder = demonstration()
  const { code, out, err } = missions(folder, ["new", "Ville d’Œuvre-la-Neuve"])
  expect([code, out]).toEqual([0, "proposals/2025-2026/ville-d-oeuvre-la-neuve.md\n"])
  expect(err).toContain("npx missions check proposals/2025-2026/ville-d-oeuvre-la-neuve.md")
  const text = readFileSync(join(folder, "proposals/2025-2026/ville-d-oeuvre-la-neuve.md"), "utf8")
  expect(text).toContain("\n  nom: Ville d’Œuvre-la-Neuve\n")
  const checked = missions(folder, ["check", "proposals/2025-2026/ville-d-oeuvre-la-neuve.md"])
  expect(checked.code).toBe(1)
  expect(checked.out).not.toContain("[en-tete-illisible]")
  expect(checked.out).not.toContain("« Nom de la collectivité")
})

test("several words are one name, and another édition may be named", () => {
  const folder = demonstration()
  const { out } = missions(folder, ["new", "Ville", "de", "Sainte-Plume", "--edition", "2024-2025"])
  expect(out).toBe("proposals/2024-2025/ville-de-sainte-plume.md\n")
})

test("a fiche that is there is never written over", () => {
  const folder = demonstration()
  const file = join(folder, "proposals/2025-2026/ville-de-valombreuil.md")
  const before = readFileSync(file, "utf8")
  const { code, out, err } = missions(folder, ["new", "VILLE DE VALOMBREUIL"])
  expect([code, out]).toEqual([2, ""])
  expect(err).toBe("proposals/2025-2026/ville-de-valombreuil.md existe déjà : rien n’a été changé.\n")
  expect(readFileSync(file, "utf8")).toBe(before)
})

test.each([
  [["new"], /new NOM/],
  [["new", "…"], /il faut le nom d’une collectivité/],
  [["new", "Ville \u202ede Valombreuil"], /« Ville ‹U\+202E›de Valombreuil » : il faut le nom/],
  [["new", "Ville", "--edition", "all"], /une seule édition/],
  [["new", "Ville", "--edition", "2030-2031"], /Pas d’édition « 2030-2031 »/],
])("%j is a misuse", (args, message) => {
  const { code, err } = missions(demonstration(), args)
  expect(code).toBe(2)
  expect(err).toMatch(message)
})

test("without proposals, or where nothing can be written, it says so", () => {
  const folder = emptyFolder()
  expect(missions(folder, ["new", "Ville"])).toMatchObject({ code: 2, err: expect.stringMatching(/n’existe pas/) })
  mkdirSync(join(folder, "proposals"))
  writeFileSync(join(folder, "proposals/2025-2026"), "")
  expect(missions(folder, ["new", "Ville"]).code).toBe(2)
})
