import type { OpenedPdf } from "./open-pdf.ts"

/**
 * What is wrong with the page numbers a booklet announces, read back from its pages: each mission of the contents has the
 * page that bears its foot, and each link of the contents and the indexes stands on the number of the page it leads to.
 */
export function wrongNumbers(pdf: OpenedPdf, missions: number): string[] {
  const wrong: string[] = []
  const starts = new Map<string, number>()
  for (const [index, { text }] of pdf.pages.entries()) {
    const numeral = /Mission (\d+) ·/.exec(text)?.[1]
    if (numeral !== undefined && !starts.has(numeral)) starts.set(numeral, index + 1)
  }
  if (starts.size !== missions) wrong.push(`${starts.size} missions have pages, not ${missions}`)
  const first = Math.min(...starts.values())
  const contents = pdf.outline.find(({ title }) => title === "Sommaire")?.page ?? first
  const told = pdf.pages.slice(contents - 1, first - 1).flatMap(({ pieces }) => {
    const pages = pieces.filter(({ text, x }) => /^\d+$/.test(text) && x > 500).map(({ text }) => Number(text))
    return pages.filter(page => page >= first)
  })
  const pages = [...starts.values()].sort((a, b) => a - b)
  if (told.join() !== pages.join()) wrong.push(`the contents say ${told.join()}, the missions start on ${pages.join()}`)
  for (const [index, { pieces, links }] of pdf.pages.entries())
    for (const { page, x, y } of links) {
      if (page === undefined || page < first || !pages.includes(page)) continue
      const near = pieces.filter(
        piece => /^[\d, ]+$/.test(piece.text) && piece.y > y - 2 && piece.y < y + 60 && piece.x >= x - 1,
      )
      if (!near.some(({ text }) => text.split(/\D+/).map(Number).includes(page)))
        wrong.push(`page ${index + 1} leads to ${page}, and doesn’t say so`)
    }
  return wrong
}
