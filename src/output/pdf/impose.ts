import { isPage, isStream, type Pdf, pageNumbers, readPdf } from "./objects.ts"
import { writePdf } from "./write.ts"

/** A sheet of A4 held the long way, in points, and how an A4 page becomes half of it. */
const sheet = { width: 841.92, height: 595.2 }
const half = sheet.width / 2

/**
 * A booklet for the printer's: two pages side by side on A4, in the order in which sheets printed on both sides and folded
 * together make a book of A5. It is a picture of the pages, without tags or links: the booklet itself keeps them.
 */
export function imposePdf(bytes: Uint8Array): Uint8Array {
  const { objects, root, info } = readPdf(bytes)
  const pages = pageNumbers(objects, root)
  const kept = drawingOf(objects, pages)
  let last = 0
  for (const number of objects.keys()) last = Math.max(last, number)
  const forms = pages.map(page => {
    kept.set(++last, formOf(objects, page))
    return last
  })
  const tree = ++last
  const sides = foldOrder(pages.length).map(([left, right]) => {
    const placed = [forms[left], forms[right]].map((form, side) => (form === undefined ? "" : place(side)))
    kept.set(++last, `<</Length ${placed.join("").length}>> stream\n${placed.join("")}\nendstream`)
    const names = [forms[left], forms[right]].map((form, side) => (form === undefined ? "" : `/P${side} ${form} 0 R `))
    const box = `[0 0 ${sheet.width} ${sheet.height}]`
    kept.set(
      last + 1,
      `<</Type /Page\n/Parent ${tree} 0 R\n/MediaBox ${box}\n/Resources <</XObject <<${names.join("")}>>>>\n/Contents ${last} 0 R>>`,
    )
    return ++last
  })
  kept.set(tree, `<</Type /Pages\n/Count ${sides.length}\n/Kids [${sides.map(side => `${side} 0 R`).join(" ")}]>>`)
  kept.set(root, `<</Type /Catalog\n/Pages ${tree} 0 R\n/ViewerPreferences <</Duplex /DuplexFlipShortEdge>>>>`)
  kept.set(info, objects.get(info) ?? "")
  return writePdf({ objects: kept, root, info })
}

/** Pages left and right of each side, front and back in turn; numbers from 0, those past the end are blank. */
export function foldOrder(pages: number): [left: number, right: number][] {
  const all = Math.ceil(pages / 4) * 4
  return Array.from({ length: all / 2 }, (_, side) =>
    side % 2 === 0 ? [all - 1 - side, side] : [side, all - 1 - side],
  )
}

function place(side: number): string {
  const scale = (half / 594.96).toFixed(5)
  return `q ${scale} 0 0 ${scale} ${side * half} 0 cm /P${side} Do Q\n`
}

/** A page as a picture to be placed. */
function formOf(objects: Pdf["objects"], page: number): string {
  const body = objects.get(page) ?? ""
  const resources = /\/Resources (<<[\s\S]*?>>)\n\/(?:MediaBox|Annots|Contents)/.exec(body)?.[1] ?? "<<>>"
  const box = /\/MediaBox (\[[^\]]*\])/.exec(body)?.[1] ?? "[0 0 594.96 841.92]"
  const content = objects.get(Number(/\/Contents (\d+) 0 R/.exec(body)?.[1])) ?? ""
  return content.replace("<<", `<</Type /XObject /Subtype /Form /BBox ${box} /Resources ${resources} `)
}

/** Every object that drawing the pages takes, and no other: what they name, and what that names in turn. */
function drawingOf(objects: Pdf["objects"], pages: readonly number[]): Map<number, string> {
  const found = new Map<number, string>()
  const waiting = pages.flatMap(page => {
    const resources =
      /\/Resources (<<[\s\S]*?>>)\n\/(?:MediaBox|Annots|Contents)/.exec(objects.get(page) ?? "")?.[1] ?? ""
    return namedIn(resources)
  })
  for (let number = waiting.pop(); number !== undefined; number = waiting.pop()) {
    const body = objects.get(number)
    if (body === undefined || found.has(number) || isPage(body)) continue
    found.set(number, body)
    waiting.push(...namedIn(isStream(body) ? body.slice(0, body.indexOf("stream\n")) : body))
  }
  return found
}

function namedIn(body: string): number[] {
  return [...body.matchAll(/(\d+) 0 R/g)].map(([, number]) => Number(number))
}
