import { type Block, type Paragraph, type Run, wordsOf } from "./blocks.ts"
import { withPlainBoxes } from "./symbols.ts"

/** Whether a row heads columns «Oui» and «Non». */
export function isHeadOfAnswers(cells: readonly Block[][]): boolean {
  const words = cells.map(cell => cellText(cell).toLowerCase())
  return words.includes("oui") && words.includes("non")
}

/** A question in a row whose columns are headed «Oui» and «Non», with a mark under one of them, and what stands in the other columns. */
export function answersUnder(
  head: readonly string[] | undefined,
  row: readonly Block[][],
): { label: Run[]; answer: Paragraph } | undefined {
  const cells = row.map(cellText)
  const [label] = row[0] ?? []
  // A row that says «Oui» itself has no need of a head.
  if (!head || label?.kind !== "paragraph" || cells.some(text => /^(?:oui|non)$/i.test(text))) return undefined
  const [atYes, atNo] = ["oui", "non"].map(answer => head.findIndex(text => text.toLowerCase() === answer))
  const [yes = "", no = ""] = [cells[atYes ?? -1], cells[atNo ?? -1]]
  const ticked = (text: string) => (text === "" || withPlainBoxes(text) === "☐" ? "☐" : "☒")
  if (yes.length > 3 || no.length > 3) return undefined
  const others = cells.flatMap((text, at) => {
    if (at === 0 || at === atYes || at === atNo || text === "") return []
    const sign = withPlainBoxes(text)
    if (sign === "☐") return []
    return [sign === "☒" || /^[x×]$/i.test(sign) ? `☒ ${head[at]}` : text]
  })
  const answer = [`${ticked(yes)} Oui ${ticked(no)} Non`, ...others].join(" ")
  return { label: label.runs, answer: { kind: "paragraph", runs: [{ text: answer }] } }
}

/** The cells of a row that says «Oui» and «Non» in cells of their own: one line, where a blank cell is a box that is not ticked. */
export function answersInRow(cells: readonly Block[][]): Paragraph | undefined {
  if (!isHeadOfAnswers(cells)) return undefined
  const runs = cells.flatMap((cell): Run[] => [
    { text: "\t" },
    ...(cellText(cell) === ""
      ? [{ text: "☐" }]
      : cell.flatMap(block => (block.kind === "paragraph" ? block.runs : []))),
  ])
  return { kind: "paragraph", runs }
}

/** The words of a cell, on one line or several. */
export function cellText(cell: readonly Block[]): string {
  return cell.map(wordsOf).join(" ").trim()
}
