import { execFileSync, spawn } from "node:child_process"
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from "node:fs"
import { join } from "node:path"
import process from "node:process"
import { expect, test } from "vitest"
import { deadLinks } from "../site/links.ts"
import { demonstration, missions, root, spoil } from "./run.ts"

const kerhoazel = "proposals/2025-2026/ville-de-kerhoazel.md"

test("the demonstration becomes all of dist/", () => {
  const folder = demonstration()
  const { code, out } = missions(folder, ["build", "--no-pdf"])
  expect(out).toMatch(/^\d+ pages dans dist\/. Ouvrez dist\/index.html.\n$/)
  expect(code).toBe(0)
  const made = readdirSync(join(folder, "dist"), { recursive: true, encoding: "utf8" })
  for (const file of [
    "index.html",
    "404.html",
    "sitemap.xml",
    "robots.txt",
    "build.json",
    "2025-2026/index.html",
    "2025-2026/ville-de-valombreuil/index.html",
    "2025-2026/missions.json",
    "2025-2026/missions.csv",
    "2025-2026/missions.atom",
    "2025-2026/calendrier.ics",
    "2025-2026/comparer/index.html",
    "2025-2026/ma-selection/index.html",
    "2024-2025/communaute-d-agglomeration-monts-de-cravanne/index.html",
    "controles/siret-cle/index.html",
    ..."criteres guide deposer archives plan-du-site accessibilite mentions-legales confidentialite"
      .split(" ")
      .map(name => `${name}/index.html`),
  ])
    expect(made).toContain(file)
  expect(made.filter(file => file.endsWith(".pdf"))).toEqual([])
  expect(readdirSync(folder).sort()).toEqual(["dist", "proposals"])
})

test("with a browser, each published mission has its sheet, each édition its booklet, and every link leads somewhere", async () => {
  const folder = demonstration()
  const { code, err } = missions(folder, ["build"])
  expect([code, err]).toEqual([0, expect.not.stringContaining("impossible")])
  const sheets = readdirSync(join(folder, "dist/2025-2026")).filter(file => file.endsWith(".pdf"))
  expect(sheets).toHaveLength(17)
  expect(sheets).toContain("livret.pdf")
  const page = readFileSync(join(folder, "dist/2025-2026/ville-de-kerhoazel/index.html"), "utf8")
  const { size } = statSync(join(folder, "dist/2025-2026/ville-de-kerhoazel.pdf"))
  expect(page).toContain(`2\u00a0pages, ${Math.round(size / 1000)}\u00a0ko`)
  const place = { folder: join(folder, "dist"), url: "https://stages.example/", base: "/" }
  expect(await deadLinks(place)).toEqual([])
  // The same again without what some of them lead to: the booklet alone is left to open.
  for (const sheet of sheets) if (sheet !== "livret.pdf") unlinkSync(join(folder, "dist/2025-2026", sheet))
  rmSync(join(folder, "dist/2025-2026/ville-de-kerhoazel"), { recursive: true })
  const dead = await deadLinks(place)
  for (const from of [
    "2025-2026/index.html → ../2025-2026/ville-de-kerhoazel/index.html",
    "2025-2026/livret.pdf → https://stages.example/2025-2026/ville-de-kerhoazel/",
    "2025-2026/missions.atom → https://stages.example/2025-2026/ville-de-kerhoazel/",
    "2025-2026/missions.json → https://stages.example/2025-2026/ville-de-kerhoazel.pdf",
    "sitemap.xml → https://stages.example/2025-2026/ville-de-kerhoazel/",
  ])
    expect(dead).toContain(from)
})

test("a fiche with a fault is left out, listed, and stops nobody else", () => {
  const folder = demonstration()
  spoil(join(folder, kerhoazel), /siret: \d{4}/, "siret: ")
  const { code, err } = missions(folder, ["build", "--no-pdf"])
  expect(code).toBe(1)
  expect(err).toContain(`Laissée de côté : ${kerhoazel} — 1 point bloquant.`)
  expect(existsSync(join(folder, "dist/2025-2026/ville-de-kerhoazel"))).toBe(false)
  expect(existsSync(join(folder, "dist/2025-2026/ville-de-valombreuil"))).toBe(true)
  const facts = JSON.parse(readFileSync(join(folder, "dist/build.json"), "utf8")) as {
    editions: { leftOut: { path: string }[] }[]
  }
  expect(facts.editions.flatMap(({ leftOut }) => leftOut.map(({ path }) => path))).toEqual([kerhoazel])
})

test("a build takes the place of the one before, a share of sheets put beside it included", () => {
  const folder = demonstration()
  missions(folder, ["build", "--no-pdf"])
  writeFileSync(join(folder, "dist/part-1-2.json"), "{}")
  expect(missions(folder, ["build", "--no-pdf"]).code).toBe(0)
})

test("an edition.yml that cannot be read, or is no file, leaves the former output as it was", () => {
  const folder = demonstration()
  missions(folder, ["build", "--no-pdf"])
  const before = readFileSync(join(folder, "dist/index.html"), "utf8")
  const file = join(folder, "proposals/2024-2025/edition.yml")
  const faults: (() => void)[] = [
    () => writeFileSync(file, "titre: [\n"),
    () => undefined, // absent
    () => mkdirSync(file),
    () => symlinkSync("/dev/zero", file),
    ...(process.platform === "win32" ? [] : [() => void execFileSync("mkfifo", [file])]),
  ]
  for (const spoil of faults) {
    rmSync(file, { recursive: true, force: true })
    spoil()
    const { code, err } = missions(folder, ["build", "--no-pdf"])
    expect({ code, err }, String(spoil)).toMatchObject({
      code: 1,
      err: expect.stringContaining("Rien n’a été construit : proposals/2024-2025/edition.yml ne peut pas être lu."),
    })
    expect(readFileSync(join(folder, "dist/index.html"), "utf8")).toBe(before)
  }
})

test("a folder that is not ours is never replaced", () => {
  const folder = demonstration()
  mkdirSync(join(folder, "photos"))
  writeFileSync(join(folder, "photos/ete.txt"), "souvenir")
  for (const out of ["photos", ".", "proposals", "proposals/2025-2026", "/"]) {
    const { code, err } = missions(folder, ["build", "--no-pdf", "--out", out])
    expect(code).toBe(2)
    expect(err).toContain("ne peut pas être le dossier de sortie")
  }
  expect(readFileSync(join(folder, "photos/ete.txt"), "utf8")).toBe("souvenir")
})

test("Ctrl-C leaves the former output, and nothing beside it", async () => {
  const folder = demonstration()
  missions(folder, ["build", "--no-pdf"])
  const before = readFileSync(join(folder, "dist/build.json"), "utf8")
  const ran = spawn(process.execPath, [join(root, "src/missions.mjs"), "build"], {
    cwd: folder,
    env: { ...process.env, XDG_CACHE_HOME: join(folder, "cache") },
    stdio: ["ignore", "ignore", "pipe"],
  })
  let err = ""
  ran.stderr.on("data", bytes => {
    err += String(bytes)
  })
  while (!readdirSync(folder).some(name => name.startsWith(".dist") || (name.startsWith("dist") && name !== "dist")))
    await new Promise(resolve => setTimeout(resolve, 20))
  ran.kill("SIGINT")
  const code = await new Promise(resolve => ran.on("close", resolve))
  expect(code).toBe(2)
  expect(err).toContain("Interrompu")
  expect(readFileSync(join(folder, "dist/build.json"), "utf8")).toBe(before)
  expect(readdirSync(folder).sort()).toEqual(["cache", "dist", "proposals"])
})

test("missions shown before the day of the calendar are told", () => {
  const folder = demonstration()
  const env = { SOURCE_DATE_EPOCH: String(Date.parse("2025-07-03T12:00:00Z") / 1000) }
  const { err } = missions(folder, ["build", "--no-pdf"], env)
  expect(err).toContain(
    "2025-2026 : 16 missions sont publiées dès maintenant, alors que le calendrier dit le 4 juillet 2025. Jusque-là",
  )
  expect(missions(folder, ["build", "--no-pdf", "--preview"], env).err).not.toContain("dès maintenant")
  expect(missions(folder, ["build", "--no-pdf"]).err).not.toContain("dès maintenant")
})

test("--preview shows what waits, with its statut", () => {
  const folder = demonstration()
  spoil(join(folder, kerhoazel), "statut: retenue", "statut: recue")
  missions(folder, ["build", "--no-pdf"])
  expect(existsSync(join(folder, "dist/2025-2026/ville-de-kerhoazel"))).toBe(false)
  missions(folder, ["build", "--no-pdf", "--preview"])
  expect(readFileSync(join(folder, "dist/2025-2026/ville-de-kerhoazel/index.html"), "utf8")).toMatch(/reçue/i)
})

test("addresses follow --site-url and --base-path", () => {
  const folder = demonstration()
  const { code } = missions(folder, ["build", "--no-pdf", "--site-url", "https://ecole.example/stages/"])
  expect(code).toBe(0)
  expect(readFileSync(join(folder, "dist/sitemap.xml"), "utf8")).toContain(
    "<loc>https://ecole.example/stages/2025-2026/ville-de-kerhoazel/</loc>",
  )
  for (const args of [
    ["--site-url", "javascript:alert(1)"],
    ["--base-path", "/../x"],
  ]) {
    const ran = missions(folder, ["build", "--no-pdf", ...args])
    expect([ran.code, ran.out]).toEqual([2, ""])
  }
})

test("what stays with the school is nowhere in what is published", () => {
  const folder = demonstration()
  const marker = "Zqxmarqueur"
  spoil(join(folder, kerhoazel), /( {4}nom: ).*/, `$1${marker}rh`)
  spoil(join(folder, kerhoazel), /(dgs:\n {2}nom: ).*/, `$1${marker}dgs`)
  spoil(join(folder, kerhoazel), /(tuteur:\n {2}nom: ).*\n( {2}prenom: ).*/, `$1${marker}nom\n$2${marker}prenom`)
  const text = readFileSync(join(folder, kerhoazel), "utf8")
  writeFileSync(
    join(folder, kerhoazel),
    text.replace(/courriel: .*/g, `courriel: ${marker.toLowerCase()}@kerhoazel.example`),
  )
  const { code } = missions(folder, ["build", "--no-pdf"])
  expect(code).toBe(0)
  for (const entry of readdirSync(join(folder, "dist"), { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    expect([path, readFileSync(path, "latin1").toLowerCase().includes(marker.toLowerCase())]).toEqual([path, false])
  }
})
