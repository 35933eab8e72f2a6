import { strToU8, zipSync } from "fflate"
import { element, xmlText } from "../model/xml.ts"

/**
 * A table as an Excel workbook of one sheet (ECMA-376): the first row in bold, kept in sight and sorting the others. Every
 * cell is text, so that no leading zero is lost and nothing calculates; the same table always gives the same bytes.
 */
export function workbook(name: string, rows: Iterable<readonly string[]>): Uint8Array {
  const all = [...rows]
  const last = `${letters(Math.max(1, all[0]?.length ?? 1))}${Math.max(1, all.length)}`
  const parts = {
    "[Content_Types].xml": element(
      "Types",
      { xmlns: `${packages}/content-types` },
      element("Default", {
        Extension: "rels",
        ContentType: "application/vnd.openxmlformats-package.relationships+xml",
      }),
      ...Object.entries(kinds).map(([part, kind]) =>
        element("Override", { PartName: `/xl/${part}`, ContentType: `${spreadsheet}.${kind}+xml` }),
      ),
    ),
    "_rels/.rels": relations(["officeDocument", "xl/workbook.xml"]),
    "xl/workbook.xml": element(
      "workbook",
      { xmlns: main, "xmlns:r": office },
      element("bookViews", {}, element("workbookView", {})),
      element("sheets", {}, element("sheet", { name: name.slice(0, 31), sheetId: "1", "r:id": "r1" })),
    ),
    "xl/_rels/workbook.xml.rels": relations(["worksheet", "worksheets/sheet1.xml"], ["styles", "styles.xml"]),
    "xl/styles.xml": styles,
    "xl/worksheets/sheet1.xml": element(
      "worksheet",
      { xmlns: main },
      element("sheetViews", {}, element("sheetView", { workbookViewId: "0" }, element("pane", frozen))),
      element(
        "cols",
        {},
        element("col", { min: "1", max: String(all[0]?.length ?? 1), width: "24", customWidth: "1" }),
      ),
      element("sheetData", {}, ...all.map(sheetRow)),
      element("autoFilter", { ref: `A1:${last}` }),
    ),
  }
  const files = Object.entries(parts).map(([part, xml]) => [part, strToU8(declaration + xml)] as const)
  // Zips begin in 1980, in the time of the machine: the same everywhere.
  return zipSync(Object.fromEntries(files), { mtime: new Date(1980, 0, 1), level: 6 })
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
const packages = "http://schemas.openxmlformats.org/package/2006"
const spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml"
const kinds = { "workbook.xml": "sheet.main", "worksheets/sheet1.xml": "worksheet", "styles.xml": "styles" }
const frozen = { ySplit: "1", topLeftCell: "A2", activePane: "bottomLeft", state: "frozen" }

const top = element("alignment", { vertical: "top" })

const face = [element("sz", { val: "11" }), element("name", { val: "Calibri" })]

/** Style 0 is plain text, style 1 the head; both are kept as text and set at the top of their cell. */
const styles = element(
  "styleSheet",
  { xmlns: main },
  element("fonts", {}, element("font", {}, ...face), element("font", {}, element("b", {}), ...face)),
  element("fills", {}, element("fill", {}, element("patternFill", { patternType: "none" }))),
  element("borders", {}, element("border", {})),
  element("cellStyleXfs", {}, element("xf", {})),
  element(
    "cellXfs",
    {},
    ...["0", "1"].map(fontId => element("xf", { numFmtId: "49", fontId, applyAlignment: "1" }, top)),
  ),
)

function relations(...all: [kind: string, target: string][]): string {
  return element(
    "Relationships",
    { xmlns: `${packages}/relationships` },
    ...all.map(([kind, target], index) =>
      element("Relationship", { Id: `r${index + 1}`, Type: `${office}/${kind}`, Target: target }),
    ),
  )
}

function sheetRow(cells: readonly string[], index: number): string {
  const style = index === 0 ? "1" : "0"
  const written = cells.flatMap((text, column) =>
    text === ""
      ? []
      : [
          element(
            "c",
            { r: `${letters(column + 1)}${index + 1}`, s: style, t: "inlineStr" },
            element("is", {}, element("t", { "xml:space": "preserve" }, xmlText(text.slice(0, longest)))),
          ),
        ],
  )
  return element("row", { r: String(index + 1) }, ...written)
}

/** Most characters that Excel takes in a cell. */
const longest = 32_767

/** The name of a column, from 1: A, Z, AA. */
function letters(column: number): string {
  const rest = (column - 1) % 26
  const before = (column - 1 - rest) / 26
  return (before === 0 ? "" : letters(before)) + String.fromCharCode(65 + rest)
}
