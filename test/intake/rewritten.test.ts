import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { afterAll, beforeAll, expect, test } from "vitest"
import { readFile } from "../../src/intake/open.ts"
import { openPackage } from "../../src/intake/package.ts"
import { type Entry, zipOf } from "./make.ts"

const folder = mkdtempSync(join(tmpdir(), "missions-rewritten-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const names = ["s03-x-tape", "s04-controles", "s05-libreoffice", "s09-deux-cases", "s11-revisions", "s16-section-vide"]
const parts = new Map<string, Entry[]>()
const truth = new Map<string, unknown>()
const path = (name: string) => fileURLToPath(new URL(`forms/${name}.docx`, import.meta.url))

async function answersOf(file: string): Promise<unknown> {
  const read = await readFile(file)
  if ("reason" in read) return read
  return read.proposals.map(({ values }) =>
    Object.fromEntries([...values].map(([pointer, { value }]) => [pointer, value])),
  )
}

beforeAll(async () => {
  for (const name of names) {
    const descriptor = openSync(path(name), "r")
    const pack = await openPackage(descriptor)
    const entries: Entry[] = []
    for (const part of pack.names.filter(one => !one.endsWith("/")))
      entries.push({ name: part, data: (await pack.part(part)) ?? "" })
    closeSync(descriptor)
    parts.set(name, entries)
    truth.set(name, await answersOf(path(name)))
  }
})

const strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
const transitional = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

/** What people and programs do to a form that changes none of its answers. */
const rewritings: { [what: string]: (xml: string) => string } = {
  "no table is left": xml =>
    xml.replace(/<w:tbl>.*<\/w:tbl>/gs, all =>
      all.replace(
        /<\/?w:(?:tbl|tr|tc)(?: [^>]*)?>|<w:(tblPr|tblGrid|trPr|tcPr|tblPrEx)(?: [^>]*)?>.*?<\/w:\1>|<w:(?:tblPr|tblGrid|trPr|tcPr)\/>/gs,
        "",
      ),
    ),
  "another prefix": xml =>
    xml.replaceAll("<w:", "<x:").replaceAll("</w:", "</x:").replaceAll(" w:", " x:").replace("xmlns:w=", "xmlns:x="),
  "the strict namespace": xml => xml.replaceAll(transitional, strict),
  "every word is a run of its own": xml =>
    xml.replace(
      /<w:r(?: [^>]*)?>((?:<w:rPr>(?:(?!<\/w:rPr>).)*<\/w:rPr>)?)<w:t[^>]*>([^<]*)<\/w:t><\/w:r>/gs,
      (_all, make: string, text: string) =>
        text
          .split(/(?<= )/)
          .map(word => `<w:r>${make}<w:t xml:space="preserve">${word}</w:t></w:r>`)
          .join(""),
    ),
  "all of it inserted with changes tracked": xml =>
    xml.replace(
      /<w:r(?: [^>]*)?>(?:(?!<w:r[ >]|<w:fldChar|<w:instrText|<w:delText).)*?<\/w:r>/gs,
      run => `<w:ins w:id="9" w:author="A">${run}</w:ins>`,
    ),
  "boxes of Wingdings": xml =>
    xml.replace(/<w:t(?: [^>]*)?>([^<]*[☐☒][^<]*)<\/w:t>/g, (_all, text: string) =>
      text
        .split(/([☐☒])/)
        .map(piece =>
          piece === "☒" || piece === "☐"
            ? `<w:sym w:font="Wingdings" w:char="${piece === "☒" ? "F078" : "F0A8"}"/>`
            : `<w:t xml:space="preserve">${piece}</w:t>`,
        )
        .join(""),
    ),
  "no bold anywhere": xml => xml.replace(/<w:bC?s?\/>/g, ""),
  "labels in capitals": xml =>
    xml.replace(
      /(Nom|Prénom|Fonction|Courriel|Tél|Intitulé du projet collectif|Permis B nécessaire)(?= ?:|<)/g,
      label => label.toUpperCase(),
    ),
  "labels said otherwise": xml =>
    xml
      .replaceAll(/Tél(?=\s*:|\s*<)/g, "Téléphone")
      .replaceAll(/Courriel(?=\s*:|\s*<)/g, "Adresse électronique")
      .replaceAll(/Prénom(?=\s*:|\s*<)/g, "PRENOM"),
  "no-break spaces before colons": xml => xml.replaceAll(" :", "\u00a0:"),
  "explanatory pages at the end": xml => {
    const start = xml.indexOf("<w:body>") + 8
    const cut = paragraphAt(xml, xml.search(/PROPOSITION DE PROJET/))
    const end = xml.lastIndexOf("<w:sectPr")
    return xml.slice(0, start) + xml.slice(cut, end) + xml.slice(start, cut) + xml.slice(end)
  },
  "parts in another order": xml => {
    const at = (words: RegExp) => paragraphAt(xml, xml.search(words))
    const [dgs, mission, aspects, end] = [
      at(/IDENTIFICATION DU/),
      at(/MISSION DE(?: |<\/w:t>)/),
      at(/ASPECTS PRATIQUES/),
      xml.lastIndexOf("<w:sectPr"),
    ]
    return (
      xml.slice(0, dgs) +
      xml.slice(aspects, end) +
      xml.slice(mission, aspects) +
      xml.slice(dgs, mission) +
      xml.slice(end)
    )
  },
}

/** Where the paragraph around a character starts. */
function paragraphAt(xml: string, index: number): number {
  return Math.max(xml.lastIndexOf("<w:p ", index), xml.lastIndexOf("<w:p>", index))
}

test.each(Object.keys(rewritings).flatMap(what => names.map(name => [what, name] as const)))(
  "%s: %s gives the same answers",
  async (what, name) => {
    const rewrite = rewritings[what] ?? (xml => xml)
    const entries = (parts.get(name) ?? []).map(entry =>
      entry.name === "word/document.xml"
        ? { ...entry, data: rewrite(Buffer.from(entry.data).toString("utf8")) }
        : entry,
    )
    const file = join(folder, "rewritten.docx")
    writeFileSync(file, zipOf(entries))
    const before = Buffer.from(parts.get(name)?.find(entry => entry.name === "word/document.xml")?.data ?? "").toString(
      "utf8",
    )
    const changed = rewrite(before) !== before
    if (!changed) expect([what, name]).toEqual(["boxes of Wingdings", expect.stringMatching(/s03|s04|s16/)])
    const bare = (answers: unknown) => JSON.stringify(answers).replaceAll("**", "")
    expect(bare(await answersOf(file))).toBe(bare(truth.get(name)))
  },
)

test("a document with macros is read, they are told and never run", async () => {
  const file = join(folder, "macros.docm")
  writeFileSync(
    file,
    zipOf([...(parts.get("s04-controles") ?? []), { name: "word/vbaProject.bin", data: "Auto_Open" }]),
  )
  const read = await readFile(file)
  expect("warnings" in read && read.warnings).toEqual([{ code: "macros", field: "" }])
  expect(await answersOf(file)).toEqual(truth.get("s04-controles"))
})
