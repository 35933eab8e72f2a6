import { appendFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs"
import { basename, join } from "node:path"
import process from "node:process"
import { pathToFileURL } from "node:url"
import type { SiteView } from "../../src/model/views.ts"
import { sheetJob } from "../../src/output/pdf/sheets.tsx"
import { shellPage } from "../../src/output/pdf/shell.ts"
import { writeSite } from "../../src/output/site.ts"
import { findBrowser } from "../../src/setup/browser.mjs"
import type { Bench } from "./bench.ts"
import { makeCorpus } from "./corpus.ts"
import { type Figure, figure, held, timed } from "./figures.ts"
import { measure, median, type Sample, type Way } from "./measure.ts"
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
  const print = (name: string, program: Program, file: string, most = fiches): Way => ({
    name,
    command: [process.execPath, bench.program(program), file, place(program), browser, String(most)],
    cwd: root,
    tree: true,
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
  const sample = Math.min(fiches, 12)
  const weasy = weasyPrintPeer(bench, documents, sample, place("weasy"))
  const [naive, tabs, press, theirs] = await measure(
    [
      fresh(print("a new page a mission", "naive", documents, sample), "naive"),
      fresh(print("two tabs, raw", "two-tabs", documents), "two-tabs"),
      fresh(print("sheets", "press", view), "press"),
      ...(weasy ? [weasy] : []),
    ],
    bench,
  )
  yield rate(fiches, "sheets", press, tabs, 0.9)
  yield rate(fiches, "sheets", press, naive, 12)
  if (theirs) yield rate(fiches, "sheets", press, theirs, 10)
  yield size(fiches, place("press"), place("two-tabs"))
  yield held("pdf", fiches, "sheets, browser included", press, tabs)

  bench.say(`pdf, ${fiches} fiches, booklet`)
  const ours = print("booklet", "booklet", view)
  await measure([ours], { ...bench, runs: 1 })
  const once = print("one tagged print of it", "once", join(place("booklet"), "documents.json"))
  const [booklet, onePrint] = await measure([ours, fresh(once, "once")], bench)
  yield timed("pdf", fiches, "booklet, sheets already printed", booklet, onePrint, { of: "ratio", most: 1.3, at: [72] })

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
  yield timed("pdf", fiches, "missions build, cold", cold, tabs)
  yield timed("pdf", fiches, "missions build, warm", warm, tabs)
  yield timed("pdf", fiches, "missions build, one changed fiche", all, onePrint)
  yield timed("pdf", fiches, "missions pdf SLUG, that fiche changed", one, undefined, {
    of: "figure",
    most: 1,
    at: [72],
  })
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

/** Sheets a second: of whole processes, but of the slow ways' loops alone, whose few documents would not make up for the start. */
function rate(fiches: number, name: string, ours: Sample, floor: Sample, least: number): Figure {
  const told = ({ outputs }: Sample) => outputs.map(text => JSON.parse(text) as { sheets: number; seconds: number })
  const slow = told(floor).some(({ sheets }) => sheets < fiches)
  const speed = slow ? median(told(floor).map(({ sheets, seconds }) => sheets / seconds)) : fiches / floor.seconds
  return figure({
    group: "pdf",
    fiches,
    name,
    unit: "a second",
    ours: fiches / ours.seconds,
    floor: { name: floor.name, value: speed },
    target: { of: "ratio", least },
    runs: ours.all.length,
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
