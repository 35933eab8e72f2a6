import type { Block, Note, Paragraph, Run, TextDocument } from "./blocks.ts"
import { type OdtStyles, odtStyles } from "./odt-styles.ts"
import type { Package } from "./package.ts"
import { refusal } from "./refusal.ts"
import { isOption, merged } from "./runs.ts"
import { drawn } from "./symbols.ts"
import { all, type Element, elementsOf, first, parseXml, textOf, within } from "./xml.ts"

/** Reads an OpenDocument text (.odt), as LibreOffice writes it: deleted text is kept aside by the format and never read. */
export async function readOdt(pack: Package): Promise<TextDocument> {
  const read = async (name: string) => {
    const bytes = await pack.part(name)
    return bytes && parseXml(bytes)
  }
  if (within(await read("META-INF/manifest.xml"), "manifest:encryption-data").length > 0)
    throw refusal("fichier-chiffre")
  const root = await read("content.xml")
  const body = first(first(root, "office:body"), "office:text")
  if (!body) throw refusal("fichier-corrompu", "document")
  const styles = await read("styles.xml")
  const reader: OdtReader = {
    styles: odtStyles([root, styles]),
    boxes: boxesOf(body),
    notes: pack.names.some(name => /^Basic\/.*\.xml$/.test(name)) ? [{ code: "macros" }] : [],
    frames: [],
  }
  const blocks = blocksOf(body, reader, undefined)
  const margins = within(first(styles, "office:master-styles"), "style:header").map(one => ["en-tete", one] as const)
  const feet = within(first(styles, "office:master-styles"), "style:footer").map(one => ["pied-de-page", one] as const)
  for (const [code, margin] of [...margins, ...feet]) {
    const text = within(margin, "text:p").map(textOf).join(" ").replace(/\s+/g, " ").trim()
    if (text !== "") reader.notes.push({ code, text })
  }
  return { blocks, notes: reader.notes }
}

interface OdtReader {
  styles: OdtStyles
  /** State of the form's boxes by id. */
  boxes: ReadonlyMap<string, boolean>
  notes: Note[]
  /** Text frames met in the paragraph. */
  frames: Element[]
}

interface Item {
  style: string | undefined
  level: number
}

function boxesOf(body: Element): Map<string, boolean> {
  const found = within(first(body, "office:forms"), "form:checkbox")
  return new Map(
    found.map(({ attributes }) => [
      attributes["xml:id"] ?? attributes["form:id"] ?? "",
      (attributes["form:current-state"] ?? attributes["form:state"]) === "checked",
    ]),
  )
}

function blocksOf(parent: Element, reader: OdtReader, item: Item | undefined): Block[] {
  return elementsOf(parent).flatMap((element, index, all): Block[] => {
    switch (element.name) {
      case "text:p":
      case "text:h": {
        const paragraph = paragraphOf(withoutEcho(element, all[index + 1]), reader, item)
        const framed = reader.frames
          .splice(0)
          .flatMap(frame => blocksOf(frame, reader, undefined))
          .map(block => ({ ...block, anchored: 0 }))
        // LibreOffice writes the frames of a paragraph before its words, wherever they show.
        if (framed.length > 0 && elementsOf(element)[0]?.name.startsWith("draw:")) paragraph.anchored = framed.length
        return [paragraph, ...framed]
      }
      case "text:list":
        return listOf(element, reader, item)
      case "table:table":
        return [{ kind: "table", rows: rowsOf(element).map(row => cellsOf(row, reader)) }]
      case "text:tracked-changes":
        if (elementsOf(element).length > 0) reader.notes.push({ code: "revisions" })
        return []
      case "office:forms":
      case "text:sequence-decls":
      case "text:variable-decls":
        return []
      case "draw:frame":
        return [...frameOf(element, reader)].flatMap(frame => blocksOf(frame, reader, undefined))
      default:
        return blocksOf(element, reader, item)
    }
  })
}

/**
 * After an answer with emojis LibreOffice 7 writes the words of the paragraph that follows, less a letter for each emoji but
 * the first: they are not of the answer.
 */
function withoutEcho(paragraph: Element, next: Element | undefined): Element {
  const [answer, echo] = paragraph.children.slice(-2)
  if (typeof echo !== "string" || typeof answer !== "object" || answer.name !== "text:text-input" || !next)
    return paragraph
  const emojis = textOf(answer).match(/[\u{10000}-\u{10ffff}]/gu)?.length ?? 0
  const isEcho = emojis > 0 && echo === textOf(next).slice(emojis - 1)
  return isEcho ? { ...paragraph, children: paragraph.children.slice(0, -1) } : paragraph
}

function listOf(list: Element, reader: OdtReader, outer: Item | undefined): Block[] {
  const style = list.attributes["text:style-name"] ?? outer?.style
  const level = outer ? outer.level + 1 : 0
  return elementsOf(list).flatMap(entry => blocksOf(entry, reader, { style, level }))
}

function rowsOf(table: Element): Element[] {
  return elementsOf(table).flatMap(child => {
    if (child.name === "table:table-row") return [child]
    return /^table:table-(?:header-rows|rows|row-group)$/.test(child.name) ? rowsOf(child) : []
  })
}

function cellsOf(row: Element, reader: OdtReader): Block[][] {
  return all(row, "table:table-cell").map(cell => blocksOf(cell, reader, undefined))
}

function paragraphOf(element: Element, reader: OdtReader, item: Item | undefined): Paragraph {
  const runs: Run[] = []
  visit(element, { styles: [element.attributes["text:style-name"]] }, runs, reader)
  const paragraph: Paragraph = { kind: "paragraph", runs: merged(runs) }
  if (item)
    paragraph.list = {
      ordered: reader.styles.ordered(item.style, item.level),
      level: Math.min(item.level, 8),
      box: reader.styles.box(item.style, item.level),
    }
  const style = element.attributes["text:style-name"]
  const level = element.name === "text:h" ? Number(element.attributes["text:outline-level"] ?? 1) : undefined
  const heading = level === undefined ? reader.styles.heading(style) : level > 3 ? 4 : 3
  if (heading) paragraph.heading = heading
  if (reader.styles.isQuote(style)) paragraph.quoted = true
  return paragraph
}

interface Around {
  /** Names of the styles around the words, outermost first. */
  styles: (string | undefined)[]
  href?: string
}

function visit(parent: Element, around: Around, runs: Run[], reader: OdtReader): void {
  const add = (text: string) => addRun(text, around, runs, reader)
  for (const child of parent.children) {
    if (typeof child === "string") {
      add(drawn(child.replace(/[\t\n\r ]+/g, " "), reader.styles.look(around.styles).font))
      continue
    }
    const { attributes } = child
    switch (child.name) {
      case "text:span":
        visit(child, { ...around, styles: [...around.styles, attributes["text:style-name"]] }, runs, reader)
        break
      case "text:a": {
        const href = attributes["xlink:href"]
        visit(child, href === undefined ? around : { ...around, href }, runs, reader)
        break
      }
      case "text:s":
        add(" ".repeat(Math.min(Number(attributes["text:c"] ?? 1) || 1, 200)))
        break
      case "text:tab":
        add("\t")
        break
      case "text:line-break":
        add("\n")
        break
      case "loext:content-control":
        if (attributes["loext:checkbox"] === "true") add(attributes["loext:checked"] === "true" ? "☒" : "☐")
        else if (attributes["loext:showing-place-holder"] !== "true") visit(child, around, runs, reader)
        break
      case "field:fieldmark":
      case "field:fieldmark-start":
        if (/FORMCHECKBOX/.test(attributes["field:type"] ?? "")) add(isTicked(child) ? "☒" : "☐")
        else add(chosenIn(child))
        break
      case "draw:control":
        add(reader.boxes.get(attributes["draw:control"] ?? "") ? "☒" : "☐")
        break
      case "text:note":
        reader.notes.push({ code: "note-de-bas-de-page", text: textOf(first(child, "text:note-body") ?? child) })
        break
      case "office:annotation":
        reader.notes.push({ code: "commentaires", text: within(child, "text:p").map(textOf).join(" ") })
        break
      case "draw:frame":
      case "draw:custom-shape":
      case "draw:g":
        reader.frames.push(...frameOf(child, reader))
        break
      case "text:change-start":
      case "text:change":
        reader.notes.push({ code: "revisions" })
        break
      case "text:page-number":
      case "office:annotation-end":
      case "text:soft-page-break":
        break
      default:
        visit(child, around, runs, reader)
    }
  }
}

/** The text boxes of a frame; an image in it is left out. */
function frameOf(frame: Element, reader: OdtReader): Element[] {
  const boxes = [...all(frame, "draw:text-box"), ...(frame.name === "draw:custom-shape" ? [frame] : [])]
  if (boxes.length === 0 && (first(frame, "draw:image") ?? first(frame, "draw:object")))
    reader.notes.push({ code: "image-ignoree" })
  return [
    ...boxes,
    ...elementsOf(frame)
      .filter(({ name }) => /^draw:(?:frame|g|custom-shape)$/.test(name))
      .flatMap(one => frameOf(one, reader)),
  ]
}

function isTicked(mark: Element): boolean {
  return all(mark, "field:param").some(
    ({ attributes }) => /checked/i.test(attributes["field:name"] ?? "") && attributes["field:value"] === "true",
  )
}

/** The entry that is chosen in a legacy list. */
function chosenIn(mark: Element): string {
  const said = (name: string) =>
    all(mark, "field:param").flatMap(({ attributes }) =>
      attributes["field:name"] === name ? (attributes["field:value"] ?? "") : [],
    )
  return said("Dropdown_ListEntry")[Number(said("Dropdown_Selected")[0] ?? -1)] ?? ""
}

function addRun(text: string, { styles, href }: Around, runs: Run[], reader: OdtReader): void {
  if (text === "") return
  const look = reader.styles.look(styles)
  if (look.hidden) reader.notes.push({ code: "texte-cache", text })
  else if (look.struck && isOption(text)) runs.push({ text, struck: true })
  else if (look.struck) reader.notes.push({ code: "texte-barre", text })
  else
    runs.push({
      text,
      ...(look.code && { code: true }),
      ...(look.bold && { bold: true }),
      ...(look.italic && { italic: true }),
      ...(look.underlined && { underlined: true }),
      ...(look.marked && isOption(text) && { marked: true }),
      ...(href !== undefined && { href }),
    })
}
