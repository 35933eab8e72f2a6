import { readdirSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import { demonstration, missions } from "./run.ts"

test("the PDFs alone: those named, again into the same folder, and shares of them", () => {
  const folder = demonstration()
  const pdfs = (out: string) => readdirSync(join(folder, out, "2025-2026")).filter(name => name.endsWith(".pdf"))
  expect(missions(folder, ["pdf", "ville-de-kerhoazel", "--out", "papier"])).toMatchObject({
    code: 0,
    out: "1 PDF dans papier/.\n",
  })
  expect(pdfs("papier")).toEqual(["ville-de-kerhoazel.pdf"])
  expect(missions(folder, ["pdf", "ville-de-valombreuil", "--out", "papier"]).code).toBe(0)
  expect(pdfs("papier")).toEqual(["ville-de-kerhoazel.pdf", "ville-de-valombreuil.pdf"])
  for (const part of [1, 2]) expect(missions(folder, ["pdf", "--shard", `${part}/2`, "--out", "parts"]).code).toBe(0)
  expect(pdfs("parts")).toHaveLength(16)
})

test("a mission that is not published is a misuse, with a suggestion", () => {
  const { code, err } = missions(demonstration(), ["pdf", "ville-de-kerhoasel"])
  expect(code).toBe(2)
  expect(err).toBe("Pas de mission publiée « ville-de-kerhoasel ». Vouliez-vous dire « ville-de-kerhoazel » ?\n")
})
