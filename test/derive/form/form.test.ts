import { spawnSync } from "node:child_process"
import { mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { PhrasingContent, Root, RootContent } from "mdast"
import { gfmTableToMarkdown } from "mdast-util-gfm-table"
import { toMarkdown } from "mdast-util-to-markdown"
import { afterAll, expect, test } from "vitest"
import { checkEditionFile } from "../../../src/check/index.ts"
import { wordForm } from "../../../src/derive/form/index.ts"
import { dataOf } from "../../../src/intake/fiche.ts"
import { readFile } from "../../../src/intake/open.ts"
import { openPackage } from "../../../src/intake/package.ts"
import { parseXml, textOf, within } from "../../../src/intake/xml.ts"
import { fiche, fields } from "../../../src/model/fields.ts"
import type { Edition } from "../../../src/model/types.ts"
import { readFiche } from "../../../src/read/file.ts"
import { listProposals } from "../../../src/read/listing.ts"
import { parseMarkdown } from "../../../src/read/markdown.ts"
import { draftsOf } from "../../../src/read/proposals.ts"
import { printedLines } from "../../../src/words/form.ts"
import { demonstration, missions, root, spoil } from "../../commands/run.ts"
import fc, { draws } from "../../draw.ts"

const folder = mkdtempSync(join(tmpdir(), "missions-form-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const name = "2025-2026"
const listing = listProposals(join(root, "proposals"), { shown: path => path }).editions.find(one => one.name === name)
if (!listing) throw new Error("no demonstration")
const edition = checkEditionFile(name, draftsOf(listing).file).edition as Edition
const asked = fields().filter(({ office }) => !office)
const short = asked.filter(({ section }) => !section)
const long = asked.filter(({ section }) => section)

async function readBack(bytes: Uint8Array): Promise<{ data: { [key: string]: unknown }; told: string[] }> {
  const file = join(folder, "back.docx")
  writeFileSync(file, bytes)
  const read = await readFile(file, printedLines(name, edition))
  if ("reason" in read) throw new Error(`${read.reason} ${read.detail}`)
  expect(read.proposals).toHaveLength(1)
  const told = [...read.warnings, ...(read.proposals[0]?.warnings ?? [])].map(({ code, field }) => `${code} ${field}`)
  return { data: dataOf(read.proposals[0]?.values ?? new Map(), asked), told }
}

test("a list of words that a later schema asks is typed, and offers no theme", async () => {
  const schema = structuredClone(fiche)
  const list = { title: "Mots-clés", type: "array", items: { type: "string" }, "x-saisie": "liste" } as const
  schema.properties = { ...schema.properties, mots_cles: { ...list, "x-diffusion": "publique" } }
  const file = join(folder, "list.docx")
  writeFileSync(file, await wordForm(name, edition, undefined, schema))
  const document = await documentOf(file)
  const held = within(document, "w:sdtPr").filter(control =>
    within(control, "w:tag").some(({ attributes }) => attributes["w:val"] === "/mots_cles"),
  )
  expect(held).toHaveLength(1)
  expect(held.flatMap(control => within(control, "w:listItem"))).toEqual([])
})

async function documentOf(file: string) {
  const pack = await openPackage(openSync(file, "r"))
  return parseXml((await pack.part("word/document.xml")) ?? new Uint8Array())
}

test("the blank form asks every question of authors once, in its order, and is read as blank", async () => {
  const bytes = await wordForm(name, edition)
  const file = join(folder, "blank.docx")
  writeFileSync(file, bytes)
  expect(await readFile(file, printedLines(name, edition))).toEqual({ reason: "formulaire-vierge", detail: "" })
  const document = await documentOf(file)
  const controls = within(document, "w:tag").map(({ attributes }) => attributes["w:val"]?.replace(/=.*/, ""))
  expect([...new Set(controls)]).toEqual(asked.map(({ pointer }) => pointer))
  const paragraphs = within(document, "w:p").map(textOf)
  for (const { label } of asked) expect(paragraphs).toContain(label)
  for (const line of printedLines(name, edition).filter(line => line !== edition.titre))
    expect(paragraphs).toContain(line)
  expect(paragraphs.join("\n")).not.toMatch(/Statut|Numéro\n/)
})

test("it says its title and language, locks all but the answers, and is the same bytes each time", async () => {
  const bytes = await wordForm(name, edition)
  expect(Buffer.compare(bytes, await wordForm(name, edition))).toBe(0)
  const file = join(folder, "facts.docx")
  writeFileSync(file, bytes)
  const pack = await openPackage(openSync(file, "r"))
  const part = async (one: string) => Buffer.from((await pack.part(one)) ?? "").toString("utf8")
  expect(await part("docProps/core.xml")).toContain(
    "<dc:title>Proposition de projet collectif, Projets collectifs 2025-2026</dc:title>",
  )
  expect(await part("docProps/core.xml")).toContain("<dc:language>fr-FR</dc:language>")
  expect(await part("word/styles.xml")).toContain('<w:lang w:val="fr-FR"')
  const document = parseXml((await pack.part("word/document.xml")) ?? new Uint8Array())
  const [body] = within(document, "w:body")
  expect(body?.children.map(child => (typeof child === "string" ? child : child.name))).toEqual(["w:sdt", "w:sectPr"])
  expect(within(document, "w:group")).toHaveLength(1)
  const locks = within(document, "w:lock").map(({ attributes }) => attributes["w:val"])
  expect(locks.filter(lock => lock !== "sdtLocked")).toEqual(["sdtContentLocked"])
  const headings = within(document, "w:pStyle").map(({ attributes }) => attributes["w:val"])
  expect(headings.filter(style => style === "Heading1")).toHaveLength(6)
  expect(headings.filter(style => style === "Heading2")).toHaveLength(long.length)
})

const word = fc.constantFrom(
  ..."commune école d’été 40 000 « test » œuvre naïve a-b & <b> \\ * _ [x] 50 % l’eau ; (peut-être) #1 ~ = @ ☐ Nom Courriel : Tél oui".split(
    " ",
  ),
)
const phrase = fc.array(word, { minLength: 2, maxLength: 8 }).map(words => `Ainsi ${words.join(" ")} fin`)
const text = fc
  .tuple(phrase, phrase, phrase)
  .map(([before, strong, after]): PhrasingContent[] => [
    { type: "text", value: `${before} ` },
    { type: "strong", children: [{ type: "text", value: strong }] },
    { type: "text", value: " puis " },
    { type: "emphasis", children: [{ type: "text", value: strong }] },
    { type: "text", value: ` et ${after} ` },
    { type: "link", url: "https://ville.example.org/plan", children: [{ type: "text", value: "le plan" }] },
    { type: "text", value: " avec " },
    { type: "inlineCode", value: "x1" },
    { type: "break" },
    { type: "text", value: after },
  ])
const line = fc.oneof(
  text,
  phrase.map((value): PhrasingContent[] => [{ type: "text", value }]),
)
const paragraph = line.map((children): RootContent => ({ type: "paragraph", children }))
const items = (inner: fc.Arbitrary<RootContent[]>) =>
  fc.tuple(fc.boolean(), fc.array(fc.tuple(line, inner), { minLength: 1, maxLength: 3 })).map(
    ([ordered, all]): RootContent => ({
      type: "list",
      ordered,
      ...(ordered && { start: 1 }),
      spread: false,
      children: all.map(([children, more]) => ({
        type: "listItem",
        spread: false,
        children: [{ type: "paragraph", children }, ...(more as [])],
      })),
    }),
  )
const list = items(
  fc.oneof(
    fc.constant<RootContent[]>([]),
    items(fc.constant<RootContent[]>([])).map(one => [one]),
  ),
)
const table = fc.array(fc.tuple(phrase, phrase), { minLength: 2, maxLength: 3 }).map(
  (rows): RootContent => ({
    type: "table",
    children: rows.map(cells => ({
      type: "tableRow",
      children: cells.map(value => ({ type: "tableCell", children: [{ type: "text", value }] })),
    })),
  }),
)
const quote = fc
  .array(paragraph, { minLength: 1, maxLength: 2 })
  .map((children): RootContent => ({ type: "blockquote", children: children as [] }))
const heading = fc
  .tuple(fc.constantFrom(3 as const, 4 as const), phrase)
  .map(([depth, value]): RootContent => ({ type: "heading", depth, children: [{ type: "text", value }] }))
/** Two lists or quotes side by side are one in Markdown too: something stands between. */
const section = fc
  .array(
    fc.tuple(fc.oneof(list, table, quote, heading, paragraph), paragraph).map(pair => pair),
    { minLength: 1, maxLength: 3 },
  )
  .map(pairs => pairs.flat())

function markdown(children: RootContent[]): string {
  return toMarkdown({ type: "root", children } as Root, { extensions: [gfmTableToMarkdown()], bullet: "-" }).trim()
}

/** A tree without places, spaces and what Markdown does not tell apart. */
function bare(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(bare)
  if (typeof node !== "object" || node === null)
    return typeof node === "string" ? node.replaceAll(/\s+/g, " ").trim() : node
  const kept = Object.entries(node).filter(
    ([key, value]) => !["position", "spread", "title", "align", "start", "checked"].includes(key) && value !== null,
  )
  return Object.fromEntries(kept.map(([key, value]) => [key, bare(value)]))
}

const oneLine = fc.oneof(
  phrase,
  fc.constantFrom("Directrice générale des services", "Nom", "Intitulé du projet collectif", "oui"),
)
const values: { [saisie: string]: fc.Arbitrary<string | boolean | string[]> } = {
  texte: oneLine,
  lignes: fc.array(phrase, { minLength: 1, maxLength: 3 }).map(lines => lines.join("\n")),
  siret: fc.constantFrom("21370985000019", "21830985400014"),
  courriel: fc.constantFrom("stages.rh@valombreuil.example", "a@b.example"),
  telephone: fc.constantFrom("+33261910012", "+262692123456"),
  "oui-non": fc.boolean(),
  choix: fc.constantFrom("commune", "epci", "sdis"),
  liste: fc.subarray(edition.themes, { minLength: 1, maxLength: 4 }),
}

test("what is written in a form is read back as it was, whatever it is", async () => {
  const answers = fc.tuple(
    ...short.map(({ saisie, required }) => {
      const value = values[saisie] ?? phrase
      return required ? value : fc.option(value, { nil: undefined })
    }),
  )
  const sections = fc.tuple(
    ...long.map(({ required }) => (required ? section : fc.option(section, { nil: undefined }))),
  )
  await fc.assert(
    fc.asyncProperty(answers, sections, async (given, texts) => {
      const known = short.flatMap(({ pointer }, index) =>
        given[index] === undefined ? [] : [[pointer, given[index]] as const],
      )
      const trees = long.flatMap(({ pointer }, index) =>
        texts[index] ? [[pointer, parseMarkdown(markdown(texts[index])).children] as const] : [],
      )
      const bytes = await wordForm(name, edition, { short: new Map(known), long: new Map(trees) })
      const { data, told } = await readBack(bytes)
      const at = (path: string[]) =>
        path.reduce<unknown>((here, key) => (here as { [key: string]: unknown })[key], data)
      for (const [index, { path, pointer }] of short.entries())
        expect([pointer, at(path)]).toEqual([pointer, given[index] ?? null])
      for (const [index, { path, pointer }] of long.entries()) {
        const back = at(path)
        const tree = texts[index] && bare(parseMarkdown(markdown(texts[index])))
        expect([pointer, back === null ? undefined : bare(parseMarkdown(String(back)))]).toEqual([pointer, tree])
      }
      expect(told.filter(code => !/^(?:champ-manquant|section-vide)/.test(code))).toEqual([])
    }),
    { numRuns: draws(15) },
  )
})

const soffice = spawnSync("soffice", ["--version"], { encoding: "utf8" }).status === 0

test.skipIf(!soffice)(
  "a form that LibreOffice saved, as .docx or as .odt, gives fiches of the demonstration back",
  () => {
    const here = demonstration()
    const slugs = [
      "metropole-nordhalie",
      "ville-de-roquessane-les-pins",
      "centre-communal-d-action-sociale-de-montferrial",
      "syndicat-mixte-energies-et-donnees-de-basse-sermaine",
    ]
    for (const slug of slugs.slice(1)) expect(missions(here, ["form", slug]).code).toBe(0)
    // LibreOffice 7 writes on after an answer with emojis when it saves an .odt.
    const odd = join(here, "proposals", name, "metropole-nordhalie.md")
    spoil(odd, /^intitule: (.*)$/m, "intitule: Les 🇫🇷🌳 mobilités 🚲 des actifs")
    spoil(odd, "Un enjeu social", "Un enjeu 🌳 social")
    expect(missions(here, ["form", "metropole-nordhalie", "--out", "metropole-nordhalie.docx"]).code).toBe(0)
    const profile = `-env:UserInstallation=file://${join(folder, "profile")}`
    const again = join(here, "again")
    mkdirSync(again)
    for (const kind of ["docx", "odt"]) {
      const saved = spawnSync(
        "soffice",
        [profile, "--headless", "--convert-to", kind, "--outdir", again, ...slugs.map(slug => `${slug}.docx`)],
        { cwd: here, encoding: "utf8" },
      )
      expect(saved.status, saved.stderr).toBe(0)
      const proposals = join(here, kind, name)
      mkdirSync(proposals, { recursive: true })
      writeFileSync(join(proposals, "edition.yml"), readFileSync(join(here, "proposals", name, "edition.yml")))
      const imported = missions(here, ["import", "--proposals", kind, ...slugs.map(slug => `again/${slug}.${kind}`)])
      expect(imported.code, imported.out + imported.err).toBe(0)
      for (const slug of slugs) {
        const [one, other] = [join(proposals, `${slug}.md`), join(here, "proposals", name, `${slug}.md`)]
        const { statut, numero, ...theirs } = readFiche(other, other).data
        expect(readFiche(one, one).data).toEqual(theirs)
        const body = (file: string) => bare(readFiche(file, file).tree())
        expect(body(one)).toEqual(body(other))
      }
    }
  },
)
