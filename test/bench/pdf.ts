import { appendFileSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs"
import { basename, join } from "node:path"
import process from "node:process"
import { pathToFileURL } from "node:url"
import type { SiteView } from "../../src/model/views.ts"
import { sheetJob } from "../../src/output/pdf/sheets.tsx"
import { shellPage } from "../../src/output/pdf/shell.ts"
import { writeSite } from "../../src/output/site.ts"
import { findBrowser } from "../../src/setup/browser.mjs"
import { wrongNumbers } from "../output/pdf/numbers.ts"
import { openPdf } from "../output/pdf/open-pdf.ts"
import type { Bench } from "./bench.ts"
import { makeCorpus } from "./corpus.ts"
import { type Figure, figure, held, timed } from "./figures.ts"
import { measure, median, type Sample, type Way } from "./measure.ts"
import { wholeBrowser } from "./peers/chromium.ts"
import { weasyPrintPeer } from "./peers/weasyprint.ts"
import type { Program } from "./programs.ts"
import { root, viewOfProposals } from "./view.ts"

/** Printing a corpus, against the raw protocol, everybody's loop and WeasyPrint over the same missions. */
export async function* benchPdf(bench: Bench, fiches: number): AsyncIterable<Figure> {
  const browser = await findBrowser()
  if (browser === undefined) {
    bench.skipped.add("PDF: no browser; npm start says how to get one")
    return
  }
  const corpus = join(bench.folder, `pdf-${fiches}`)
  const paths = makeCorpus(fiches, corpus)
  const place = (name: string) => join(bench.folder, `pdf-${name}-${fiches}`)
  const [view, documents] = [place("view"), place("documents")]
  const print = (name: string, program: Program, file: string, most = fiches, by = browser): Way => ({
    name,
    command: [process.execPath, bench.program(program), file, place(program), by, String(most)],
    cwd: root,
  })
  const fresh = (way: Way, program: Program): Way => ({ ...way, before: () => remove(place(program)) })
  const missions = (cache: string, ...words: string[]): Way => ({
    name: words.join(" "),
    command: [...bench.missions, ...words, "--proposals", corpus, "--out", place(`${cache}-out`), "--quiet"],
    env: { XDG_CACHE_HOME: place(cache) },
  })

  bench.say(`pdf, ${fiches} fiches, sheets`)
  const site = viewOfProposals(corpus)
  await writeInputs(site, view, documents, place("site"))
  const press = fresh(print("sheets", "press", view), "press")
  const tabs = fresh(print("two tabs, raw", "two-tabs", documents), "two-tabs")
  const slow = slowWays(bench, { browser, documents, sample: Math.min(fiches, 12), place, print })
  const [ours, floor, ...theirs] = await measure([press, tabs, ...slow.map(({ way }) => way)], bench)
  if (!ours || !floor) return
  const name = `sheets, ${basename(browser)}`
  yield speeds(fiches, name, rate(fiches), ours, floor, 0.9)
  for (const [index, { least, under }] of slow.entries()) {
    const peer = theirs[index]
    if (peer && under) yield speeds(fiches, `${name}, under way`, pace, ours, peer, least)
    if (peer) yield speeds(fiches, name, rate(fiches), ours, peer, under ? undefined : least)
  }
  yield size(fiches, place("press"), place("two-tabs"))
  // Not while speed is measured: reading the memory of a browser takes its time.
  const [most, least] = await measure(
    [
      { ...press, tree: true },
      { ...tabs, tree: true },
    ],
    { ...bench, runs: 1 },
  )
  yield held("pdf", fiches, "sheets, browser included", most, least)

  bench.say(`pdf, ${fiches} fiches, booklet`)
  const bound = print("booklet", "booklet", view)
  await measure([bound], { ...bench, runs: 1 })
  const once = print("one tagged print of it", "once", join(place("booklet"), "documents.json"))
  const [booklet, onePrint] = await measure([bound, fresh(once, "once")], bench)
  yield timed("pdf", fiches, "booklet, sheets already printed", booklet, onePrint, { of: "ratio", most: 1.3, at: [72] })
  yield await readBack(fiches, join(place("booklet"), "livret.pdf"))

  bench.say(`pdf, ${fiches} fiches, the whole build`)
  const edited = paths[0] ?? ""
  const edits = { count: 0 }
  const edit = () => appendFileSync(edited, `\nAjout ${++edits.count}.\n`)
  await measure([missions("warm", "build")], { ...bench, runs: 1 })
  const [cold, warm, one, all] = await measure(
    [
      { ...missions("cold", "build"), before: () => [place("cold"), place("cold-out")].forEach(remove) },
      missions("warm", "build"),
      { ...missions("warm", "pdf", basename(edited, ".md")), before: edit },
      { ...missions("warm", "build"), before: edit },
    ],
    bench,
  )
  yield timed("pdf", fiches, "missions build, cold", cold, floor)
  yield timed("pdf", fiches, "missions build, warm", warm, floor)
  yield timed("pdf", fiches, "missions build, one changed fiche", all, onePrint)
  yield timed("pdf", fiches, "missions pdf SLUG, that fiche changed", one, undefined, {
    of: "figure",
    most: 1,
    at: [72],
  })
}

interface Slow {
  way: Way
  /** How many times faster ours has to be (performance.md). */
  least?: number
  /** Whether that is once both are under way: of 72 sheets, a fifth of our time is the start of a browser. */
  under?: boolean
}

interface Given {
  browser: string
  documents: string
  /** Missions that are enough to know the speed. */
  sample: number
  place(name: string): string
  print(name: string, program: Program, file: string, most: number, by: string): Way
}

/** What everybody does: a new page a mission, in a whole browser as people have it and in ours, and WeasyPrint. */
function slowWays(bench: Bench, { browser, documents, sample, place, print }: Given): Slow[] {
  const loop = (by: string): Way => ({
    ...print(`a new page a mission, ${basename(by)}`, "naive", documents, sample, by),
    before: () => remove(place("naive")),
  })
  const whole = wholeBrowser(bench)
  const weasy = weasyPrintPeer(bench, documents, sample, place("weasy"))
  return [
    ...(whole === undefined ? [] : [{ way: loop(whole), least: 12, under: true }]),
    ...(whole === browser ? [] : [{ way: loop(browser) }]),
    ...(weasy ? [{ way: weasy, least: 10 }] : []),
  ]
}

/** Writes what the printing programs are given: the public view, our sheets with their shell, the pages of the site. */
async function writeInputs(site: SiteView, view: string, documents: string, folder: string): Promise<void> {
  const missions = site.editions.flatMap(edition => edition.missions.map(mission => ({ mission, edition })))
  await writeSite(
    { ...site, editions: site.editions.map(edition => ({ ...edition, missions: edition.missions.slice(0, 12) })) },
    folder,
    { root },
  )
  writeFileSync(view, JSON.stringify(site))
  writeFileSync(
    documents,
    JSON.stringify({
      shell: await shellPage(root),
      documents: missions.map(({ mission, edition }) => sheetJob(mission, edition, site.url, new Date(0))),
      pages: missions.slice(0, 12).map(({ mission }) => pathToFileURL(join(folder, mission.href, "index.html")).href),
    }),
  )
}

/** Sheets a second once printing is under way: the start of a program, of its browser and of its tabs left out. */
function pace({ outputs }: Sample): number {
  return median(outputs.map(text => (JSON.parse(text) as { pace: number }).pace))
}

/** Sheets a second, of whole processes: one that printed fewer is thought to go on at the pace of its own loop. */
function rate(fiches: number): (sample: Sample) => number {
  return ({ all, outputs }) =>
    median(
      outputs.map((text, run) => {
        const { sheets, seconds } = JSON.parse(text) as { sheets: number; seconds: number }
        return fiches / ((all[run] ?? seconds) + ((fiches - sheets) * seconds) / sheets)
      }),
    )
}

function speeds(
  fiches: number,
  name: string,
  speed: (sample: Sample) => number,
  ours: Sample,
  floor: Sample,
  least?: number,
): Figure {
  return figure({
    group: "pdf",
    fiches,
    name,
    unit: "a second",
    ours: speed(ours),
    floor: { name: floor.name, value: speed(floor) },
    ...(least !== undefined && { target: { of: "ratio", least } }),
    runs: ours.all.length,
  })
}

/** The booklet as it was printed, opened: the page numbers it announces, against the pages of its missions. */
async function readBack(fiches: number, file: string): Promise<Figure> {
  const pdf = await openPdf(readFileSync(file), { fonts: false, roles: false })
  const wrong = wrongNumbers(pdf, fiches)
  return figure({
    group: "pdf",
    fiches,
    name: `booklet of ${pdf.pages.length} pages, page numbers wrong`,
    unit: "numbers",
    ours: wrong.length,
    target: { of: "figure", most: 0 },
    runs: 1,
  })
}

function size(fiches: number, ours: string, floor: string): Figure {
  const average = (folder: string) => {
    const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(name => name.endsWith(".pdf"))
    return files.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0) / files.length / 1000
  }
  return figure({
    group: "pdf",
    fiches,
    name: "size of a sheet",
    unit: "kB",
    ours: average(ours),
    floor: { name: "two tabs, raw", value: average(floor) },
    target: { of: "figure", most: 60 },
    runs: 1,
  })
}

function remove(path: string): void {
  rmSync(path, { recursive: true, force: true })
}
