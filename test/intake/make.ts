import { crc32, deflateRawSync } from "node:zlib"
import { fields } from "../../src/model/fields.ts"
import type { Field } from "../../src/model/types.ts"

/** One file of a zip; sizes and flags may lie. */
export interface Entry {
  name: string
  data: string | Uint8Array
  flags?: number
  declared?: number
}

/** A zip as Word writes it, each file deflated. */
export function zipOf(files: readonly Entry[]): Buffer {
  const locals: Buffer[] = []
  const entries: Buffer[] = []
  let offset = 0
  for (const { name, data, flags = 0, declared } of files) {
    const bytes = Buffer.from(data)
    const packed = deflateRawSync(bytes)
    const fixed = Buffer.alloc(26)
    fixed.writeUInt16LE(20, 0)
    fixed.writeUInt16LE(flags, 2)
    fixed.writeUInt16LE(8, 4)
    fixed.writeUInt32LE(crc32(bytes), 10)
    fixed.writeUInt32LE(packed.length, 14)
    fixed.writeUInt32LE(declared ?? bytes.length, 18)
    fixed.writeUInt16LE(Buffer.byteLength(name), 22)
    const local = Buffer.concat([Buffer.from("PK\u0003\u0004"), fixed, Buffer.from(name), packed])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    entries.push(Buffer.concat([Buffer.from("PK\u0001\u0002\u0014\u0003"), fixed, tail, Buffer.from(name)]))
    locals.push(local)
    offset += local.length
  }
  const directory = Buffer.concat(entries)
  const end = Buffer.alloc(22)
  end.write("PK\u0005\u0006", 0, "latin1")
  end.writeUInt16LE(files.length, 8)
  end.writeUInt16LE(files.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, directory, end])
}

const namespaces =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
const types =
  '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>'
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

/** A Word document with this body; `parts` are other parts by the kind of their relation. */
export function docxOf(body: string, parts: { [kind: string]: string } = {}, extra: readonly Entry[] = []): Buffer {
  const relations = Object.keys(parts).map(
    (kind, index) => `<Relationship Id="rId${index + 1}" Type="${office}/${kind}" Target="${kind}.xml"/>`,
  )
  const head = '<?xml version="1.0" encoding="UTF-8"?>'
  const relationships = (inside: string) =>
    `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inside}</Relationships>`
  return zipOf([
    { name: "[Content_Types].xml", data: types },
    {
      name: "_rels/.rels",
      data: relationships(`<Relationship Id="a" Type="${office}/officeDocument" Target="word/document.xml"/>`),
    },
    { name: "word/document.xml", data: `${head}<w:document ${namespaces}><w:body>${body}</w:body></w:document>` },
    {
      name: "word/_rels/document.xml.rels",
      data: relationships(
        `${relations.join("")}<Relationship Id="safe" Type="${office}/hyperlink" Target="https://ville.example.org/plan" TargetMode="External"/><Relationship Id="bad" Type="${office}/hyperlink" Target="javascript:alert(1)" TargetMode="External"/>`,
      ),
    },
    ...Object.entries(parts).map(([kind, xml]) => ({
      name: `word/${kind}.xml`,
      data: `${head}${xml.replace(/^<[\w:]+/, `$& ${namespaces}`)}`,
    })),
    ...extra,
  ])
}

export function p(inside: string, properties = ""): string {
  return `<w:p>${properties ? `<w:pPr>${properties}</w:pPr>` : ""}${inside}</w:p>`
}

export function r(text: string, properties = ""): string {
  const pieces = escaped(text)
    .split(/(\n|\t)/)
    .map(piece =>
      piece === "\n" ? "<w:br/>" : piece === "\t" ? "<w:tab/>" : `<w:t xml:space="preserve">${piece}</w:t>`,
    )
  return `<w:r>${properties ? `<w:rPr>${properties}</w:rPr>` : ""}${pieces.join("")}</w:r>`
}

export function table(rows: readonly (readonly string[])[]): string {
  return `<w:tbl>${rows.map(row => `<w:tr>${row.map(cell => `<w:tc>${cell}</w:tc>`).join("")}</w:tr>`).join("")}</w:tbl>`
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;")
}

/** How a form was filled: what people change without thinking of it. */
export interface Manner {
  frame: "cell" | "beside" | "paragraphs"
  place: "line" | "under"
  boxes: keyof typeof boxes
  labels: keyof typeof labels
  /** Runs cut in the middle of words, as Word leaves them. */
  split: boolean
  /** Answers inserted with changes tracked, beside words that were deleted. */
  tracked: boolean
  guide: boolean
  /** Order of the parts. */
  order: number[]
}

export type Answer = string | boolean | null

const labels = {
  exact: (label: string) => `${label} :`,
  bare: (label: string) => label,
  capitals: (label: string) => `${label.toUpperCase()} :`,
  plain: (label: string) => `${label.normalize("NFD").replaceAll(/\p{M}/gu, "").replaceAll("’", "'")}:`,
  numbered: (label: string) => `3) ${label} :`,
  spaced: (label: string) => `${label.replaceAll(" ", "  ")}  : `,
  helped: (label: string) => `${label} (à remplir) :`,
}

const legacy = (ticked: boolean) =>
  `<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="0"/>${ticked ? "<w:checked/>" : ""}</w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:instrText> FORMCHECKBOX </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`
const control = (ticked: boolean) =>
  `<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="${ticked ? 1 : 0}"/></w14:checkbox></w:sdtPr><w:sdtContent>${r("☐")}</w:sdtContent></w:sdt>`
const sign = (ticked: boolean) => `<w:r><w:sym w:font="Wingdings" w:char="${ticked ? "F0FE" : "F0A8"}"/></w:r>`
const font = (ticked: boolean) => r(ticked ? "\u00fe" : "\u00a8", '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>')

/** Boxes of every make, in Word's XML. */
export const boxes = {
  crossed: two(ticked => r(ticked ? "☒" : "☐")),
  checked: two(ticked => r(ticked ? "☑" : "□")),
  control: two(control),
  legacy: two(legacy),
  wingdings: two(sign),
  font: two(font),
  brackets: two(ticked => r(ticked ? "[x]" : "[ ]")),
  instead: two(ticked => r(ticked ? "X" : "☐")),
  beside: (value: Answer) => r(`☐ Oui${value === true ? " X" : ""}     ☐ Non${value === false ? "  x" : ""}`),
  after: (value: Answer) => r(`Oui ${value === true ? "☒" : "☐"}   Non ${value === false ? "☒" : "☐"}`),
  struck: (value: Answer) =>
    value === null
      ? r("☐ Oui   ☐ Non")
      : r("☐ Oui", value ? "" : "<w:strike/>") + r("    ") + r("☐ Non", value ? "<w:strike/>" : ""),
}

function two(box: (ticked: boolean) => string): (value: Answer) => string {
  return value => `${box(value === true)}${r(" Oui    ")}${box(value === false)}${r(" Non")}`
}

const asked = fields().filter(({ office, pointer }) => !office && !/resume|themes|categorie/.test(pointer))

/** A filled form, in the manner asked. */
export function formOf(answers: { readonly [pointer: string]: Answer }, manner: Manner): Buffer {
  const parts = ["collectivite", "dgs", "tuteur", undefined, "accueil"].map(part =>
    asked.filter(({ path }) => (path.length > 1 ? path[0] : undefined) === part),
  )
  // «Autres aspects» stands among the practical answers, as in the form.
  const other = parts[3]?.findIndex(({ pointer }) => pointer === "/autres_aspects") ?? -1
  parts[4]?.splice(1, 0, ...(parts[3]?.splice(other, 1) ?? []))
  const body = manner.order.map(index => partXml(parts[index] ?? [], answers, manner)).join("")
  return docxOf((manner.guide ? guide : "") + p(r("PROPOSITION DE PROJET COLLECTIF", "<w:b/>")) + body)
}

const guide = [
  "OBJECTIFS",
  "Il implique une intégration forte dans l’équipe de direction de la collectivité et des rencontres avec des élus.",
  "MISSIONS",
  "Être réalisable dans la durée prévue (9 semaines).",
  "POUR PLUS D’INFORMATIONS",
  "Mme Odile EXEMPLE",
  "Tel. : 03 53 01 53 69 / 06 39 98 03 78",
]
  .map(line => p(r(line, /^\P{Ll}*$/u.test(line) ? "<w:b/>" : "")))
  .join("")

function partXml(part: readonly Field[], answers: { readonly [pointer: string]: Answer }, manner: Manner): string {
  const title = part[0]?.group?.toUpperCase() ?? "MISSION DE PROJET COLLECTIF"
  const rows = part.map(field => cellsOf(field, answers[field.pointer] ?? null, manner))
  const blank = p("")
  const inside = manner.frame === "paragraphs" ? rows.map(row => row.join("") + blank).join("") : table(rows)
  return p(r(title, "<w:b/>")) + inside
}

function cellsOf(field: Field, value: Answer, manner: Manner): string[] {
  const label = r(labels[manner.labels](field.label), "<w:b/>")
  if (field.saisie === "oui-non") {
    const answer = r("  ") + boxes[manner.boxes](value)
    return manner.frame === "beside" ? [p(label), p(answer)] : [p(label + answer)]
  }
  const paragraphs = value === null ? [] : String(value).split("\n\n")
  if (manner.frame === "beside") return [p(label), paragraphs.map(text => p(words(text, manner))).join("") || p("")]
  const [first = "", ...others] = paragraphs
  const below = (texts: string[]) => texts.map(text => p(words(text, manner))).join("")
  if (manner.place === "line" && !field.section && manner.labels !== "bare")
    return [p(label + r(" ") + (first && words(first, manner))) + below(others) + p("")]
  return [p(label) + below(paragraphs) + p("")]
}

/** An item typed «- » is an item of a Word list; the rest is words. */
function words(text: string, { split, tracked }: Manner): string {
  const middle = Math.floor(text.length / 2)
  const pieces = split ? [text.slice(0, middle), text.slice(middle)].filter(Boolean) : [text]
  const runs = pieces.map(piece => r(piece)).join("")
  if (!tracked) return runs
  return `<w:del w:id="1" w:author="DGS"><w:r><w:delText>ancienne réponse</w:delText></w:r></w:del><w:ins w:id="2" w:author="DGS">${runs}</w:ins>`
}
