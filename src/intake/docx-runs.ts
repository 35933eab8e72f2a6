import type { Note, Run } from "./blocks.ts"
import type { Numbering } from "./docx-lists.ts"
import { isOn, type Look, lookOf, type Styles } from "./docx-styles.ts"
import { isOption, merged } from "./runs.ts"
import { drawn, symbol } from "./symbols.ts"
import { all, type Element, elementsOf, first, textOf, within } from "./xml.ts"

/** What reading a document needs at hand, and what it gathers. */
export interface Reader {
  styles: Styles
  numbering: Numbering
  /** Addresses of links by relation. */
  links: ReadonlyMap<string, string>
  footnotes: ReadonlyMap<string, string>
  endnotes: ReadonlyMap<string, string>
  /** Words of diagrams by relation. */
  diagrams: ReadonlyMap<string, string>
  notes: Note[]
  /** Fields (page numbers, links, boxes) that are open; a field's words follow its instruction. */
  fields: { instruction: string; words: boolean }[]
  /** Text boxes met in the paragraph. */
  boxes: Element[]
}

/** The words of a paragraph as they stand once its tracked changes are accepted; what is hidden or struck out is noted. */
export function runsOf(paragraph: Element, style: string | undefined, reader: Reader): Run[] {
  const runs: Run[] = []
  visit(paragraph, { base: reader.styles.look(style) }, runs, reader)
  return merged(runs)
}

interface Around {
  /** Look of the paragraph's style. */
  base: Look
  href?: string
  tag?: string
}

function visit(parent: Element, around: Around, runs: Run[], reader: Reader): void {
  for (const element of elementsOf(parent)) {
    switch (element.name) {
      case "w:r":
        runOf(element, around, runs, reader)
        break
      case "w:hyperlink": {
        const href = reader.links.get(element.attributes["r:id"] ?? "")
        visit(element, href === undefined ? around : { ...around, href }, runs, reader)
        break
      }
      case "w:sdt":
        controlOf(element, around, runs, reader)
        break
      case "w:del":
      case "w:moveFrom":
        reader.notes.push({ code: "revisions" })
        break
      case "w:ins":
      case "w:moveTo":
        reader.notes.push({ code: "revisions" })
        visit(element, around, runs, reader)
        break
      case "m:oMath":
      case "m:oMathPara":
        runs.push({ text: within(element, "m:t").map(textOf).join("") })
        break
      case "mc:AlternateContent":
        visit(first(element, "mc:Choice") ?? first(element, "mc:Fallback") ?? element, around, runs, reader)
        break
      case "w:pPr":
      case "mc:Fallback":
        break
      default:
        visit(element, around, runs, reader)
    }
  }
}

/** A content control: a box by its state, whatever sign it shows; nothing when it only shows its prompt. */
function controlOf(control: Element, around: Around, runs: Run[], reader: Reader): void {
  const properties = first(control, "w:sdtPr")
  const box = boxIn(control)
  if (box) {
    runs.push({ text: box })
    return
  }
  const prompt = first(properties, "w:showingPlcHdr")
  const content = first(control, "w:sdtContent")
  const tag = tagOf(control)
  if (content && !(prompt && isOn(prompt)))
    visit(content, tag === undefined ? around : { ...around, tag }, runs, reader)
}

/** The sign of a control that is a box, by its state. */
function boxIn(control: Element): string | undefined {
  const box = first(first(control, "w:sdtPr"), "w14:checkbox")
  const checked = first(box, "w14:checked")
  return box && (checked && isOn(checked) ? "☒" : "☐")
}

/** What a control around paragraphs or cells holds; for a box, the first words are the sign of its state, whatever it shows. */
export function withSign(control: Element, content: Element | undefined): Element | undefined {
  const sign = boxIn(control)
  if (sign === undefined || !content) return content
  const [shown] = within(content, "w:r")
  const drawn: Element = { name: "w:r", attributes: {}, children: [{ name: "w:t", attributes: {}, children: [sign] }] }
  const signed = (element: Element): Element => ({
    ...element,
    children: element.children.flatMap(child => {
      if (typeof child === "string" || child.name !== "w:r") return typeof child === "string" ? child : signed(child)
      return child === shown ? drawn : []
    }),
  })
  return signed(content)
}

/** The name that a content control carries; LibreOffice 7 keeps its title only. */
export function tagOf(control: Element): string | undefined {
  const properties = first(control, "w:sdtPr")
  return (first(properties, "w:tag") ?? first(properties, "w:alias"))?.attributes["w:val"] || undefined
}

function runOf(run: Element, around: Around, runs: Run[], reader: Reader): void {
  const { base, href, tag } = around
  const properties = first(run, "w:rPr")
  const named = reader.styles.look(first(properties, "w:rStyle")?.attributes["w:val"])
  const look: Look = { ...base, ...named, ...lookOf(properties) }
  for (const piece of elementsOf(run)) {
    // Words with a gloss above them: the gloss only says how they sound.
    for (const words of all(piece, "w:rubyBase")) visit(words, around, runs, reader)
    const text = textIn(piece, look.font, reader)
    if (
      text === "" ||
      reader.fields.some(({ words, instruction }) => !words || /^\s*(?:PAGE|NUMPAGES)/.test(instruction))
    )
      continue
    if (look.hidden) reader.notes.push({ code: "texte-cache", text })
    else if (look.struck) {
      if (isOption(text)) runs.push({ text, struck: true })
      else reader.notes.push({ code: "texte-barre", text })
    } else {
      const link = href ?? reader.fields.map(({ instruction }) => linkIn(instruction)).find(Boolean)
      runs.push({
        text,
        ...(look.bold && { bold: true }),
        ...(look.italic && { italic: true }),
        ...(look.underlined && { underlined: true }),
        ...(look.marked && isOption(text) && { marked: true }),
        ...(look.code && { code: true }),
        ...(link !== undefined && { href: link }),
        ...(tag !== undefined && { tag }),
      })
    }
  }
}

function textIn(piece: Element, font: string | undefined, reader: Reader): string {
  const { attributes } = piece
  switch (piece.name) {
    case "w:t":
      return drawn(textOf(piece), font)
    case "w:sym":
      return symbol(attributes["w:font"] ?? "Wingdings", Number.parseInt(attributes["w:char"] ?? "0", 16))
    case "w:tab":
    case "w:ptab":
      return "\t"
    case "w:br":
      return attributes["w:type"] === "page" || attributes["w:type"] === "column" ? "" : "\n"
    case "w:cr":
      return "\n"
    case "w:noBreakHyphen":
      return "-"
    case "w:fldChar":
      return fieldMark(piece, reader)
    case "w:instrText": {
      const open = reader.fields.at(-1)
      if (open) open.instruction += textOf(piece)
      return ""
    }
    case "w:footnoteReference":
      reader.notes.push({ code: "note-de-bas-de-page", text: reader.footnotes.get(attributes["w:id"] ?? "") ?? "" })
      return ""
    case "w:endnoteReference":
      reader.notes.push({ code: "note-de-bas-de-page", text: reader.endnotes.get(attributes["w:id"] ?? "") ?? "" })
      return ""
    case "w:drawing":
    case "w:pict":
    case "w:object":
    case "mc:AlternateContent":
      drawingOf(piece, reader)
      return ""
    default:
      return ""
  }
}

/** Where a field begins, turns from its instruction to its words, and ends; a legacy box gives its sign. */
function fieldMark(mark: Element, reader: Reader): string {
  const kind = mark.attributes["w:fldCharType"]
  if (kind === "separate") {
    const open = reader.fields.at(-1)
    if (open) open.words = true
  } else if (kind === "end") reader.fields.pop()
  else if (kind === "begin") {
    const box = within(mark, "w:checkBox")[0]
    const state = first(box, "w:checked") ?? first(box, "w:default")
    const list = within(mark, "w:ddList")[0]
    // A box and a list have no words: what they say is written before their field opens.
    reader.fields.push({ instruction: "", words: box !== undefined || list !== undefined })
    return box ? (state && isOn(state) ? "☒" : "☐") : chosenIn(list)
  }
  return ""
}

/** The entry that is chosen in a legacy list. */
function chosenIn(list: Element | undefined): string {
  const rank = (first(list, "w:result") ?? first(list, "w:default"))?.attributes["w:val"] ?? "0"
  return all(list, "w:listEntry")[Number(rank)]?.attributes["w:val"] ?? ""
}

function linkIn(instruction: string): string | undefined {
  return /^\s*HYPERLINK\s+"([^"]*)"/.exec(instruction)?.[1]
}

/** A drawing is an image, which is left out, or a text box, whose words count. */
function drawingOf(drawing: Element, reader: Reader): void {
  const [only] =
    drawing.name === "mc:AlternateContent" ? [first(drawing, "mc:Choice") ?? first(drawing, "mc:Fallback")] : [drawing]
  const boxes = within(only, "w:txbxContent")
  // A text box inside a text box is read with it.
  const outer = boxes.filter(box => !boxes.some(other => other !== box && within(other, "w:txbxContent").includes(box)))
  reader.boxes.push(...outer)
  for (const { attributes } of within(only, "v:textpath"))
    reader.notes.push({ code: "texte-hors-champ", text: attributes["string"] ?? "" })
  for (const { attributes } of within(only, "dgm:relIds"))
    reader.notes.push({ code: "texte-hors-champ", text: reader.diagrams.get(attributes["r:dm"] ?? "") ?? "" })
  const images = ["a:blip", "v:imagedata", "o:OLEObject", "dgm:relIds", "c:chart"].flatMap(name => within(only, name))
  if (images.length > 0) reader.notes.push({ code: "image-ignoree" })
}
