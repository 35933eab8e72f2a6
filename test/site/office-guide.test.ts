import { existsSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs"
import { join } from "node:path"
import { parseFragment } from "parse5"
import { afterAll, beforeAll, expect, test } from "vitest"
import { pictureNames, pictureSize } from "../../site/components/world.ts"
import { demonstration, missions, root, spoil } from "../commands/run.ts"
import { type Built, buildSample } from "./built.ts"

let built: Built
let html: string

beforeAll(async () => {
  built = await buildSample()
  html = built.read("guide/service/index.html")
})
afterAll(() => built.remove())

/** What is to be typed, in the order of the page. */
function commands(): string[] {
  return [...html.matchAll(/<pre class="command">([\s\S]*?)<\/pre>/g)].flatMap(([, inside = ""]) =>
    textOf(parseFragment(inside)).trim().split("\n"),
  )
}

function textOf(node: { value?: string; childNodes?: unknown[] }): string {
  return node.value ?? (node.childNodes ?? []).map(child => textOf(child as { value?: string })).join("")
}

test("every command of the page does what is told, one after the other, on a form that came in", () => {
  const inside = demonstration()
  const run = (line: string) => {
    const words = line.split(" ").slice(2).map(here)
    // What it prints is for its own tests, and takes long.
    return missions(inside, words.join(" ") === "build" ? [...words, "--no-pdf"] : words)
  }
  // What the page puts beside the project stands in the copy here, which is removed with it.
  const here = (word: string) => word.replace("../", "")
  const fiche = join(inside, "proposals/2025-2026/ville-de-valombreuil.md")
  expect(missions(inside, ["form", "ville-de-valombreuil", "--out", "formulaire.docx"]).code).toBe(0)
  rmSync(fiche)
  const lines = commands().filter(line => line.startsWith("npx missions "))
  expect(lines.length).toBeGreaterThan(8)
  for (const line of lines) {
    const { code, out, err } = run(line)
    expect(code, `${line}: ${out}${err}`).toBe(0)
    const key = /^cle_publique: age1.*$/m.exec(out)?.[0]
    if (key !== undefined)
      spoil(join(inside, "proposals/2025-2026/edition.yml"), "depot: prive", `depot: public\n${key}`)
  }
  expect(existsSync(join(inside, "rapport.html"))).toBe(true)
  expect(readFileSync(join(inside, "contacts.csv"), "utf8")).toMatch(/^\ufeffFiche;/)
  expect(existsSync(join(inside, "apercu/2025-2026/index.html"))).toBe(true)
  const kept = readFileSync(join(inside, "dist/service-worker.js"), "utf8")
  expect(kept).toContain('"guide/index.html"')
  expect(kept, "no student reads it, and no phone keeps it").not.toMatch(/guide\/service|fichiers\/guide-/)
  expect(readFileSync(fiche, "utf8")).toContain("-----BEGIN AGE ENCRYPTED FILE-----")
})

test("its pictures are those of the folder, light, of the size told, and each says in words what it shows", () => {
  expect(readdirSync(join(root, "site/images")).sort()).toEqual(pictureNames.map(name => `${name}.webp`).sort())
  for (const name of pictureNames) {
    const file = join(root, `site/images/${name}.webp`)
    expect(statSync(file).size, name).toBeLessThan(60_000)
    const bytes = readFileSync(file)
    expect(bytes.toString("latin1", 8, 16), name).toBe("WEBPVP8X")
    // The head of the extended format: width and height less one, on three bytes each.
    expect({ width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 }, name).toEqual(pictureSize)
  }
  const alts = [...html.matchAll(/<img [^>]*alt="([^"]*)"/g)].map(([, alt = ""]) => alt)
  expect(alts).toHaveLength(pictureNames.length)
  for (const alt of alts) expect(alt.length).toBeGreaterThan(40)
})

test("the guide and the plan lead to it, and the sitemap names it", () => {
  for (const page of ["guide/index.html", "plan-du-site/index.html"])
    expect(built.read(page)).toMatch(/href="[^"]*(?:guide\/)?service\/index\.html"/)
  expect(built.read("sitemap.xml")).toContain(`${built.site.url}guide/service/`)
})
