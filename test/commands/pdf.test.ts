import { spawn } from "node:child_process"
import { createHash } from "node:crypto"
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import process from "node:process"
import { setTimeout as wait } from "node:timers/promises"
import { expect, test } from "vitest"
import { watchedBrowser } from "../output/pdf/machine.ts"
import { wrongNumbers } from "../output/pdf/numbers.ts"
import { openPdf } from "../output/pdf/open-pdf.ts"
import { demonstration, missions, root, smallDemonstration, spawned } from "./run.ts"

test("the PDFs alone: those named, again into the same folder, and shares of them", () => {
  const folder = demonstration()
  const pdfs = (out: string) => readdirSync(join(folder, out, "2025-2026")).filter(name => name.endsWith(".pdf"))
  expect(missions(folder, ["pdf", "ville-de-kerhoazel", "--out", "papier"])).toMatchObject({
    code: 0,
    out: "1 PDF dans papier/.\n",
  })
  expect(pdfs("papier")).toEqual(["ville-de-kerhoazel.pdf"])
  expect(missions(folder, ["pdf", "ville-de-valombreuil", "--out", "papier"]).code).toBe(0)
  expect(pdfs("papier")).toEqual(["ville-de-kerhoazel.pdf", "ville-de-valombreuil.pdf"])
})

test("shares printed apart and put together give the bytes of one run, and what is missing is made", () => {
  const folder = smallDemonstration(
    "ville-de-kerhoazel",
    "ville-de-valombreuil",
    "metropole-nordhalie",
    "region-ponant-cornouaille",
  )
  const env = (name: string) => ({ XDG_CACHE_HOME: join(folder, `cache-${name}`), SOURCE_DATE_EPOCH: "1756108800" })
  const pdf = (cache: string, ...words: string[]) => missions(folder, ["pdf", ...words], env(cache))
  expect(pdf("one", "--variants", "--out", "whole").code).toBe(0)
  for (const part of [1, 2])
    expect(pdf(`part-${part}`, "--variants", "--shard", `${part}/2`, "--out", `part-${part}`)).toMatchObject({
      code: 0,
      out: `4 PDF dans part-${part}/.\n`,
    })
  const merge = ["--variants", "--merge", "part-1", "--merge", "part-2"]
  const { code, err } = pdf("merged", ...merge, "--out", "merged")
  expect({ code, err }).toEqual({ code: 0, err: "Repris des parts : 8 PDF ; faits ici : 3.\n" })
  expect(bytesOf(join(folder, "merged"))).toEqual(bytesOf(join(folder, "whole")))
  expect(Object.keys(bytesOf(join(folder, "whole")))).toHaveLength(11)

  // A share cut short is as one that is not there; the site made of the shares has the same PDFs.
  const sheet = "2025-2026/ville-de-kerhoazel.pdf"
  writeFileSync(join(folder, existsSync(join(folder, "part-1", sheet)) ? "part-1" : "part-2", sheet), "%PDF-")
  const built = missions(folder, ["build", "--edition", "2025-2026", ...merge], env("built"))
  expect(built.err).toContain("Repris des parts : 7 PDF ; faits ici : 4.\n")
  expect(bytesOf(join(folder, "dist"))).toEqual(bytesOf(join(folder, "whole")))
  const page = readFileSync(join(folder, "dist/2025-2026/ville-de-kerhoazel/index.html"), "utf8")
  expect(page.includes('2025-2026/ville-de-kerhoazel-grands-caracteres.pdf"')).toBe(true)
  const list = readFileSync(join(folder, "dist/2025-2026/index.html"), "utf8")
  for (const name of ["livret", "livret-a5-imposition", "cartes"])
    expect(list.includes(`2025-2026/${name}.pdf"`), name).toBe(true)
})

test.runIf(process.platform === "linux")(
  "killed without a word in the middle of a print, it leaves no browser that runs, and nothing under a final name",
  async () => {
    const folder = demonstration()
    const browser = await watchedBrowser()
    const ran = spawn(process.execPath, [join(root, "src/missions.mjs"), "pdf", "--out", "papier"], {
      cwd: folder,
      env: { ...process.env, XDG_CACHE_HOME: join(folder, "cache"), PUPPETEER_EXECUTABLE_PATH: browser.path },
      stdio: "ignore",
    })
    const ended = new Promise(resolve => ran.on("close", resolve))
    const printing = () => readdirSync(folder, { recursive: true }).some(name => String(name).endsWith(".pdf"))
    while (!printing()) await wait(20)
    expect(browser.processes().length).toBeGreaterThan(0)
    ran.kill("SIGKILL")
    await ended
    while (browser.processes().length > 0) await wait(20) // the test ends in time, or fails
    expect(readdirSync(folder)).not.toContain("papier")
  },
)

test("a booklet of chosen missions, and of those alone", async () => {
  const folder = demonstration()
  const chosen = ["ville-de-kerhoazel", "metropole-nordhalie"]
  expect(missions(folder, ["pdf", "--booklet", ...chosen, "--out", "papier"])).toMatchObject({
    code: 0,
    out: "1 PDF dans papier/.\n",
  })
  expect(readdirSync(join(folder, "papier/2025-2026"))).toEqual(["livret-choix.pdf"])
  const book = await openPdf(readFileSync(join(folder, "papier/2025-2026/livret-choix.pdf")))
  expect(book.outline[0]?.title).toBe("2 missions pour 2025-2026")
  expect(wrongNumbers(book, 2)).toEqual([])
})

test.each([
  [["pdf", "--booklet"], "--booklet : nommez les missions du livret."],
  [["pdf", "--shard", "1/2", "--booklet", "ville-de-kerhoazel"], "--shard fait une part des fiches"],
  [["pdf", "--merge", "nulle-part"], "--merge : pas de part dans « nulle-part »."],
  [["build", "--merge", "proposals"], "--merge : pas de part dans « proposals »."],
  [["pdf", "--shard", "3/2"], "il faut une part et leur nombre, comme 1/4."],
])("%j is a misuse that says what to do", (words, said) => {
  const { code, err } = missions(demonstration(), words)
  expect(code).toBe(2)
  expect(err).toContain(said)
})

test("a browser that doesn’t start is told in one sentence, without a stack of ours, and leaves nothing", () => {
  const folder = demonstration()
  const { code, out, err } = spawned(folder, ["pdf", "ville-de-kerhoazel"], {
    PUPPETEER_EXECUTABLE_PATH: "/bin/false",
    XDG_CACHE_HOME: join(folder, "cache"),
  })
  expect({ code, out, err }).toEqual({
    code: 2,
    out: "",
    err: "Le navigateur « /bin/false » n’a pas démarré : code 1.\n",
  })
  expect(readdirSync(folder)).not.toContain("dist")
})

/** Digests of the PDFs of a folder, by path. */
function bytesOf(folder: string): { [path: string]: string } {
  const paths = readdirSync(folder, { recursive: true }).map(String)
  return Object.fromEntries(
    paths
      .filter(path => path.endsWith(".pdf"))
      .sort()
      .map(path => [
        path,
        createHash("sha256")
          .update(readFileSync(join(folder, path)))
          .digest("hex"),
      ]),
  )
}

test("a mission that is not published is a misuse, with a suggestion", () => {
  const { code, err } = missions(demonstration(), ["pdf", "ville-de-kerhoasel"])
  expect(code).toBe(2)
  expect(err).toBe("Pas de mission publiée « ville-de-kerhoasel ». Vouliez-vous dire « ville-de-kerhoazel » ?\n")
})
