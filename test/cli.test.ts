import { spawn } from "node:child_process"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import { commands } from "../src/commands/index.ts"
import { demonstration, missions, root, spawned } from "./commands/run.ts"

const here = demonstration

test("the version is the package's", () => {
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string }
  expect(spawned(root, ["--version"])).toEqual({ code: 0, out: `${version}\n`, err: "" })
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

test("colours only where they are wanted", () => {
  const folder = here()
  expect(missions(folder, ["check"]).out).not.toContain("\u001b")
  expect(missions(folder, ["check", "--color"]).out).toContain("\u001b[")
  expect(missions(folder, ["check", "--no-color"]).out).not.toContain("\u001b")
})
