import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import process from "node:process"
import { afterAll, beforeAll, expect, test } from "vitest"
import { build } from "../../src/commands/build.ts"
import type { Call } from "../../src/commands/command.ts"
import fc from "../draw.ts"
import { root as project } from "./run.ts"

const fiches = ["ville-de-valombreuil", "ville-de-kerhoazel"].map(slug => `proposals/2025-2026/${slug}.md`)
const kept = ["site.pack", "sections.cache", "controles.cache", "fichiers.cache"]

/** What somebody may change between two builds, and how: a place of the file is drawn for it. */
const changes: { what: string; file: string; change(text: string, at: number): string }[] = [
  {
    what: "a letter of a text",
    file: fiches[0] ?? "",
    change: letterAfter("## Enjeux stratégiques pour la collectivité"),
  },
  { what: "a letter of a title", file: fiches[1] ?? "", change: letterAfter("intitule: ") },
  { what: "a date", file: fiches[0] ?? "", change: text => text.replace("statut: retenue", "statut: pourvue") },
  { what: "a fiche that goes", file: fiches[1] ?? "", change: () => "" },
  { what: "the year", file: "proposals/2025-2026/edition.yml", change: text => text.replace("titre: ", "titre: Nos ") },
  { what: "a style", file: "site/styles/index.css", change: (text, at) => `${text}\nx-${at} { color: red }\n` },
  { what: "a script", file: "site/scripts/page.ts", change: (text, at) => `${text}\nconsole.log(${at})\n` },
  { what: "the site's name", file: "site/site.yml", change: text => text.replace(/^nom: .*$/m, "nom: Missions") },
  { what: "the blank fiche", file: "schema/fiche-vierge.md", change: text => `${text}\n` },
]

let root: string
let cache: string
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), "missions-"))
  cache = join(root, "cache")
  for (const path of ["site", "schema", "src", "tsconfig.json", "package.json"])
    cpSync(join(project, path), join(root, path), { recursive: true })
  symlinkSync(join(project, "node_modules"), join(root, "node_modules"), "junction")
  mkdirSync(join(root, "proposals/2025-2026"), { recursive: true })
  for (const path of [...fiches, "proposals/2025-2026/edition.yml"]) cpSync(join(project, path), join(root, path))
  await made("dist", cache)
})

afterAll(() => rmSync(root, { recursive: true, force: true }))

test.each(changes)("after a change ($what, $file), a build is what a build from nothing is, to the byte", async one => {
  const [at = 0] = fc.sample(fc.nat(), 1)
  const path = join(root, one.file)
  const before = readFileSync(path, "utf8")
  const after = one.change(before, at)
  expect(after).not.toBe(before)
  if (after === "") rmSync(path)
  else writeFileSync(path, after)
  try {
    const again = await made("dist", cache)
    expect(again, `at ${at}`).toEqual(await made("fresh", join(root, "cache-fresh")))
  } finally {
    writeFileSync(path, before)
    rmSync(join(root, "cache-fresh"), { recursive: true, force: true })
  }
})

test("what was spoilt in the cache is made again", async () => {
  const fresh = await made("fresh", join(root, "cache-none"))
  await made("dist", cache)
  for (const name of kept) {
    const file = join(cache, "missions", name)
    const bytes = readFileSync(file)
    const middle = Math.floor(bytes.length / 3)
    bytes.writeUInt8(bytes.readUInt8(middle) ^ 1, middle)
    writeFileSync(file, bytes)
    if (name !== "sections.cache" && name !== "controles.cache") expect(await made("dist", cache)).toEqual(fresh)
    truncateSync(file, middle)
    expect(await made("dist", cache)).toEqual(fresh)
  }
})

test("other flags, another day, another program never get what these made", async () => {
  const first = await made("dist", cache)
  const others: Partial<Call>[] = [
    { flags: { "base-path": "/ailleurs/" } },
    { flags: { audience: "eleves" } },
    { flags: { preview: true } },
    { env: { SOURCE_DATE_EPOCH: "1760000000" } },
    { node: "99.0.0" },
  ]
  for (const other of others) expect(await made("dist", cache, other)).not.toEqual(first)
  expect(await made("dist", cache)).toEqual(first)
})

/** Builds into a folder with a cache; every file with its bytes. */
async function made(out: string, home: string, { flags, env, ...other }: Partial<Call> = {}) {
  const call: Call = {
    words: [],
    flags: { out, pdf: false, ...flags },
    cwd: root,
    root,
    version: "1.0.0",
    program: "this very program",
    node: process.versions.node,
    env: { SOURCE_DATE_EPOCH: "1750000000", XDG_CACHE_HOME: home, ...env },
    out() {},
    say() {},
    progress() {},
    terminal: { color: false, width: 80 },
    signal: new AbortController().signal,
    ...other,
  }
  await build.run(call)
  const folder = join(root, out)
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => !entry.isDirectory())
  expect(files.every(entry => entry.isFile())).toBe(true)
  const paths = files.map(entry => join(entry.path, entry.name)).sort()
  return Object.fromEntries(paths.map(path => [path.slice(folder.length), readFileSync(path, "latin1")]))
}

/** Puts a letter in the words that follow a mark, on the same paragraph. */
function letterAfter(mark: string): (text: string, at: number) => string {
  return (text, at) => {
    const start = text.indexOf(mark) + mark.length
    const place = /\p{Ll}{3}/gu
    place.lastIndex = start + (at % 40)
    const found = place.exec(text)?.index ?? start
    return `${text.slice(0, found)}z${text.slice(found)}`
  }
}
