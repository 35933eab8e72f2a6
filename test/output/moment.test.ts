import { execFileSync } from "node:child_process"
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, expect, test } from "vitest"
import { buildMoment } from "../../src/output/moment.ts"

const folder = mkdtempSync(join(tmpdir(), "moment-"))
afterAll(() => rmSync(folder, { recursive: true }))

test("SOURCE_DATE_EPOCH, else the commit, else the last change of a file", () => {
  expect(buildMoment({ SOURCE_DATE_EPOCH: "1750000000" }, folder)).toEqual(new Date(1_750_000_000_000))
  const year = join(folder, "2025-2026")
  mkdirSync(year)
  for (const [name, second] of [
    ["a.md", 1_740_000_000],
    ["b.md", 1_745_000_000],
  ] as const) {
    writeFileSync(join(year, name), "")
    utimesSync(join(year, name), second, second + 0.5)
  }
  for (const place of [year, folder]) utimesSync(place, 1_730_000_000, 1_730_000_000)
  for (const env of [{}, { SOURCE_DATE_EPOCH: "hier" }])
    expect(buildMoment(env, folder)).toEqual(new Date(1_745_000_000_000))
  rmSync(join(year, "a.md")) // changes the folder it was in
  expect(Math.abs(Date.now() - buildMoment({}, folder).getTime())).toBeLessThan(10_000)
  expect(Math.abs(Date.now() - buildMoment({}, join(folder, "absent")).getTime())).toBeLessThan(10_000)
  const who = ["-c", "user.name=A", "-c", "user.email=a@b.example", "-c", "commit.gpgsign=false"]
  const git = (...words: string[]) =>
    execFileSync("git", [...who, ...words], {
      cwd: folder,
      env: { ...process.env, GIT_COMMITTER_DATE: "2025-07-18T09:00:00Z" },
    })
  git("init", "-q")
  git("commit", "-q", "--allow-empty", "-m", "x")
  expect(buildMoment({}, folder)).toEqual(new Date("2025-07-18T09:00:00Z"))
})
