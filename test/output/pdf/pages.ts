import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs"
import { readPdf } from "../../../src/output/pdf/objects.ts"
import { type Element, heard, readTree } from "./tree.ts"

/** A run of text where it stands, in points from the left and the bottom; `heard` is its place in reading order. */
export interface Run {
  text: string
  page: number
  x: number
  /** Of its baseline. */
  y: number
  width: number
  size: number
  /** Absent for an artifact: the words of the margins. */
  heard?: number
  /** The element that holds it. */
  of?: Element
}

/** All text of a PDF: where it stands on its pages and, by the structure tree, when it is heard. */
export async function readRuns(bytes: Uint8Array): Promise<{ runs: Run[]; pages: number; outline: string[] }> {
  const { heads } = readTree(readPdf(bytes))
  const order = new Map(heads.flatMap(heard).map(({ piece, of }, index) => [piece, { index, of }]))
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0, useSystemFonts: false, disableFontFace: true })
  const pdf = await task.promise
  const runs: Run[] = []
  try {
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pdf.getPage(number)
      const { items } = await page.getTextContent({ includeMarkedContent: true })
      const stack: (string | undefined)[] = []
      for (const item of items) {
        if (!("str" in item)) {
          if (item.type === "endMarkedContent") stack.pop()
          else stack.push(item.id ?? undefined)
          continue
        }
        if (item.str.trim() === "") continue
        const [, on, mcid] = /^p(\d+)R_mc(\d+)$/.exec(stack.find(id => id !== undefined) ?? "") ?? []
        const place = order.get(`${on}:${mcid}`)
        runs.push({
          text: item.str,
          page: number,
          x: Number(item.transform[4]),
          y: Number(item.transform[5]),
          width: item.width,
          size: Math.hypot(Number(item.transform[2]), Number(item.transform[3])),
          ...(place && { heard: place.index, of: place.of }),
        })
      }
      page.cleanup()
    }
    const titles = (items: Awaited<ReturnType<typeof pdf.getOutline>>): string[] =>
      (items ?? []).flatMap(({ title, items: below }) => [title, ...titles(below)])
    return { runs, pages: pdf.numPages, outline: titles(await pdf.getOutline()) }
  } finally {
    await task.destroy()
  }
}

/** Whether a run is there to be seen, not only heard (src/output/pdf/shell.ts). */
export function seen({ size }: Run): boolean {
  return size > 1
}

/** Whether an element or one above it is a heading. */
export function headingOf(element: Element | undefined): Element | undefined {
  return element && (/^\/H\d$/.test(element.role) ? element : headingOf(element.parent))
}
