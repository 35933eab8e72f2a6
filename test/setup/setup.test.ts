import { execFileSync, spawnSync } from "node:child_process"
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { beforeAll, describe, expect, test } from "vitest"
import { bareMachine, program } from "./machine.ts"

// A clone small enough for npm to install it offline: our own set-up, and one dependency packed beside it.
describe("setup.mjs on a fresh clone", () => {
  const { folder, bin } = bareMachine()
  const clone = join(folder, "clone")
  const npm = (words: string[], cwd: string) => execFileSync("npm", words, { cwd, stdio: ["ignore", "pipe", "ignore"] })

  beforeAll(() => {
    cpSync("src/setup", join(clone, "src/setup"), { recursive: true })
    writeFileSync(join(clone, ".gitignore"), readFileSync(".gitignore"))
    addDependency("1.0.0")
    execFileSync("git", ["init", "-q"], { cwd: clone })
    execFileSync("git", ["add", "."], { cwd: clone })
    program(join(bin, "chromium"))
  })

  /** What a pull brings: a package.json and its lock file, made elsewhere. */
  function addDependency(version: string) {
    const source = join(folder, "dependency")
    const elsewhere = join(folder, `elsewhere-${version}`)
    mkdirSync(source, { recursive: true })
    mkdirSync(elsewhere)
    writeFileSync(join(source, "package.json"), JSON.stringify({ name: "dependency", version }))
    npm(["pack", "--pack-destination", elsewhere], source)
    const dependencies = { dependency: `file:dependency-${version}.tgz` }
    writeFileSync(join(elsewhere, "package.json"), JSON.stringify({ name: "clone", version: "1.0.0", dependencies }))
    npm(["install", "--package-lock-only", "--offline"], elsewhere)
    cpSync(elsewhere, clone, { recursive: true })
  }

  /** Runs the set-up without input, as CI does, with the npm of the path or another one. */
  function setUp(env: { [name: string]: string } = {}) {
    const { npm_execpath: _, ...rest } = process.env
    const given = { ...rest, CHROME_PATH: join(bin, "chromium"), PUPPETEER_EXECUTABLE_PATH: "", ...env }
    const done = spawnSync(process.execPath, [join(clone, "src/setup/setup.mjs")], { env: given, encoding: "utf8" })
    return { code: done.status, said: done.stderr }
  }

  test("installs once, says so, then has nothing to do", () => {
    const first = setUp()
    expect(first.said).toContain("npm ci")
    expect(first.code).toBe(0)
    expect(JSON.parse(readFileSync(join(clone, "node_modules/dependency/package.json"), "utf8")).version).toBe("1.0.0")
    expect([setUp(), setUp()]).toEqual(Array(2).fill({ code: 0, said: "" }))
    const changed = execFileSync("git", ["status", "--porcelain"], { cwd: clone, encoding: "utf8" })
    expect(changed.split("\n").filter(line => !line.startsWith("A "))).toEqual([""])
  })

  test("installs again when the lock file changed", () => {
    addDependency("1.1.0")
    expect(setUp().said).toContain("npm ci")
    expect(JSON.parse(readFileSync(join(clone, "node_modules/dependency/package.json"), "utf8")).version).toBe("1.1.0")
    expect(setUp().said).toBe("")
  })

  test("installs once even when the lock file holds what npm leaves out", () => {
    const file = join(clone, "package-lock.json")
    const lock = JSON.parse(readFileSync(file, "utf8"))
    lock.packages["node_modules/odd"] = { version: "1.0.0", integrity: "sha512-AAAA", dev: true, extraneous: false }
    writeFileSync(file, JSON.stringify(lock))
    program(join(bin, "npm"), "exit 0")
    expect(setUp({ PATH: bin }).said).toContain("npm ci")
    expect(setUp({ PATH: bin }).said).toBe("")
  })

  test("stops with a plain message when npm fails", () => {
    rmSync(join(clone, "node_modules"), { recursive: true })
    program(join(bin, "npm"), "echo no network >&2; exit 1")
    const done = setUp({ PATH: bin })
    expect(done.code).toBe(2)
    expect(done.said).toContain("no network")
    expect(done.said).toContain("registre npm")
    expect(done.said).not.toContain("    at ")
  })
})

describe("test.mjs", () => {
  const { folder, bin } = bareMachine()
  const clone = join(folder, "clone")
  const run = (env: { [name: string]: string }) =>
    spawnSync(process.execPath, [join(clone, "src/setup/test.mjs")], { env: { PATH: bin, ...env }, encoding: "utf8" })

  beforeAll(() => {
    cpSync("src/setup", join(clone, "src/setup"), { recursive: true })
    for (const name of ["biome", "tsc", "knip", "vitest"])
      program(join(clone, "node_modules/.bin", name), `echo ran ${name} "$@"`)
  })

  test("runs every step in order", () => {
    const done = run({ CHROME_PATH: program(join(bin, "chromium")) })
    expect(done.stdout).toBe(
      "ran biome check\nran tsc --noEmit\nran tsc --noEmit -p site/scripts\nran knip\nran vitest run\n",
    )
    expect(done.status).toBe(0)
  })

  test("goes on after a failure, names it, and fails", () => {
    program(join(clone, "node_modules/.bin/tsc"), "exit 3")
    const done = run({ CHROME_PATH: join(bin, "chromium") })
    expect(done.stdout).toContain("ran vitest run")
    expect(done.stderr).toContain("failed: Types")
    expect(done.status).toBe(1)
  })
})
