import { readdirSync, readFileSync, rmSync } from "node:fs"
import { join } from "node:path"
import { inflateRawSync } from "node:zlib"
import { unzipSync } from "fflate"
import { expect, test } from "vitest"
import { exportFormats } from "../../src/output/exports.ts"
import { reporters } from "../../src/report/index.ts"
import { openPdf } from "../output/pdf/open-pdf.ts"
import { demonstration, missions, spoil } from "./run.ts"

const slug = "ville-de-valombreuil"
const marker = "zqxfuite"
const leaks = /zqxfuite|06[ .]?39[ .]?98[ .]?77[ .]?66|639987766/i

/** A demonstration of two fiches, every interne value of one of which is marked. */
function marked(): string {
  const folder = demonstration()
  const proposals = join(folder, "proposals/2025-2026")
  for (const file of readdirSync(proposals))
    if (!["edition.yml", `${slug}.md`, "metropole-nordhalie.md"].includes(file)) rmSync(join(proposals, file))
  rmSync(join(folder, "proposals/2024-2025"), { recursive: true })
  const fiche = join(proposals, `${slug}.md`)
  const head = readFileSync(fiche, "utf8").split("\n---\n")[0] ?? ""
  const value = (key: string) => {
    if (/telephone/.test(key)) return "06 39 98 77 66"
    return /courriel/.test(key) ? `${marker}@valombreuil.example` : `Mme ${marker.toUpperCase()}`
  }
  let group = ""
  const lines = head.split("\n").map(line => {
    const [, indent = "", key = "", old = ""] = /^( *)([a-z_]+):(?: (.*))?$/.exec(line) ?? []
    if (key !== "" && old === "") group = indent === "" ? key : `${group}/${key}`
    else if (indent.length < 4 && /contact_rh/.test(group)) group = "collectivite"
    const secret = /contact_rh|^dgs$/.test(group) || (group === "tuteur" && key !== "fonction")
    return secret && old !== "" ? `${indent}${key}: ${value(key)}` : line
  })
  const text = lines.join("\n")
  expect(text.match(/zqxfuite|06 39 98 77 66/gi)).toHaveLength(10)
  spoil(fiche, head, text)
  return folder
}

/** What a file says, whatever it packs: its bytes, what a zip holds, what a PDF says of itself and shows. */
async function words(path: string): Promise<string> {
  const bytes = readFileSync(path)
  const raw = bytes.toString("latin1") + bytes.toString("utf8") + bytes.toString("utf16le")
  if (/\.(?:docx|xlsx|zip)$/.test(path)) return raw + unzipped(bytes)
  if (!path.endsWith(".pdf")) return raw
  return raw + JSON.stringify(await openPdf(bytes, { fonts: false, roles: false }))
}

function unzipped(bytes: Buffer): string {
  const texts: string[] = []
  for (let at = bytes.indexOf("PK\u0001\u0002"); at >= 0; at = bytes.indexOf("PK\u0001\u0002", at + 1)) {
    const local = bytes.readUInt32LE(at + 42)
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
    const data = bytes.subarray(start, start + bytes.readUInt32LE(at + 20))
    texts.push((bytes.readUInt16LE(at + 10) === 8 ? inflateRawSync(data) : data).toString("utf8"))
  }
  return texts.join("\n")
}

test("nothing published says what stays with the school: pages, PDFs, data, feeds, index, worker, facts of the build", async () => {
  const folder = marked()
  const built = missions(folder, ["build"])
  expect(built.code, built.err).toBe(0)
  expect(built.out + built.err).not.toMatch(leaks)
  const files = readdirSync(join(folder, "dist"), { recursive: true, withFileTypes: true }).filter(entry =>
    entry.isFile(),
  )
  const names = files.map(({ name }) => name)
  for (const kind of [
    `${slug}.pdf`,
    "livret.pdf",
    "missions.json",
    "missions.csv",
    "calendrier.ics",
    "missions.atom",
    "formulaire.docx",
    "build.json",
    "service-worker.js",
    "recherche.js",
  ])
    expect(names).toContain(kind)
  let seen = 0
  for (const { path, name } of files) {
    const said = await words(join(path, name))
    expect(leaks.test(said), `${path}/${name}`).toBe(false)
    if (said.includes("Valombreuil")) seen += 1
  }
  // The search does read what it looks at: the fiche is published.
  expect(seen).toBeGreaterThan(10)
}, 240_000)

test("no export and no report says it, in any format, nor the importer of its own form", () => {
  const folder = marked()
  for (const format of Object.keys(exportFormats)) {
    const file = join(folder, `export.${format}`)
    const { code, err } = missions(folder, ["export", "--format", format, "--out", file])
    const bytes = readFileSync(file)
    const parts = format === "xlsx" ? Object.values(unzipSync(bytes)) : [bytes]
    const said = parts.map(part => new TextDecoder().decode(part)).join("")
    expect([format, code, said.length > 1000]).toEqual([format, 0, true])
    expect(said + err).not.toMatch(leaks)
  }
  const fiche = join(folder, `proposals/2025-2026/${slug}.md`)
  spoil(fiche, "21370985000019", "21370985000018")
  spoil(fiche, "06 39 98 77 66\naccueil", "06 39 98 77 66 6\naccueil")
  spoil(fiche, "zqxfuite@", "zqxfuite@@")
  const formats = Object.keys(reporters)
  const { code, out, err } = missions(folder, ["check", ...formats.flatMap(format => ["--format", format])])
  expect([code, out]).toEqual([1, expect.stringContaining("siret-cle")])
  expect(out + err).not.toMatch(leaks)
  expect(missions(folder, ["form", slug]).code).toBe(0)
  const read = missions(folder, ["import", `${slug}.docx`, "--dry-run"])
  expect(read.out + read.err).not.toMatch(leaks)
}, 120_000)
