import { spawnSync } from "node:child_process"
import { mkdirSync, readdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import process from "node:process"
import { expect, onTestFinished, test } from "vitest"
import { demonstration, emptyFolder, spawned } from "./run.ts"

/** A disk of a few kilobytes, taken away when the test ends; undefined where we may not make one. */
function smallDisk(): string | undefined {
  const folder = emptyFolder()
  if (process.platform !== "linux") return undefined
  if (spawnSync("mount", ["-t", "tmpfs", "-o", "size=200k", "missions", folder]).status !== 0) return undefined
  onTestFinished(() => void spawnSync("umount", [folder]))
  return folder
}

test.for(["build --no-pdf", "build", "pdf"])(
  "a disk that fills up during « %s » is named; the former output stands, and nothing beside it",
  (words, { skip }) => {
    const disk = smallDisk()
    if (disk === undefined) return skip("only root makes a small disk")
    mkdirSync(join(disk, "dist"))
    writeFileSync(join(disk, "dist/build.json"), JSON.stringify({ generator: "missions" }))
    const { code, out, err } = spawned(demonstration(), [...words.split(" "), "--out", join(disk, "dist")])
    expect({ code, out, err }).toEqual({
      code: 2,
      out: "",
      err: "Le disque est plein. Libérez de la place, ou choisissez un autre disque avec --out, puis recommencez.\n",
    })
    expect(readdirSync(disk, { recursive: true })).toEqual(["dist", "dist/build.json"])
  },
)

test("a disk of temporary files too full for a browser is named, and nothing is left on either", ({ skip }) => {
  const disk = smallDisk()
  if (disk === undefined) return skip("only root makes a small disk")
  const folder = demonstration()
  const before = readdirSync(folder)
  const { code, out, err } = spawned(folder, ["pdf", "ville-de-kerhoazel"], {
    TMPDIR: disk,
    XDG_CACHE_HOME: emptyFolder(), // or it may come from there, without a browser
  })
  expect({ code, out }).toEqual({ code: 2, out: "" })
  expect(err).toContain(`Le disque des fichiers temporaires (${disk}) est plein`)
  expect([readdirSync(disk), readdirSync(folder)]).toEqual([[], before])
})
