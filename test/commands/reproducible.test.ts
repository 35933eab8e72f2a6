import { createHash } from "node:crypto"
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import { missions, smallDemonstration, spoil } from "./run.ts"

/** Digests of all files of an output, by path. */
function digests(folder: string): { [path: string]: string } {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile())
  const paths = files.map(entry => join(entry.parentPath, entry.name).slice(folder.length + 1)).sort()
  return Object.fromEntries(
    paths.map(path => [
      path,
      createHash("sha256")
        .update(readFileSync(join(folder, path)))
        .digest("hex"),
    ]),
  )
}

test("a build made twice from nothing differs in nothing, PDFs included; a word changed remakes one sheet and the booklet", () => {
  const folder = smallDemonstration("ville-de-kerhoazel", "ville-de-valombreuil", "metropole-nordhalie")
  const build = (cache: string, out: string) =>
    missions(folder, ["build", "--edition", "2025-2026", "--out", out], {
      XDG_CACHE_HOME: join(folder, cache),
      SOURCE_DATE_EPOCH: "1756108800",
    })
  for (const [cache, out] of [
    ["cache-1", "un"],
    ["cache-2", "deux"],
  ] as const)
    expect(build(cache, out).code).toBe(0)
  const first = digests(join(folder, "un"))
  expect(Object.keys(first).filter(path => path.endsWith(".pdf"))).toHaveLength(4)
  expect(digests(join(folder, "deux"))).toEqual(first)

  const kept = readdirSync(join(folder, "cache-1/missions/pdf"))
  spoil(join(folder, "proposals/2025-2026/ville-de-kerhoazel.md"), "Maison de gardien", "Logis de gardien")
  expect(build("cache-1", "un").code).toBe(0)
  const second = digests(join(folder, "un"))
  const changed = Object.keys(first).filter(path => path.endsWith(".pdf") && second[path] !== first[path])
  expect(changed).toEqual(["2025-2026/livret.pdf", "2025-2026/ville-de-kerhoazel.pdf"])
  // What was printed: that sheet, and the booklet whole; what comes before its missions is the same.
  const made = readdirSync(join(folder, "cache-1/missions/pdf")).filter(name => !kept.includes(name))
  expect(made).toHaveLength(2)
})
