import { getDocument, type PDFDocumentProxy, type PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs"

/** A piece of text on a page: points from the left and from the bottom. */
interface Piece {
  text: string
  x: number
  y: number
  width: number
}

interface OpenedPage {
  text: string
  pieces: Piece[]
  /** Roles of the structure tree, in reading order. */
  roles: string[]
  links: { url?: string; page?: number; x: number; y: number }[]
  fonts: { name: string; embedded: boolean; type3: boolean }[]
}

export interface OpenedPdf {
  title: string
  lang: string
  tagged: boolean
  outline: { title: string; level: number; page: number }[]
  pages: OpenedPage[]
}

/** A PDF as a reader sees it; without its fonts or its roles when they are not asked for, which takes a booklet long. */
export async function openPdf(bytes: Uint8Array, { fonts = true, roles = true } = {}): Promise<OpenedPdf> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0, useSystemFonts: false, disableFontFace: true })
  const pdf = await task.promise
  try {
    const { info } = await pdf.getMetadata()
    const { Title: title, Language: lang } = info as { Title?: string; Language?: string }
    const pageOf = await placesOf(pdf)
    const pages: OpenedPage[] = []
    for (let number = 1; number <= pdf.numPages; number++)
      pages.push(await openPage(pdf, number, { fonts, roles, pageOf }))
    const mark = await pdf.getMarkInfo()
    return {
      title: title ?? "",
      lang: lang ?? "",
      tagged: mark?.["Marked"] === true,
      outline: await outlineOf(pageOf, await pdf.getOutline(), 1),
      pages,
    }
  } finally {
    await task.destroy()
  }
}

async function openPage(
  pdf: PDFDocumentProxy,
  number: number,
  asked: { fonts: boolean; roles: boolean; pageOf: PageOf },
): Promise<OpenedPage> {
  const page = await pdf.getPage(number)
  const { items } = await page.getTextContent()
  const pieces = items.flatMap(item =>
    "str" in item && item.str.trim() !== ""
      ? [{ text: item.str, x: Number(item.transform[4]), y: Number(item.transform[5]), width: item.width }]
      : [],
  )
  const text = items.map(item => ("str" in item ? item.str + (item.hasEOL ? "\n" : "") : "")).join("")
  const annotations = await page.getAnnotations()
  const links: OpenedPage["links"] = []
  for (const { subtype, url, unsafeUrl, dest, rect } of annotations) {
    if (subtype !== "Link") continue
    const to = await asked.pageOf(dest)
    links.push({
      x: rect[0],
      y: rect[1],
      ...((url ?? unsafeUrl) && { url: url ?? unsafeUrl }),
      ...(to && { page: to }),
    })
  }
  const fonts = asked.fonts ? await fontsOf(page) : []
  const roles = asked.roles ? rolesOf(await page.getStructTree()) : []
  page.cleanup()
  return { text, pieces, roles, links, fonts }
}

async function fontsOf(page: PDFPageProxy): Promise<OpenedPage["fonts"]> {
  const names = new Set<string>()
  const { fnArray, argsArray } = await page.getOperatorList()
  fnArray.forEach((_, index) => {
    const first: unknown = argsArray[index]?.[0]
    if (typeof first === "string" && /^g_d\d+_f\d+$/.test(first)) names.add(first)
  })
  return [...names].map(name => {
    const font = page.commonObjs.get(name) as { name: string; missingFile?: boolean; isType3Font?: boolean }
    return { name: font.name, embedded: !font.missingFile, type3: font.isType3Font === true }
  })
}

type PageOf = (dest: unknown) => Promise<number | undefined>

/** Tells the page of a destination; each is looked up once, for a booklet has thousands. */
async function placesOf(pdf: PDFDocumentProxy): Promise<PageOf> {
  const named = new Map(Object.entries(await pdf.getDestinations()))
  const pages = new Map<string, number>()
  return async dest => {
    const explicit: unknown = typeof dest === "string" ? named.get(dest) : dest
    if (!Array.isArray(explicit)) return undefined
    const key = JSON.stringify(explicit[0])
    const page = pages.get(key) ?? (await pdf.getPageIndex(explicit[0])) + 1
    pages.set(key, page)
    return page
  }
}

type Outline = Awaited<ReturnType<PDFDocumentProxy["getOutline"]>>

async function outlineOf(pageOf: PageOf, items: Outline, level: number): Promise<OpenedPdf["outline"]> {
  const flat: OpenedPdf["outline"] = []
  for (const { title, dest, items: below } of items ?? []) {
    flat.push({ title, level, page: (await pageOf(dest)) ?? 0 })
    flat.push(...(await outlineOf(pageOf, below, level + 1)))
  }
  return flat
}

type Node = Awaited<ReturnType<PDFPageProxy["getStructTree"]>>

function rolesOf(node: Node | null): string[] {
  return node ? [node.role, ...node.children.flatMap(child => ("role" in child ? rolesOf(child) : []))] : []
}
