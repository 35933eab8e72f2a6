import { existsSync, readdirSync, readFileSync, statSync } from "node:fs"
import { join, relative } from "node:path"
import { describe, expect, test } from "vitest"
import { checkEditionFile, checkProposals, rules } from "../../src/check/index.ts"
import type { EditionFolder, Finding } from "../../src/model/types.ts"
import { readProposals } from "../../src/read/proposals.ts"
import { readText } from "../../src/read/text.ts"
import { reporters } from "../../src/report/index.ts"
import { editionDraft, editionName, editionText, helpBase } from "./base.ts"

/**
 * `test/cases/<rule>/<what>.md` is a fiche as an author sent it, `<what>.txt` exactly what they are told; a folder
 * instead of a file is a whole édition. A case whose name starts with `juste` is one the rule has nothing to say of.
 */
const folder = new URL("../cases/", import.meta.url).pathname

const cases = readdirSync(folder)
  .filter(name => statSync(join(folder, name)).isDirectory())
  .flatMap(rule =>
    readdirSync(join(folder, rule))
      .filter(name => !name.endsWith(".txt"))
      .map(name => ({ rule, name, what: name.replace(/\.md$/, "") })),
  )

test("every rule has a wrong case and a right one, and every case has its text", () => {
  for (const { id } of rules) {
    const names = cases.filter(({ rule }) => rule === id).map(({ name }) => name)
    expect(
      names.some(name => name.startsWith("juste")),
      `${id}: a right case`,
    ).toBe(true)
    expect(
      names.some(name => !name.startsWith("juste")),
      `${id}: a wrong case`,
    ).toBe(true)
  }
  expect([...new Set(cases.map(({ rule }) => rule))].sort()).toEqual(rules.map(({ id }) => id).sort())
  if (!process.env["CI"]) return
  for (const { rule, what } of cases)
    expect(existsSync(join(folder, rule, `${what}.txt`)), `${rule}/${what}.txt`).toBe(true)
})

describe.each(cases)("$rule/$what", ({ rule, name, what }) => {
  test("tells its author exactly this", async () => {
    const { findings, text, files } = check(join(folder, rule, name), name)
    const report = reporters.text(findings, { files, text, color: false, width: 80, max: 100, editions: new Map() })
    const told = findings.some(finding => finding.rule === rule)
    expect(told, told ? "told" : "not told").toBe(!what.startsWith("juste"))
    await expect(report).toMatchFileSnapshot(join(folder, rule, `${what}.txt`))
  })
})

function check(path: string, name: string): { findings: Finding[]; files: number; text: (path: string) => string } {
  const edition = statSync(path).isDirectory() ? folderOf(path) : fileOf(path, name)
  for (const draft of edition.drafts) draft.added = "2025-06-02T10:00:00+02:00"
  const settings = checkEditionFile(edition.name, edition.file, { helpBase })
  const proposals = settings.edition && checkProposals(edition.name, settings.edition, edition.drafts, { helpBase })
  const texts = new Map([edition.file, ...edition.drafts].map(draft => [draft.path, draft.text]))
  return {
    findings: [...settings.findings, ...(proposals?.findings ?? [])],
    files: edition.drafts.length,
    text: shown => texts.get(shown) ?? "",
  }
}

type Read = Pick<EditionFolder, "name" | "file" | "drafts">

function fileOf(path: string, name: string): Read {
  const draft = readText(`proposals/${editionName}/${name}`, readFileSync(path), { edition: editionName })
  return { name: editionName, file: editionDraft(editionText), drafts: [draft] }
}

function folderOf(path: string): Read {
  const [name = ""] = path.split("/").slice(-1)
  const [found] = readProposals(join(path, ".."), {
    editions: [name],
    shown: here => `proposals/${relative(join(path, ".."), here)}`,
  }).editions
  if (!found) throw new Error(`${path} is no édition`)
  return found
}
