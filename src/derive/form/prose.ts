import {
  BorderStyle,
  ExternalHyperlink,
  HeadingLevel,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from "docx"
import type { BlockContent, DefinitionContent, List, PhrasingContent, RootContent } from "mdast"
import { ink } from "./styles.ts"

/** Gives each ordered list its own numbers. */
export type Lists = () => number

/** A long answer, from Markdown, as paragraphs and tables that read back the same. */
export function prose(nodes: readonly RootContent[], lists: Lists): (Paragraph | Table)[] {
  return nodes.flatMap(node => blockOf(node, lists, {}))
}

interface Around {
  quoted?: boolean
}

function blockOf(
  node: RootContent | BlockContent | DefinitionContent,
  lists: Lists,
  around: Around,
): (Paragraph | Table)[] {
  const style = around.quoted ? { style: "Citation" } : {}
  switch (node.type) {
    case "paragraph":
      return [new Paragraph({ ...style, children: words(node.children, {}) })]
    case "heading":
      return [
        new Paragraph({
          heading: node.depth > 3 ? HeadingLevel.HEADING_4 : HeadingLevel.HEADING_3,
          children: words(node.children, {}),
        }),
      ]
    case "list":
      return listOf(node, 0, lists)
    case "blockquote":
      return node.children.flatMap(child => blockOf(child, lists, { quoted: true }))
    case "table":
      return [
        new Table({
          width: { size: 100, type: WidthType.PERCENTAGE },
          borders: { top: rule, bottom: rule, left: rule, right: rule, insideHorizontal: rule, insideVertical: rule },
          rows: node.children.map(
            (row, index) =>
              new TableRow({
                tableHeader: index === 0,
                children: row.children.map(
                  cell =>
                    new TableCell({
                      children: [new Paragraph({ children: words(cell.children, { bold: index === 0 }) })],
                    }),
                ),
              }),
          ),
        }),
      ]
    default:
      // Nothing else passes the check; what a fiche that fails it holds is kept as words.
      return [new Paragraph({ ...style, children: [new TextRun(plainOf(node))] })]
  }
}

const rule = { style: BorderStyle.SINGLE, size: 4, color: ink.edge }

function listOf(list: List, level: number, lists: Lists): (Paragraph | Table)[] {
  const instance = list.ordered ? lists() : 0
  const numbering = { reference: list.ordered ? "nombres" : "tirets", level: Math.min(level, 8), instance }
  return list.children.flatMap(item => {
    const nested = item.children.flatMap(child => (child.type === "list" ? listOf(child, level + 1, lists) : []))
    // Word has one paragraph an item: what follows it in the item is a line of it.
    const lines = item.children.flatMap((child, index) => {
      if (child.type === "list") return []
      const inside =
        "children" in child && child.type === "paragraph" ? words(child.children, {}) : [new TextRun(plainOf(child))]
      return index === 0 ? inside : [new TextRun({ break: 1 }), ...inside]
    })
    return [new Paragraph({ numbering, children: lines }), ...nested]
  })
}

interface Make {
  bold?: boolean
  italics?: boolean
  style?: string
}

function words(nodes: readonly PhrasingContent[], make: Make): ParagraphChild[] {
  return nodes.flatMap((node): ParagraphChild[] => {
    switch (node.type) {
      case "text":
        return [new TextRun({ ...make, text: node.value.replace(/\s*\n\s*/g, " ") })]
      case "strong":
        return words(node.children, { ...make, bold: true })
      case "emphasis":
        return words(node.children, { ...make, italics: true })
      case "inlineCode":
        return [new TextRun({ ...make, style: "Code", text: node.value })]
      case "break":
        return [new TextRun({ break: 1 })]
      case "link":
        return [
          new ExternalHyperlink({ link: node.url, children: words(node.children, { ...make, style: "Hyperlink" }) }),
        ]
      default:
        return [new TextRun({ ...make, text: plainOf(node) })]
    }
  })
}

function plainOf(node: RootContent | PhrasingContent): string {
  if ("value" in node) return node.value
  return "children" in node ? node.children.map(plainOf).join("") : ""
}
