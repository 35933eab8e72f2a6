import { spawn } from "node:child_process"
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, expect, test } from "vitest"
import { prepareOut, writeAside } from "../../src/output/place.ts"

let base: string
let limits: { cwd: string; root: string; proposals: string; home: string }
beforeEach(() => {
  base = realpathSync(mkdtempSync(join(tmpdir(), "place-")))
  const root = join(base, "home/project")
  limits = { cwd: root, root, proposals: join(root, "proposals"), home: join(base, "home") }
  mkdirSync(join(limits.proposals, "2025-2026"), { recursive: true })
  mkdirSync(join(root, ".git"))
})
afterEach(() => rmSync(base, { recursive: true, force: true }))

const mark = JSON.stringify({ generator: "missions" })
const here = (...parts: string[]) => join(limits.root, ...parts)
const before = () => readdirSync(base, { recursive: true, encoding: "utf8" }).sort()

function build(out: string, text: string): void {
  const place = prepareOut(out, limits)
  writeFileSync(join(place.folder, "index.html"), text)
  writeFileSync(join(place.folder, "build.json"), mark)
  place.commit()
}

test("a new output, then another in its place: nothing else is left", () => {
  build("dist", "one")
  expect(readFileSync(here("dist/index.html"), "utf8")).toBe("one")
  mkdirSync(here("dist/old"))
  writeFileSync(here("dist/old/index.html"), "")
  build("dist", "two")
  expect(readdirSync(here("dist")).sort()).toEqual(["build.json", "index.html"])
  expect(readdirSync(limits.root).sort()).toEqual([".git", "dist", "proposals"])
  expect(statSync(here("dist")).mode & 0o777).toBe(0o777 & ~process.umask())
})

test("what somebody put at the top of an output is not deleted with it", () => {
  build("dist", "one")
  for (const name of ["CNAME", "contacts.csv"]) writeFileSync(here("dist", name), "mine")
  expect(() => build("dist", "two")).toThrow(
    "« CNAME » et « contacts.csv » n’ont pas été faits par cette commande et seraient effacés ; déplacez-les ou choisissez un autre dossier.",
  )
  expect(readFileSync(here("dist/index.html"), "utf8")).toBe("one")
  expect(readFileSync(here("dist/CNAME"), "utf8")).toBe("mine")
})

test("an empty folder and a path to make are fine", () => {
  mkdirSync(here("vide"))
  build("vide", "one")
  build("a/b/c", "one")
  build(join(base, "ailleurs"), "one")
  expect(existsSync(here("a/b/c/index.html"))).toBe(true)
})

test("until commit the former output stands, and git sees nothing", () => {
  build("dist", "one")
  const place = prepareOut("dist", limits)
  writeFileSync(join(place.folder, "index.html"), "two")
  expect(readFileSync(here("dist/index.html"), "utf8")).toBe("one")
  expect(readFileSync(join(place.folder, ".gitignore"), "utf8")).toBe("*\n")
  place.abort()
  place.abort()
  expect(readFileSync(here("dist/index.html"), "utf8")).toBe("one")
  expect(readdirSync(limits.root).sort()).toEqual([".git", "dist", "proposals"])
})

test("work that fails leaves no trace, not even the folders on the way", async () => {
  const was = before()
  await expect(writeAside("a/b/dist", limits, async () => Promise.reject(new Error("panne")))).rejects.toThrow("panne")
  expect(before()).toEqual(was)
})

test("work that ends is in place, with its result", async () => {
  const result = await writeAside("dist", limits, async folder => {
    writeFileSync(join(folder, "build.json"), mark)
    return 7
  })
  expect(result).toBe(7)
  expect(readdirSync(here("dist"))).toEqual(["build.json"])
})

test.each<[string, RegExp, () => void]>([
  [".", /dossier de travail/, () => {}],
  ["..", /personnel/, () => {}],
  ["../..", /personnel/, () => {}],
  ["/", /racine du disque/, () => {}],
  ["", /attend le nom/, () => {}],
  ["a\0b", /attend le nom/, () => {}],
  ["proposals", /propositions/, () => {}],
  ["proposals/2025-2026/dist", /dans le dossier des propositions/, () => {}],
  [".git/dist", /git/, () => {}],
  ["lettre", /un fichier porte déjà ce nom/, () => writeFileSync(here("lettre"), "précieux")],
  ["lien", /lien/, () => symlinkSync(limits.home, here("lien"))],
  ["mort", /lien/, () => symlinkSync(here("nulle-part"), here("mort"))],
  ["photos", /n’est pas vide/, () => put("photos/a.jpg", "précieux")],
  ["faux", /n’est pas vide/, () => put("faux/build.json", '{"generator":"autre"}')],
  ["cassé", /n’est pas vide/, () => put("cassé/build.json", "{")],
  ["site", /proposals/, () => [put("site/build.json", mark), put("site/proposals/x.md", "")]],
  ["depot", /dépôt git/, () => [put("depot/build.json", mark), put("depot/.git/HEAD", "")]],
  ["lettre/a/dist", /un fichier porte le nom/, () => writeFileSync(here("lettre"), "précieux")],
  ["/proc/missions/dist", /Impossible d’écrire|ne peut pas/, () => {}],
  ["x".repeat(300), /trop long/, () => {}],
  ["rac/dist", /dans le dossier des propositions/, () => symlinkSync(limits.proposals, here("rac"))],
  ["maison/project", /contient le projet|dossier de travail/, () => symlinkSync(limits.home, here("maison"))],
])("--out %j is refused and nothing is touched", (out, why, prepare) => {
  prepare()
  const was = before()
  expect(() => prepareOut(out, limits)).toThrow(
    expect.objectContaining({ name: "Misuse", message: expect.stringMatching(why) }),
  )
  expect(before()).toEqual(was)
})

test("an output that holds the working folder is refused", () => {
  put("dist/build.json", mark)
  mkdirSync(here("dist/en-cours"))
  expect(() => prepareOut(here("dist"), { ...limits, cwd: here("dist/en-cours") })).toThrow(/contient le projet/)
})

test.skipIf(process.getuid?.() === 0)("a folder one may not write in says so", () => {
  mkdirSync(here("fermé"), { mode: 0o555 })
  expect(() => prepareOut("fermé/dist", limits)).toThrow(/pas le droit/)
  chmodSync(here("fermé"), 0o755)
})

test("nothing without our mark, and no link, is ever put in place", () => {
  build("dist", "one")
  const bare = prepareOut("dist", limits)
  expect(() => bare.commit()).toThrow(/build\.json/)
  bare.abort()
  const linked = prepareOut("dist", limits)
  writeFileSync(join(linked.folder, "build.json"), mark)
  symlinkSync("/etc/passwd", join(linked.folder, "mots.txt"))
  expect(() => linked.commit()).toThrow(/odd/)
  linked.abort()
  expect(readFileSync(here("dist/index.html"), "utf8")).toBe("one")
})

test("what somebody puts there while we work is not lost", () => {
  const place = prepareOut("dist", limits)
  writeFileSync(join(place.folder, "build.json"), mark)
  put("dist/these.odt", "précieux")
  expect(() => place.commit()).toThrow(/n’est pas vide/)
  place.abort()
  expect(readFileSync(here("dist/these.odt"), "utf8")).toBe("précieux")
})

test("two runs at once each end with a whole output", () => {
  build("dist", "zero")
  const one = prepareOut("dist", limits)
  const two = prepareOut("dist", limits)
  for (const [place, text] of [
    [one, "one"],
    [two, "two"],
  ] as const) {
    writeFileSync(join(place.folder, "index.html"), text)
    writeFileSync(join(place.folder, "build.json"), mark)
    place.commit()
  }
  expect(readFileSync(here("dist/index.html"), "utf8")).toBe("two")
  expect(readdirSync(limits.root).sort()).toEqual([".git", "dist", "proposals"])
})

test("what a killed run left is cleared away, the former output intact", async () => {
  build("dist", "one")
  const script = join(base, "killed.mts")
  const module = new URL("../../src/output/place.ts", import.meta.url).href
  writeFileSync(
    script,
    `import { prepareOut } from ${JSON.stringify(module)}
     prepareOut("dist", ${JSON.stringify(limits)})
     console.log("ready")
     setInterval(() => {}, 1000)`,
  )
  const child = spawn(process.execPath, ["--import", "tsx", script], {
    cwd: process.cwd(),
    stdio: ["ignore", "pipe", "inherit"],
  })
  await new Promise(resolve => child.stdout.once("data", resolve))
  expect(readdirSync(limits.root)).toHaveLength(4)
  const place = prepareOut("dist", limits) // the other is alive: its work is left alone
  place.abort()
  expect(readdirSync(limits.root)).toHaveLength(4)
  const ended = new Promise(resolve => child.once("exit", resolve))
  child.kill("SIGKILL")
  await ended
  build("dist", "two")
  expect(readdirSync(limits.root).sort()).toEqual([".git", "dist", "proposals"])
})

test("an output that was on its way out when the machine stopped comes back", () => {
  build("dist", "one")
  renameSync(here("dist"), here(".dist.missions-old-999999999-0123abcd"))
  const place = prepareOut("dist", limits)
  expect(readFileSync(here("dist/index.html"), "utf8")).toBe("one")
  place.abort()
})

test("folders that only look like ours are left alone, old ones of ours are not", () => {
  for (const name of [".dist.missions-mine", ".dist.missions-12-xyz", ".autre.missions-999999999-0123abcd"])
    mkdirSync(here(name))
  const old = here(`.dist.missions-${process.ppid}-0123abcd`)
  mkdirSync(old)
  utimesSync(old, 0, 0)
  build("dist", "one")
  expect(readdirSync(limits.root)).toEqual(expect.arrayContaining([".dist.missions-mine", ".dist.missions-12-xyz"]))
  expect(existsSync(here(".autre.missions-999999999-0123abcd"))).toBe(true)
  expect(existsSync(old)).toBe(false)
})

function put(path: string, text: string): void {
  mkdirSync(join(here(path), ".."), { recursive: true })
  writeFileSync(here(path), text)
}
