import { spawn, spawnSync } from "node:child_process"
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import process from "node:process"
import { expect, test } from "vitest"
import { commands } from "../src/commands/index.ts"
import { demonstration, emptyFolder, missions, root, spawned } from "./commands/run.ts"

const here = demonstration

test("the version is the package's", () => {
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string }
  expect(spawned(root, ["--version"])).toEqual({ code: 0, out: `${version}\n`, err: "" })
  expect(missions(root, ["check", "--version"])).toEqual({ code: 0, out: `${version}\n`, err: "" })
})

test("the help names every command, and each command has its own", () => {
  const { code, out } = spawned(root, ["--help"])
  expect(code).toBe(0)
  for (const name of Object.keys(commands)) {
    expect(out).toContain(`  ${name}`)
    const own = missions(root, [name, "--help"])
    expect(own.code).toBe(0)
    expect(own.out).toMatch(new RegExp(`^npx missions ${name}`))
    expect(own.out).toContain("--proposals DOSSIER")
  }
  expect(spawned(root, []).code).toBe(2)
})

test("misuse is exit 2, one line and a suggestion", () => {
  const cases: [string[], string][] = [
    [["chek"], "Commande inconnue : « chek ». Vouliez-vous dire « check » ? La liste : npx missions --help\n"],
    [
      ["check", "--edtion", "x"],
      "Option inconnue : « --edtion ». Vouliez-vous dire « --edition » ? L’aide : npx missions check --help\n",
    ],
    [["check", "--edition"], "« --edition » attend une valeur : --edition NOM\n"],
    [["build", "--quiet=oui"], "« --quiet » ne prend pas de valeur.\n"],
    [["build", "--no-out"], "Option inconnue : « --no-out ». L’aide : npx missions build --help\n"],
    [["build", "de", "trop"], "Mot de trop : « de ». Usage : npx missions build [options]\n"],
    [
      ["build", "--audience", "elevs"],
      "« --audience elevs » : valeur inconnue. Vouliez-vous dire « eleves » ? Choix : publique, eleves.\n",
    ],
    [["new"], "Il manque un mot après « new ». Usage : npx missions new NOM\n"],
    [
      ["--quiet", "check"],
      "Il faut une commande avant « --quiet ». Exemple : « npx missions check --quiet ». La liste : npx missions --help\n",
    ],
    [
      ["--verison"],
      "Il faut une commande avant « --verison ». Vouliez-vous dire « --version » ? La liste : npx missions --help\n",
    ],
    [["dev", "--port", "99999"], "« --port 99999 » : il faut un nombre jusqu’à 65535, comme 8080.\n"],
    [
      ["check", "--edition", "2025"],
      "Pas d’édition « 2025 » dans proposals. Vouliez-vous dire « 2025-2026 » ? Éditions : 2025-2026, 2024-2025.\n",
    ],
    [["\u001b[2Jx"], "Commande inconnue : « ‹U+001B›[2Jx ». La liste : npx missions --help\n"],
  ]
  for (const [args, err] of cases) {
    const ran = missions(here(), args)
    expect([ran.code, ran.out]).toEqual([2, ""])
    expect(ran.err).toBe(err)
  }
})

test("a reader that stops reading ends us quietly", async () => {
  const ran = spawn("sh", ["-c", `"${process.execPath}" "${join(root, "src/missions.mjs")}" export | head -c 1`], {
    cwd: here(),
    stdio: ["ignore", "pipe", "pipe"],
  })
  let err = ""
  ran.stderr.on("data", bytes => {
    err += String(bytes)
  })
  await new Promise(resolve => ran.on("close", resolve))
  expect(err).toBe("")
})

test.skipIf(!existsSync("/dev/full"))("who no longer hears what is said beside the result changes no exit code", () => {
  const status = (words: string) =>
    spawnSync("sh", ["-c", `"${process.execPath}" "${join(root, "src/missions.mjs")}" ${words}`], { cwd: here() })
      .status
  expect(status("chek 2>/dev/full")).toBe(2)
  expect(status("check 2>/dev/full")).toBe(0)
  expect(status("export >/dev/full")).toBe(2)
})

test("a name found on the disk or given can neither move a cursor nor speak to the runner of a forge", () => {
  const folder = here()
  mkdirSync(join(folder, "proposals/x\n::error::y"))
  mkdirSync(join(folder, "proposals/\u001b[31mz"))
  const { code, err } = missions(folder, ["check", "--format", "github"])
  expect([code, err]).toEqual([
    0,
    "proposals/‹U+001B›[31mz n’est ni une édition ni une fiche : laissé de côté.\n" +
      "proposals/x : :error: :y n’est ni une édition ni une fiche : laissé de côté.\n",
  ])
  for (const words of [
    ["--proposals", "a\n::error::b"],
    ["--edition", "a\n::error::b"],
  ])
    expect(missions(folder, ["check", ...words]).err).not.toMatch(/^::/m)
})

test("a program that cannot be prepared says so in a sentence", () => {
  const folder = emptyFolder()
  for (const path of ["src", "package-lock.json"]) symlinkSync(join(root, path), join(folder, path))
  mkdirSync(join(folder, "node_modules"))
  symlinkSync(join(root, "node_modules/esbuild"), join(folder, "node_modules/esbuild"))
  writeFileSync(join(folder, "node_modules/.cache"), "no folder")
  const ran = spawnSync(process.execPath, ["--preserve-symlinks-main", join(folder, "src/missions.mjs"), "check"], {
    encoding: "utf8",
  })
  expect([ran.status, ran.stdout]).toEqual([2, ""])
  expect(ran.stderr).toMatch(/^Le programme n’a pas pu être préparé : .+\nVérifiez que le dossier .+\n$/)
})

test("colours only where they are wanted", () => {
  const folder = here()
  expect(missions(folder, ["check"]).out).not.toContain("\u001b")
  expect(missions(folder, ["check", "--color"]).out).toContain("\u001b[")
  expect(missions(folder, ["check", "--no-color"]).out).not.toContain("\u001b")
})
