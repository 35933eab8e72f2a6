import { readdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import { checkEditionFile, checkProposals } from "../../src/check/index.ts"
import { applyFixes } from "../../src/model/fixes.ts"
import type { Finding } from "../../src/model/types.ts"
import { readEditionText, readText } from "../../src/read/text.ts"
import fc, { draws } from "../draw.ts"
import { demonstration, missions, root, spoil } from "./run.ts"

const folder = join(root, "proposals/2025-2026")
const fiches = readdirSync(folder).filter(name => name.endsWith(".md"))
const settings = readEditionText("proposals/2025-2026/edition.yml", readFileSync(join(folder, "edition.yml")))
const { edition } = checkEditionFile("2025-2026", settings)

/** Faults people make that a machine may put right, each with how it is made. */
const faults: { [name: string]: (text: string) => string } = {
  "a byte order mark": text => `\ufeff${text}`,
  "Windows line ends": text => text.replaceAll("\n", "\r\n"),
  "spaces in a SIRET": text => text.replace(/siret: (\d{3})(\d{3})(\d{3})/, "siret: $1 $2 $3 "),
  "a capital Oui": text => text.replace(/: oui$/m, ": Oui"),
  "a quoted NON": text => text.replace(/: non$/m, ': "NON"'),
  "dots in a phone": text => text.replace(/telephone: (\d\d) (\d\d) (\d\d) /, "telephone: $1.$2.$3."),
  "an unquoted colon": text => text.replace(/^intitule: "([^"]*)"/m, "intitule: $1"),
  "an accent lost in a heading": text => text.replace("## Enjeux stratégiques", "## Enjeux strategiques"),
  "a capital theme": text =>
    text.replace(/themes:\n {2}- (.)/, (all, first: string) => all.slice(0, -1) + first.toUpperCase()),
}
const comments = ["# une remarque du service", "# à revoir : « avant juin »", "#"]

test("every fault of the list is put right, and the file is what it was", () => {
  const name = "ville-de-valombreuil.md"
  const sound = readFileSync(join(folder, name), "utf8")
  const left = Object.entries(faults).filter(
    ([, spoil]) => spoil(sound) === sound || findingsOf(name, fixed(name, spoil(sound))).length > 0,
  )
  expect(left.map(([fault]) => fault)).toEqual([])
})

test("a second --fix changes nothing; comments, order and everything else stay", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...fiches),
      fc.subarray(Object.keys(faults)),
      fc.array(fc.tuple(fc.nat(30), fc.constantFrom(...comments)), { maxLength: 4 }),
      (name, chosen, added) => {
        const sound = readFileSync(join(folder, name), "utf8")
        const spoilt = chosen.reduce((text, fault) => faults[fault]?.(text) ?? text, withComments(sound, added))
        const once = fixed(name, spoilt)
        expect(fixed(name, once)).toBe(once)
        expect(once.replaceAll("\r\n", "\n").match(/^#(?!#).*$/gm)).toEqual(
          spoilt.replaceAll("\r\n", "\n").match(/^#(?!#).*$/gm),
        )
        expect(keys(once)).toEqual(keys(sound))
        expect(certain(findingsOf(name, once))).toEqual([])
      },
    ),
    { numRuns: draws(30) },
  )
})

test("the report shows the text that --fix writes, whatever corrections uncover others", () => {
  const path = "proposals/2025-2026/ville-de-valombreuil.md"
  const cwd = demonstration()
  spoil(join(cwd, path), /^intitule: "(.*)"$/m, "intitule: $1.")
  const shown = missions(cwd, ["check", path, "--format", "markdown", "--format", "html=rapport.html"])
  expect(shown.code).toBe(1)
  expect(missions(cwd, ["check", "--fix", path]).code).toBe(0)
  const title = /^intitule: .*$/m.exec(readFileSync(join(cwd, path), "utf8"))?.[0] ?? ""
  expect(title).toMatch(/usages"$/)
  expect(shown.out).toContain(`\n${title}\n`)
  expect(readFileSync(join(cwd, "rapport.html"), "utf8")).toContain(`\n${title.replaceAll('"', "&quot;")}\n`)
})

test("a file saved by an editor of another age is saved again in UTF-8, and says the same", () => {
  const path = "proposals/2025-2026/ville-de-valombreuil.md"
  const cwd = demonstration()
  const text = readFileSync(join(cwd, path), "utf8")
  const spoilt = [
    Buffer.from(`\ufeff${text}`, "utf16le"),
    Buffer.from(text).toString("latin1"),
    `\`\`\`\n${text}\`\`\`\n`,
  ]
  for (const bytes of spoilt) {
    writeFileSync(join(cwd, path), bytes)
    expect(missions(cwd, ["check", path]).code).toBe(1)
    expect(missions(cwd, ["check", "--fix", path]).code).toBe(0)
    expect(readFileSync(join(cwd, path), "utf8")).toBe(text)
  }
})

/** What `check --fix` does: corrects and looks again until no certain correction is left. */
function fixed(name: string, text: string): string {
  let now = text
  for (let round = 0; round < 10; round++) {
    const next = applyFixes(now, findingsOf(name, now))
    if (next === now) return now
    now = next
  }
  throw new Error(`${name}: two rules disagree`)
}

function findingsOf(name: string, text: string): Finding[] {
  if (!edition) throw new Error("edition.yml")
  const draft = readText(`proposals/2025-2026/${name}`, new TextEncoder().encode(text), { edition: "2025-2026" })
  return checkProposals("2025-2026", edition, [draft], { helpBase: "https://stages.example/" }).findings
}

function certain(findings: Finding[]): string[] {
  return findings
    .filter(({ fixes }) => fixes.some(({ confidence }) => confidence === "certain"))
    .map(({ rule }) => rule)
}

/** Comments of their own line in the front matter, at its margin. */
function withComments(text: string, added: [number, string][]): string {
  const lines = text.split("\n")
  for (const [at, comment] of added) lines.splice(1 + (at % (lines.indexOf("---", 1) - 1)), 0, comment)
  return lines.join("\n")
}

function keys(text: string): string[] {
  return (
    text
      .replaceAll("\r\n", "\n")
      .split("\n---")[0]
      ?.match(/^ *\w+:/gm) ?? []
  )
}
