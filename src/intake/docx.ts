import { type Block, isBlank, type Note, type Paragraph, type TextDocument, wordsOf } from "./blocks.ts"
import { listOf, numberingOf } from "./docx-lists.ts"
import { type Reader, runsOf, tagOf, withSign } from "./docx-runs.ts"
import { headingOf, isOn, stylesOf } from "./docx-styles.ts"
import type { Package } from "./package.ts"
import { refusal } from "./refusal.ts"
import { all, type Element, elementsOf, first, parseXml, textOf, within } from "./xml.ts"

/** Reads a Word document (.docx, .docm): its text as it stands once its tracked changes are accepted; macros are never touched. */
export async function readDocx(pack: Package): Promise<TextDocument> {
  const read = async (name: string | undefined) => {
    const bytes = name === undefined ? undefined : await pack.part(name)
    return bytes && parseXml(bytes)
  }
  const main = mainPart(await read("_rels/.rels")) ?? "word/document.xml"
  const root = await read(main)
  const body = first(root, "w:body")
  if (!body) throw refusal("fichier-corrompu", "document")
  const relations = relationsOf(await read(beside(main)), main)
  const part = (kind: string) => relations.find(({ type }) => type.endsWith(`/${kind}`))?.target
  const notes: Note[] = pack.names.some(name => /vbaProject\.bin$/i.test(name)) ? [{ code: "macros" }] : []
  const comments = textsOf(await read(part("comments")), "w:comment")
  const reader: Reader = {
    styles: stylesOf(await read(part("styles"))),
    numbering: numberingOf(await read(part("numbering"))),
    diagrams: await diagramsOf(relations, read),
    links: new Map(relations.filter(({ external }) => external).map(({ id, target }) => [id, target])),
    footnotes: textsOf(await read(part("footnotes")), "w:footnote"),
    endnotes: textsOf(await read(part("endnotes")), "w:endnote"),
    notes,
    fields: [],
    boxes: [],
  }
  const blocks = blocksOf(body, reader)
  if (comments.size > 0) notes.push({ code: "commentaires", text: [...comments.values()].join(" / ") })
  for (const { type, target } of relations.filter(({ type }) => /\/(?:header|footer)$/.test(type))) {
    const text = await marginText(await read(target), reader)
    if (text !== "") notes.push({ code: type.endsWith("header") ? "en-tete" : "pied-de-page", text })
  }
  return { blocks, notes }
}

function mainPart(relations: Element | undefined): string | undefined {
  return relationsOf(relations, "").find(({ type }) => type.endsWith("/officeDocument"))?.target
}

interface Relation {
  id: string
  type: string
  target: string
  external: boolean
}

/** What a part refers to, targets as names in the package. */
function relationsOf(root: Element | undefined, part: string): Relation[] {
  const folder = part.slice(0, part.lastIndexOf("/") + 1)
  return elementsOf(root).map(({ attributes }) => {
    const { Id: id = "", Type: type = "", Target: target = "", TargetMode: mode } = attributes
    const external = mode === "External"
    return {
      id,
      type,
      external,
      target: external ? target : target.startsWith("/") ? target.slice(1) : folder + target,
    }
  })
}

function beside(part: string): string {
  return part.replace(/([^/]*)$/, "_rels/$1.rels")
}

function textsOf(root: Element | undefined, name: string): Map<string, string> {
  const found = all(root, name).filter(({ attributes }) => !/eparator|Notice/.test(attributes["w:type"] ?? ""))
  return new Map(
    found.map(one => [one.attributes["w:id"] ?? "", within(one, "w:t").map(textOf).join("").trim()] as const),
  )
}

/** The words of the diagrams (SmartArt) by relation: they are drawn, and told. */
async function diagramsOf(
  relations: readonly Relation[],
  read: (name: string) => Promise<Element | undefined>,
): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  for (const { id, target } of relations.filter(({ type }) => type.endsWith("/diagramData"))) {
    const words = within(await read(target), "a:p").map(one => within(one, "a:t").map(textOf).join(""))
    found.set(id, words.filter(line => line.trim() !== "").join(" / "))
  }
  return found
}

/** The words of a header or a footer, page numbers aside. */
async function marginText(root: Element | undefined, reader: Reader): Promise<string> {
  if (!root) return ""
  const quiet: Reader = { ...reader, notes: [], fields: [], boxes: [] }
  return blocksOf(root, quiet).map(wordsOf).join(" ").replace(/\s+/g, " ").trim()
}

/** The paragraphs and tables below an element, through whatever wraps them. */
function blocksOf(parent: Element | undefined, reader: Reader): Block[] {
  const blocks: Block[] = []
  // The mark of a paragraph may be deleted: what follows then goes on in it.
  let open: Paragraph | undefined
  for (const element of elementsOf(parent)) {
    if (element.name === "w:p") {
      const paragraph = paragraphOf(element, reader)
      if (open) {
        open.runs.push(...paragraph.runs)
        if (isBlank({ ...open, runs: open.runs.slice(0, -paragraph.runs.length || undefined) }) && paragraph.list)
          open.list = paragraph.list
      } else blocks.push(paragraph)
      const mark = first(first(element, "w:pPr"), "w:rPr")
      open = first(mark, "w:del") || first(mark, "w:moveFrom") ? (open ?? paragraph) : undefined
      blocks.push(...reader.boxes.splice(0).flatMap(box => blocksOf(box, reader)))
      continue
    }
    open = undefined
    if (element.name === "w:tbl") blocks.push(tableOf(element, reader))
    else if (element.name === "w:sdt") blocks.push(...controlBlocks(element, reader))
    else if (element.name === "w:altChunk" || element.name === "w:subDoc")
      reader.notes.push({ code: "document-insere" })
    else if (wrappers.has(element.name)) blocks.push(...blocksOf(element, reader))
    else if (element.name === "mc:AlternateContent") blocks.push(...blocksOf(chosen(element), reader))
  }
  return blocks
}

const wrappers = new Set(["w:customXml", "w:smartTag", "w:ins", "w:moveTo", "w:sdtContent"])

function chosen(alternate: Element): Element {
  return first(alternate, "mc:Choice") ?? first(alternate, "mc:Fallback") ?? alternate
}

function controlBlocks(control: Element, reader: Reader): Block[] {
  const placeholder = first(first(control, "w:sdtPr"), "w:showingPlcHdr")
  const content = first(control, "w:sdtContent")
  if (!content || (placeholder && isOn(placeholder))) return []
  const tag = tagOf(control)
  return blocksOf(withSign(control, content), reader).map(block =>
    tag === undefined || block.tag !== undefined ? block : { ...block, tag },
  )
}

function tableOf(table: Element, reader: Reader): Block {
  const kept = wrapped(table, "w:tr").filter(row => !first(first(row, "w:trPr"), "w:del"))
  return { kind: "table", rows: kept.map(row => wrapped(row, "w:tc").map(cell => blocksOf(cell, reader))) }
}

/** The rows of a table or the cells of a row, those inside content controls too. */
function wrapped(parent: Element | undefined, name: string): Element[] {
  return elementsOf(parent).flatMap(child => {
    if (child.name === name) return [child]
    if (child.name === "w:sdt") return wrapped(withSign(child, first(child, "w:sdtContent")), name)
    return wrappers.has(child.name) ? wrapped(child, name) : []
  })
}

function paragraphOf(element: Element, reader: Reader): Paragraph {
  const properties = first(element, "w:pPr")
  const style = first(properties, "w:pStyle")?.attributes["w:val"]
  const list = listOf(properties, style, reader.styles, reader.numbering)
  const paragraph: Paragraph = { kind: "paragraph", runs: runsOf(element, style, reader) }
  if (list)
    paragraph.list = {
      ordered: reader.numbering.ordered(list),
      level: list.level,
      box: reader.numbering.box(list),
    }
  const heading = reader.styles.heading(style) ?? headingOf("", first(properties, "w:outlineLvl"))
  if (heading) paragraph.heading = heading
  if (reader.styles.isQuote(style)) paragraph.quoted = true
  return paragraph
}
