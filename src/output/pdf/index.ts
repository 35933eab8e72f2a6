import { mkdirSync } from "node:fs"
import { rename, writeFile } from "node:fs/promises"
import { dirname, join } from "node:path"
import type { EditionView, MissionView, PdfFacts, SiteView } from "../../model/views.ts"
import { beside } from "./beside.ts"
import { bookletSteps, type Step } from "./booklet.tsx"
import type { BrowserProcess } from "./browser.ts"
import { sheetCache, sweepCache } from "./cache.ts"
import { bookletHref, cardsHref, choiceHref, imposedHref, largeHref, sheetHref } from "./hrefs.ts"
import { imposePdf } from "./impose.ts"
import { type Part, partNamer, partOf, partsCache } from "./parts.ts"
import { type Job, openPrinter, type Printed, type Printer, type Unprinted } from "./print.ts"
import { cardsJob, largeJob, sheetJob } from "./sheets.tsx"
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
  /** Whether to make the booklets: yes by default; `choice` makes those of the chosen missions, without their sheets. */
  booklets?: boolean | "choice"
  /** Whether to make sheets in large print too and, with the booklets, cards and the booklet for a printer’s. */
  variants?: boolean
  /** Whether what is printed is a share, whose parts are told. */
  share?: boolean
  /** Folders of shares whose documents are taken as they are. */
  shares?: readonly string[]
}

export interface WrittenPdfs {
  /** Facts of each sheet by its address, such as `2025-2026/ville-de-valombreuil.pdf`, and of each `livret.pdf`. */
  written: Map<string, PdfFacts>
  /** What could not be printed, and why. */
  failed: { href: string; reason: string }[]
  /** What a share says of its documents. */
  parts: Part[]
  /** How many documents came from shares. */
  shared: number
}

/** Prints every mission's sheet and every édition's booklet into a folder, each file moved into place whole. */
export async function writePdfs(site: SiteView, folder: string, options: PdfOptions): Promise<WrittenPdfs> {
  const {
    root,
    browser,
    cache,
    signal,
    only = () => true,
    booklets = true,
    variants = false,
    share = false,
    shares = [],
  } = options
  const shell = await shellPage(root)
  const choice = booklets === "choice"
  const editions = site.editions
    .map(edition => (choice ? { ...edition, missions: edition.missions.filter(only) } : edition))
    .filter(({ missions }) => missions.length > 0)
  const path = typeof browser === "string" ? browser : browser.path
  const kept = partsCache(shares, shell, cache === undefined ? undefined : sheetCache(cache, path, shell))
  const printer = openPrinter({
    browser,
    shell,
    limit: limitFor(booklets ? Math.max(0, ...editions.map(({ missions }) => missions.length)) : 0),
    cache: kept,
    ...(signal && { signal }),
  })
  const sheets = editions.flatMap(edition => edition.missions.filter(only).map(mission => ({ edition, mission })))
  const large = variants && !choice ? sheets : []
  const whole = booklets ? editions.length * (variants && !choice ? 3 : 1) : 0
  const total = (choice ? 0 : sheets.length) + large.length + whole
  const result: WrittenPdfs = { written: new Map(), failed: [], parts: [], shared: 0 }
  const tell = () => options.progress?.(result.written.size + result.failed.length, total)
  const deliver = async (href: string, made: Printed | Unprinted) => {
    if ("error" in made) result.failed.push({ href, reason: made.error })
    else result.written.set(href, await write(folder, href, made))
    tell()
  }
  const nameOf = partNamer(shell)

  const prints = new Map<string, Printed>()
  const keys = new Map<string, string>()
  try {
    await printer.print(sheetJobs(), async made => {
      const key = keys.get(made.id) ?? ""
      keys.delete(made.id)
      if ("bytes" in made) {
        if (share) result.parts.push(partOf(key, made.id, made))
        prints.set(made.id, { ...made, bytes: new Uint8Array() })
      }
      if (!choice) await deliver(made.id, made)
      else if ("error" in made) result.failed.push({ href: made.id, reason: made.error })
    })
    if (booklets) await printBooklets(printer)
    if (booklets && variants && !choice) await printer.print(cardJobs(), made => deliver(cardsHref(made.id), made))
  } finally {
    await printer.close()
  }
  if (cache !== undefined) await sweepCache(cache)
  return { ...result, shared: kept.found() }

  function* sheetJobs(): Iterable<Job> {
    for (const { mission, edition } of sheets)
      yield named({
        ...sheetJob(mission, edition, site.url, dateOf(mission.modified, edition)),
        id: sheetHref(mission),
      })
    for (const { mission, edition } of large)
      yield named({
        ...largeJob(mission, edition, site.url, dateOf(mission.modified, edition)),
        id: largeHref(mission),
      })
  }

  function named(job: Job): Job {
    if (share) keys.set(job.id, nameOf(job))
    return job
  }

  function* cardJobs(): Iterable<Job> {
    for (const edition of editions) yield cardsJob(edition, site.url, dateOf(lastChange(edition), edition))
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
        else await deliverBooklet(made)
      })
      await beside(printing, piecesOf(steps))
      steps = next
    }
  }

  async function deliverBooklet(made: Printed | Unprinted) {
    await deliver(choice ? choiceHref(made.id) : bookletHref(made.id), made)
    if (!variants || choice || "error" in made) return
    const bytes = imposePdf(made.bytes)
    await deliver(imposedHref(made.id), { ...made, bytes, pages: Math.ceil(made.pages / 4) * 2 })
  }

  function* piecesOf(steps: { step: Step }[]): Iterable<void> {
    for (const { step } of steps) yield* step.meanwhile?.() ?? []
  }

  function bookletOf(edition: EditionView) {
    const known = edition.missions.flatMap(mission => {
      const { pages, fit } = prints.get(sheetHref(mission)) ?? {}
      return pages && fit ? [[mission.slug, { pages, fit }] as const] : []
    })
    const date = dateOf(lastChange(edition), edition)
    return bookletSteps(edition, { site: site.url, today: site.today, date, sheets: new Map(known) })
  }

  function dateOf(modified: string | undefined, { edition }: EditionView): Date {
    return options.date ?? new Date(modified ?? `${edition.calendrier.publication}T00:00:00Z`)
  }
}

function lastChange({ missions }: EditionView): string | undefined {
  return missions
    .flatMap(({ modified }) => modified ?? [])
    .sort()
    .at(-1)
}

/** Milliseconds a document may take: half a minute for a sheet, and more for a booklet of many missions, on a busy machine too. */
export function limitFor(missions: number): number {
  return Math.max(30_000, 1000 * missions)
}

/** The site with what its pages say of their PDFs: «2 pages, 47 ko». */
export function withPdfs(site: SiteView, { written }: WrittenPdfs): SiteView {
  const editions = site.editions.map(edition => {
    const [booklet, cards, imposed] = [bookletHref, cardsHref, imposedHref].map(href => written.get(href(edition.name)))
    const missions = edition.missions.map(mission => {
      const [pdf, large] = [written.get(sheetHref(mission)), written.get(largeHref(mission))]
      return pdf || large ? withFacts(mission, { ...(pdf && { pdf }), ...(large && { large }) }) : mission
    })
    return { ...edition, missions, ...(booklet && { booklet }), ...(cards && { cards }), ...(imposed && { imposed }) }
  })
  return { ...site, editions }
}

/** A mission with the facts of its PDFs; its sections are still read when they are asked for. */
function withFacts(mission: MissionView, facts: Pick<MissionView, "pdf" | "large">): MissionView {
  return Object.assign(Object.defineProperties({}, Object.getOwnPropertyDescriptors(mission)), facts) as MissionView
}

async function write(folder: string, href: string, { bytes, pages }: Printed): Promise<PdfFacts> {
  const file = join(folder, href)
  mkdirSync(dirname(file), { recursive: true })
  await writeFile(`${file}.part`, bytes)
  await rename(`${file}.part`, file)
  return { href, pages, bytes: bytes.length }
}
