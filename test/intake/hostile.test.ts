import { spawnSync } from "node:child_process"
import {
  closeSync,
  ftruncateSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from "node:fs"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, expect, test } from "vitest"
import { readFile } from "../../src/intake/open.ts"
import { refusedBecause } from "../../src/words/intake.ts"
import { missions, root, spawned } from "../commands/run.ts"
import { docxOf, p, r, table, zipOf } from "./make.ts"

const folder = mkdtempSync(join(tmpdir(), "missions-hostile-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const real = readFileSync(join(root, "test/intake/forms/s04-controles.docx"))

function fileOf(name: string, bytes: Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  return path
}

// A name of its own: the tools of the repository take it for a dependency otherwise.
const makePipe = "mkfifo"
const megabytes = (count: number) => Buffer.alloc(count * 1024 * 1024, 0x20)
const document = (xml: string) =>
  zipOf([
    { name: "[Content_Types].xml", data: "<Types/>" },
    { name: "word/document.xml", data: xml },
  ])
const open = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
const close = "</w:body></w:document>"

/** What an old program of Office writes, by the name of what it holds. */
const old = (stream: string) =>
  Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(600), Buffer.from(stream, "utf16le")])

const cases: [what: string, bytes: () => Uint8Array, reason: string, detail: string][] = [
  ["an empty file", () => Buffer.alloc(0), "fichier-vide", ""],
  ["a file cut short", () => real.subarray(0, 9000), "fichier-corrompu", "zip"],
  [
    "a file whose middle is garbage",
    () => Buffer.concat([real.subarray(0, 4000), Buffer.alloc(3000, 7), real.subarray(7000)]),
    "fichier-corrompu",
    "zip",
  ],
  [
    "random bytes",
    () => Buffer.from(Array.from({ length: 5000 }, (_, at) => (at * 7919) % 251)),
    "fichier-corrompu",
    "zip",
  ],
  [
    "a bomb of 60 MB in 60 kB",
    () => document(`${open}<w:p><w:r><w:t>${megabytes(60)}</w:t></w:r></w:p>${close}`),
    "fichier-trop-volumineux",
    "partie",
  ],
  [
    "a bomb that lies about its size",
    () =>
      zipOf([
        { name: "[Content_Types].xml", data: "<Types/>" },
        { name: "word/document.xml", data: megabytes(60), declared: 1000 },
      ]),
    "fichier-trop-volumineux",
    "taille",
  ],
  [
    "a million elements",
    () => document(open + "<w:p/>".repeat(1_000_000) + close),
    "fichier-trop-volumineux",
    "complexe",
  ],
  [
    "elements ten thousand deep",
    () => document(open + "<w:p>".repeat(10_000) + "</w:p>".repeat(10_000) + close),
    "fichier-trop-volumineux",
    "complexe",
  ],
  [
    "too many entries",
    () => zipOf(Array.from({ length: 500 }, (_, at) => ({ name: `word/${at}.xml`, data: "" }))),
    "fichier-trop-volumineux",
    "entrees",
  ],
  [
    "an external entity",
    () =>
      document(
        `<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>${open}<w:p><w:r><w:t>&x;</w:t></w:r></w:p>${close}`,
      ),
    "fichier-corrompu",
    "doctype",
  ],
  [
    "a billion laughs",
    () => document(`<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>${open}&b;${close}`),
    "fichier-corrompu",
    "doctype",
  ],
  [
    "a name that leaves the folder",
    () =>
      zipOf([
        { name: "[Content_Types].xml", data: "<Types/>" },
        { name: "word/../../../evil.sh", data: "x" },
      ]),
    "fichier-corrompu",
    "chemin",
  ],
  ["an absolute name", () => zipOf([{ name: "/etc/evil", data: "x" }]), "fichier-corrompu", "chemin"],
  [
    "the same name twice",
    () =>
      zipOf([
        { name: "word/document.xml", data: "a" },
        { name: "word/document.xml", data: "b" },
      ]),
    "fichier-corrompu",
    "doublon",
  ],
  [
    "an encrypted entry",
    () =>
      zipOf([
        { name: "[Content_Types].xml", data: "<Types/>" },
        { name: "word/document.xml", data: "x", flags: 1 },
      ]),
    "fichier-chiffre",
    "",
  ],
  ["XML that is none", () => document("<w:document><oops>"), "fichier-corrompu", "xml"],
  ["another zip", () => zipOf([{ name: "photo.jpg", data: "x" }]), "format-non-pris-en-charge", "zip"],
  [
    "a spreadsheet",
    () =>
      zipOf([
        { name: "[Content_Types].xml", data: "<Types/>" },
        { name: "xl/workbook.xml", data: "<a/>" },
      ]),
    "format-non-pris-en-charge",
    "xlsx",
  ],
  ["an Outlook message", () => old("__nameid_version1.0"), "format-non-pris-en-charge", "courriel"],
  ["an old spreadsheet", () => old("Workbook"), "format-non-pris-en-charge", "xlsx"],
  ["an old presentation", () => old("PowerPoint Document"), "format-non-pris-en-charge", "pptx"],
  ["an old Word document", () => old("WordDocument"), "format-non-pris-en-charge", "doc"],
  ["an old document of Pages", () => zipOf([{ name: "Index.zip", data: "" }]), "format-non-pris-en-charge", "pages"],
  [
    "a document of Pages",
    () => zipOf([{ name: "Index/Document.iwa", data: "" }]),
    "format-non-pris-en-charge",
    "pages",
  ],
  [
    "a spreadsheet of LibreOffice",
    () =>
      zipOf([
        { name: "mimetype", data: "application/vnd.oasis.opendocument.spreadsheet" },
        { name: "content.xml", data: "<a/>" },
      ]),
    "format-non-pris-en-charge",
    "od",
  ],
  ["a message", () => Buffer.from("From: a@b.example\r\n\r\nBonjour"), "format-non-pris-en-charge", "courriel"],
  ["an XML file", () => Buffer.from('<?xml version="1.0"?><a/>'), "format-non-pris-en-charge", "xml"],
  ["a photograph", () => Buffer.from("GIF89a"), "format-non-pris-en-charge", "image"],
  [
    "the shortcut to a document of Google",
    () => Buffer.from('{"url":"https://docs.google.com/open?id=x","doc_id":"x"}'),
    "format-non-pris-en-charge",
    "gdoc",
  ],
  ["a PDF named .docx", () => Buffer.from("%PDF-1.7\n…"), "format-non-pris-en-charge", "pdf"],
  ["an RTF", () => Buffer.from("{\\rtf1\\ansi Bonjour}"), "format-non-pris-en-charge", "rtf"],
  [
    "a document of the former Word",
    () => Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(2000)]),
    "format-non-pris-en-charge",
    "doc",
  ],
  ["a page", () => Buffer.from("<!DOCTYPE html><p>Bonjour"), "format-non-pris-en-charge", "html"],
  [
    "a document without words",
    () => docxOf(p("") + p("<w:r><w:drawing><a:blip/></w:drawing></w:r>")),
    "sans-texte",
    "image",
  ],
  [
    "a letter",
    () =>
      docxOf(
        [
          ..."Madame, Monsieur,|Veuillez trouver ci-joint notre proposition.|Objectifs : rénover nos écoles.|Nom : DURAND|Courriel : a@b.example".split(
            "|",
          ),
        ]
          .map(line => p(r(line)))
          .join(""),
      ),
    "formulaire-non-reconnu",
    "",
  ],
  [
    "a CV",
    () =>
      docxOf(
        table([
          [p(r("Nom :")), p(r("DURAND"))],
          [p(r("Prénom :")), p(r("Zoé"))],
          [p(r("Courriel :")), p(r("zoe@cv.example"))],
          [p(r("Téléphone :")), p(r("06 39 98 00 12"))],
        ]) +
          p(r("Expérience")) +
          p(r("Fonction : directrice")),
      ),
    "formulaire-non-reconnu",
    "",
  ],
]

test.each(cases)("%s is refused with its reason", async (name, bytes, reason, detail) => {
  expect(await readFile(fileOf(`${name.replaceAll(" ", "-")}.docx`, bytes()))).toEqual({ reason, detail })
})

test.each([
  ["doc", /\.doc\).*« Enregistrer sous »/],
  ["rtf", /RTF.*« Enregistrer sous »/],
  ["pdf", /PDF.*document Word dont il vient/],
  ["gdoc", /Google Docs.*« Télécharger », « Microsoft Word \(\.docx\) »/],
  ["pages", /Dans Pages.*« Exporter vers », « Word… »/],
  ["xlsx", /tableur.*recopiez/],
  ["pptx", /présentation.*recopiez/],
  ["courriel", /pièce jointe/],
])("the refusal of a %s says what to do", (detail, words) => {
  expect(refusedBecause("format-non-pris-en-charge", detail).replaceAll("\u00a0", " ")).toMatch(words)
})

test("every refusal has words of its own", () => {
  const unknown = refusedBecause("", "")
  const said = new Set(cases.map(([, , reason, detail]) => refusedBecause(reason, detail)))
  expect(said).not.toContain(unknown)
  expect(said.size).toBe(new Set(cases.map(([, , reason, detail]) => `${reason} ${detail}`)).size)
})

/** What a run of the program took in all, its threads included: seconds of the processor, and megabytes at the most. */
function measured(file: string) {
  const preload = join(folder, "measure.cjs")
  const at = join(folder, "measure.json")
  writeFileSync(
    preload,
    `if (require("node:worker_threads").isMainThread) process.on("exit", () => {
      const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
      const taken = { seconds: (userCPUTime + systemCPUTime) / 1e6, megabytes: maxRSS / 1024 }
      require("node:fs").writeFileSync(${JSON.stringify(at)}, JSON.stringify(taken))
    })`,
  )
  const args = ["import", file, "--dry-run", "--proposals", join(root, "proposals")]
  const ran = spawned(folder, args, { NODE_OPTIONS: `--require ${preload}` })
  const taken: { seconds: number; megabytes: number } = JSON.parse(readFileSync(at, "utf8"))
  return { ...ran, ...taken }
}

const labels =
  "Nom de la collectivité : Courriel : Contexte et raisons d’émergence de la mission Tél : Enjeux stratégiques "
const nested = (depth: number): string =>
  depth === 0
    ? p(r(labels))
    : table([
        [nested(depth - 1), nested(depth - 1)],
        [nested(depth - 1), p("")],
      ])

test.each<[what: string, bytes: () => Uint8Array, message: RegExp]>([
  [
    "60 MB in 60 kB, which lies",
    () =>
      zipOf([
        { name: "[Content_Types].xml", data: "<Types/>" },
        { name: "word/document.xml", data: megabytes(60), declared: 1000 },
      ]),
    /ment sur la taille/,
  ],
  ["8 MB of elements", () => document(open + "<w:r/>".repeat(1_100_000) + close), /bien plus d’éléments/],
  ["7 MB of labels", () => document(open + p(r(labels.repeat(4))).repeat(12_000) + close), /./],
  ["7 MB in one word", () => document(open + p(r("Nom de la collectivité : " + "a@".repeat(3_500_000))) + close), /./],
  ["tables in tables in tables", () => document(open + nested(8) + close), /./],
  [
    "a thousand open brackets a line",
    () => document(open + p(r(`Nom de la collectivité : ${"((([[[***___".repeat(100)}`)).repeat(3000) + close),
    /./,
  ],
])("%s takes at most 5 seconds of work and 300 MB", (name, bytes, message) => {
  const { out, code, seconds, megabytes } = measured(fileOf(`${name.replaceAll(/\W/g, "-")}.docx`, bytes()))
  expect([code, out.replaceAll(/\s+/g, " ")]).toEqual([1, expect.stringMatching(message)])
  expect(seconds).toBeLessThan(5)
  expect(megabytes).toBeLessThan(300)
})

test.skipIf(process.platform === "win32")("a named pipe, which would wait for its writer, is no file", async () => {
  const path = join(folder, "pipe.docx")
  expect(spawnSync(makePipe, [path]).status).toBe(0)
  expect(await readFile(path)).toEqual({ reason: "format-non-pris-en-charge", detail: "special" })
})

test("a file of 200 MB is refused by its size", () => {
  const path = join(folder, "large.docx")
  const file = openSync(path, "w")
  writeSync(file, real)
  ftruncateSync(file, 200 * 1024 * 1024)
  closeSync(file)
  const { out, code, seconds, megabytes } = measured(path)
  expect([code, out]).toEqual([1, expect.stringContaining("dépasse 50 Mo")])
  expect(seconds).toBeLessThan(5)
  expect(megabytes).toBeLessThan(300)
})

test("a document that names other addresses asks none of them", async () => {
  let hits = 0
  const server = createServer((_request, response) => {
    hits += 1
    response.end()
  })
  await new Promise<void>(resolve => server.listen(0, "127.0.0.1", resolve))
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/x`
  const remote = (kind: string) =>
    `<Relationship Id="${kind}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${kind}" Target="${address}" TargetMode="External"/>`
  const kinds = ["image", "attachedTemplate", "styles", "header", "footnotes", "comments", "hyperlink"]
  const body = p(r("Intitulé du projet collectif")) + p(`<w:r><w:drawing><a:blip r:link="image"/></w:drawing></w:r>`)
  const bytes = zipOf([
    { name: "[Content_Types].xml", data: "<Types/>" },
    { name: "word/document.xml", data: open + body + close },
    {
      name: "word/_rels/document.xml.rels",
      data: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${kinds.map(remote).join("")}</Relationships>`,
    },
  ])
  const entity = document(`<!DOCTYPE d SYSTEM "${address}">${open}${close}`)
  for (const [name, one] of [
    ["remote.docx", bytes],
    ["entity.docx", entity],
  ] as const)
    expect(missions(folder, ["import", fileOf(name, one), "--proposals", join(root, "proposals")]).code).toBe(1)
  await new Promise(resolve => server.close(resolve))
  expect(hits).toBe(0)
})
