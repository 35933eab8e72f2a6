import { readdirSync, readFileSync, statSync } from "node:fs"
import { basename, join, relative } from "node:path"
import { describe, expect, test } from "vitest"
import { checkEditionFile, checkProposals, sketchOf } from "../../src/check/index.ts"
import type { EditionFolder, Finding } from "../../src/model/types.ts"
import { readProposals } from "../../src/read/proposals.ts"
import { readText } from "../../src/read/text.ts"
import { reporters } from "../../src/report/index.ts"
import { editionDraft, editionName, editionText, helpBase } from "./base.ts"
import { brief, cases, folder } from "./cases.ts"

// Without `vitest -u`, a case whose text or JSON is missing is a failure in CI: toMatchFileSnapshot writes none there.
describe.each(cases)("$rule/$what", ({ rule, name, what, path }) => {
  test("tells its author exactly this, in text and in JSON", async () => {
    const { findings, text, files } = check(join(folder, rule, name), name)
    const context = { files, text, color: false, width: 80, max: 100, editions: new Map() }
    const told = findings.some(finding => finding.rule === rule)
    expect(told, told ? "told" : "not told").toBe(!what.startsWith("juste"))
    await expect(reporters.text(findings, context)).toMatchFileSnapshot(`${path}.txt`)
    await expect(brief(reporters.json(findings, context))).toMatchFileSnapshot(`${path}.json`)
  })
})

function check(path: string, name: string): { findings: Finding[]; files: number; text: (path: string) => string } {
  const [edition, ...before] = statSync(path).isDirectory() ? foldersOf(path) : [fileOf(path, name)]
  if (!edition) throw new Error(`${path} holds no édition`)
  for (const draft of edition.drafts) draft.added = "2025-06-02T10:00:00+02:00"
  const earlier = before.flatMap(({ drafts }) => drafts.map(draft => ({ draft, sketch: sketchOf(draft) })))
  const settings = checkEditionFile(edition.name, edition.file, { helpBase })
  const options = { helpBase, earlier }
  const proposals = settings.edition && checkProposals(edition.name, settings.edition, edition.drafts, options)
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

/** The édition a folder is, or those it holds, newest first. */
function foldersOf(path: string): Read[] {
  const isOne = readdirSync(path).includes("edition.yml")
  const root = isOne ? join(path, "..") : path
  const { editions } = readProposals(root, {
    ...(isOne && { editions: [basename(path)] }),
    shown: here => `proposals/${relative(root, here)}`,
  })
  return editions.toReversed()
}
