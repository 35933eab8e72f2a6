import { execFileSync } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, expect, test } from "vitest"
import { buildMoment } from "../../src/output/moment.ts"

const folder = mkdtempSync(join(tmpdir(), "moment-"))
afterAll(() => rmSync(folder, { recursive: true }))

test("SOURCE_DATE_EPOCH, else the commit, else now", () => {
  expect(buildMoment({ SOURCE_DATE_EPOCH: "1750000000" }, folder)).toEqual(new Date(1_750_000_000_000))
  for (const env of [{}, { SOURCE_DATE_EPOCH: "hier" }]) {
    const gap = Date.now() - buildMoment(env, folder).getTime()
    expect(Math.abs(gap)).toBeLessThan(10_000)
  }
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
