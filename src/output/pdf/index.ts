import { mkdirSync } from "node:fs"
import { rename, writeFile } from "node:fs/promises"
import { dirname, join } from "node:path"
import type { EditionView, MissionView, PdfFacts, SiteView } from "../../model/views.ts"
import { beside } from "./beside.ts"
import { bookletSteps, type Step } from "./booklet.tsx"
import type { BrowserProcess } from "./browser.ts"
import { sheetCache, sweepCache } from "./cache.ts"
import { type Job, openPrinter, type Printed, type Printer, type Unprinted } from "./print.ts"
import { sheetJob } from "./sheets.tsx"
import { shellPage } from "./shell.ts"

export interface PdfOptions {
  /** The project's folder: styles and fonts. */
  root: string
  /** Path of the browser (`findBrowser`), or the process of one started early, which ends with the printing. */
  browser: string | BrowserProcess
  /** Folder where sheets are kept from one run to the next; nothing is kept without it. */
  cache?: string
  signal?: AbortSignal
  /** The date in all PDFs (SOURCE_DATE_EPOCH); otherwise that of the fiche's last change. */
  date?: Date
  /** Told after each document. */
  progress?(done: number, total: number): void
  /** Which missions to print; all by default. */
  only?(mission: MissionView): boolean
  /** Whether to make the booklets; yes by default. */
  booklets?: boolean
}

export interface WrittenPdfs {
  /** Facts of each sheet by its address, such as `2025-2026/ville-de-valombreuil.pdf`, and of each `livret.pdf`. */
  written: Map<string, PdfFacts>
  /** What could not be printed, and why. */
  failed: { href: string; reason: string }[]
}

/** Prints every mission's sheet and every édition's booklet into a folder, each file moved into place whole. */
export async function writePdfs(site: SiteView, folder: string, options: PdfOptions): Promise<WrittenPdfs> {
  const { root, browser, cache, signal, only = () => true, booklets = true } = options
  const shell = await shellPage(root)
  const editions = site.editions.filter(({ missions }) => missions.length > 0)
  const printer = openPrinter({
    browser,
    shell,
    limit: limitFor(booklets ? Math.max(0, ...editions.map(({ missions }) => missions.length)) : 0),
    ...(cache !== undefined && {
      cache: sheetCache(cache, typeof browser === "string" ? browser : browser.path, shell),
    }),
    ...(signal && { signal }),
  })
  const sheets = editions.flatMap(edition => edition.missions.filter(only).map(mission => ({ edition, mission })))
  const total = sheets.length + (booklets ? editions.length : 0)
  const result: WrittenPdfs = { written: new Map(), failed: [] }
  const tell = () => options.progress?.(result.written.size + result.failed.length, total)
  const deliver = async (href: string, made: Printed | Unprinted) => {
    if ("error" in made) result.failed.push({ href, reason: made.error })
    else result.written.set(href, await write(folder, href, made))
    tell()
  }

  const prints = new Map<string, Printed>()
  try {
    await printer.print(sheetJobs(), async made => {
      if ("bytes" in made) prints.set(made.id, { ...made, bytes: new Uint8Array() })
      await deliver(made.id, made)
    })
    if (booklets) await printBooklets(printer)
  } finally {
    await printer.close()
  }
  if (cache !== undefined) await sweepCache(cache)
  return result

  function* sheetJobs(): Iterable<Job> {
    for (const { mission, edition } of sheets)
      yield { ...sheetJob(mission, edition, site.url, dateOf(mission.modified, edition)), id: sheetHref(mission) }
  }

  async function printBooklets({ print }: Printer) {
    let steps = editions.map(edition => ({ edition, step: bookletOf(edition) }))
    while (steps.length > 0) {
      const next: typeof steps = []
      const jobs = steps.map(({ step }) => step.job)
      const printing = print(jobs, async made => {
        const now = steps.find(({ edition }) => edition.name === made.id)
        const more = now && "bytes" in made ? now.step.next(made) : undefined
        if (now && more) next.push({ edition: now.edition, step: more })
        else await deliver(bookletHref(made.id), made)
      })
      await beside(printing, piecesOf(steps))
      steps = next
    }
  }

  function* piecesOf(steps: { step: Step }[]): Iterable<void> {
    for (const { step } of steps) yield* step.meanwhile?.() ?? []
  }

  function bookletOf(edition: EditionView) {
    const known = edition.missions.flatMap(mission => {
      const { pages, fit } = prints.get(sheetHref(mission)) ?? {}
      return pages && fit ? [[mission.slug, { pages, fit }] as const] : []
    })
    const changes = edition.missions.flatMap(({ modified }) => modified ?? []).sort()
    const date = dateOf(changes.at(-1), edition)
    return bookletSteps(edition, { site: site.url, today: site.today, date, sheets: new Map(known) })
  }

  function dateOf(modified: string | undefined, { edition }: EditionView): Date {
    return options.date ?? new Date(modified ?? `${edition.calendrier.publication}T00:00:00Z`)
  }
}

/** Milliseconds a document may take: half a minute for a sheet, and more for a booklet of many missions, on a busy machine too. */
export function limitFor(missions: number): number {
  return Math.max(30_000, 1000 * missions)
}

/** The site with what its pages say of their PDFs: «2 pages, 47 ko». */
export function withPdfs(site: SiteView, { written }: WrittenPdfs): SiteView {
  const editions = site.editions.map(edition => {
    const booklet = written.get(bookletHref(edition.name))
    const missions = edition.missions.map(mission => {
      const pdf = written.get(sheetHref(mission))
      return pdf ? { ...mission, pdf } : mission
    })
    return { ...edition, missions, ...(booklet && { booklet }) }
  })
  return { ...site, editions }
}

function sheetHref({ edition, slug }: MissionView): string {
  return `${edition}/${slug}.pdf`
}

function bookletHref(edition: string): string {
  return `${edition}/livret.pdf`
}

async function write(folder: string, href: string, { bytes, pages }: Printed): Promise<PdfFacts> {
  const file = join(folder, href)
  mkdirSync(dirname(file), { recursive: true })
  await writeFile(`${file}.part`, bytes)
  await rename(`${file}.part`, file)
  return { href, pages, bytes: bytes.length }
}
