import process from "node:process"
import puppeteer, { type Page } from "puppeteer"
import { findBrowser } from "../../src/setup/browser.mjs"
import { serve } from "../serve.ts"
import type { Bench } from "./bench.ts"
import { corpusEdition } from "./corpus.ts"
import { type Figure, figure } from "./figures.ts"
import { skip } from "./peers/peer.ts"

/**
 * What the list of a built site costs an input on a machine four times slower: the processor time of the page's own thread
 * up to the frame that shows the answer, and the longest piece of work that follows, during which a next input would wait.
 * Both are measured at full speed and counted four times, since the browser's own throttling, which makes the thread spin
 * by the clock, counts what other programs took; what the clock says with that throttling stands beside them, not judged.
 */
export async function* benchInteraction(bench: Bench, fiches: number, built: string): AsyncIterable<Figure> {
  const executablePath = await findBrowser()
  if (!executablePath) return skip(bench, "the list in a browser: none was found")
  const server = await serve({ "/": `${built}/` })
  const browser = await puppeteer.launch({
    executablePath,
    args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
  })
  try {
    const list = `${server.url}/${corpusEdition}/index.html`
    const page = await browser.newPage()
    await page.setViewport({ width: 1280, height: 900 })
    for (const [name, work] of Object.entries(gestures)) {
      const [plain, slowed]: [Cost[][], Cost[][]] = [[], []]
      for (let run = 0; run < bench.runs; run++)
        for (const [rate, taken] of [[1, plain] as const, [slower, slowed] as const]) {
          await page.emulateCPUThrottling(rate)
          await page.goto(list, { waitUntil: "load" })
          await page.focus("#q")
          await page.waitForFunction(() =>
            performance.getEntriesByType("resource").some(({ name }) => /recherche/.test(name)),
          )
          await quiet(page)
          taken.push(await costs(page, work))
        }
      yield line(fiches, name, slower * dearest(plain, "answer"), bench.runs, true)
      yield line(fiches, `${name}, longest work after`, slower * dearest(plain, "after"), bench.runs, true)
      yield line(fiches, `${name}, by the clock`, dearest(slowed, "clock"), bench.runs)
    }
    await page.emulateCPUThrottling(slower)
    const first: number[] = []
    for (let run = 0; run < bench.runs; run++) first.push(await firstResult(page, list))
    yield line(fiches, "first result of a search, index loaded and read", median(first), bench.runs)
  } finally {
    await browser.close()
    await server.close()
  }
}

const limit = 50
const slower = 4

function line(fiches: number, name: string, ours: number, runs: number, judged = false): Figure {
  const target = judged && { target: { of: "figure" as const, most: limit, at: [72, 1000] } }
  return figure({ group: "site", fiches, name: `list: ${name}`, unit: "ms", ours, ...target, runs })
}

/** In milliseconds. */
interface Cost {
  answer: number
  after: number
  clock: number
}

/** Of the inputs of a gesture, each taken at its median over the runs, what the dearest costs. */
function dearest(runs: Cost[][], kind: keyof Cost): number {
  const inputs = runs[0]?.map((_, input) => median(runs.map(run => run[input]?.[kind] ?? 0))) ?? []
  if (inputs.length === 0) throw new Error("no input was traced")
  return Math.max(...inputs)
}

function median(numbers: number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0
}

/** What readers do, as real clicks and keys. */
const gestures: { [name: string]: (page: Page) => Promise<void> } = {
  "a facet, on and off": async page => {
    for (const name of ["logement", "permis", "transports", "permis", "transports", "logement"]) {
      // A finger stays down a while: what a press costs is another frame's.
      await page.click(`input[name="${name}"][value="non"]`, { delay: 60 })
      await quiet(page)
    }
  },
  "a keystroke": async page => {
    for (const key of "participation") {
      await page.keyboard.press(key as "a")
      await quiet(page)
    }
    for (let left = 5; left > 0; left--) {
      await page.keyboard.press("Backspace")
      await quiet(page)
    }
  },
  "a keystroke, the list in view": async page => {
    await page.$eval(".filters", box => box.removeAttribute("open"))
    await quiet(page) // to close the filters is another press
    for (const key of "eau") {
      await page.keyboard.press(key as "a")
      await quiet(page)
    }
  },
  "a keystroke, all missions found": async page => {
    for (const key of "eau") {
      await page.keyboard.press(key as "a")
      await quiet(page)
    }
  },
}

/** What each input costs while some work is done. */
async function costs(page: Page, work: (page: Page) => Promise<void>): Promise<Cost[]> {
  await page.tracing.start({ categories: ["devtools.timeline", "disabled-by-default-devtools.timeline"] })
  await work(page)
  const { traceEvents } = JSON.parse(new TextDecoder().decode(await page.tracing.stop())) as { traceEvents: Traced[] }
  const inputs = traceEvents.filter(
    ({ name, args }) => name === "EventDispatch" && ["change", "input"].includes(args.data?.type ?? ""),
  )
  const [{ tid } = { tid: 0 }] = inputs
  const own = traceEvents.filter(event => event.tid === tid && event.ph === "X").toSorted((a, b) => a.ts - b.ts)
  const tasks = own.filter(({ name }) => name === "RunTask")
  const frames = own.filter(({ name }) => name === "Commit")
  return inputs.map(({ ts }, at) => {
    const frame = frames.find(one => one.ts > ts) ?? { ts, dur: 0 }
    const busy = tasks.filter(task => [ts, frame.ts].some(time => task.ts <= time && task.ts + task.dur >= time))
    const next = inputs[at + 1]?.ts ?? Number.POSITIVE_INFINITY
    const later = tasks.filter(task => task.ts > frame.ts && task.ts + task.dur < next)
    return {
      answer: busy.reduce((sum, { tdur = 0 }) => sum + tdur, 0) / 1000,
      after: Math.max(0, ...later.map(({ tdur = 0 }) => tdur)) / 1000,
      clock: (frame.ts + frame.dur - ts) / 1000,
    }
  })
}

interface Traced {
  name: string
  ph: string
  tid: number
  ts: number
  dur: number
  tdur?: number
  args: { data?: { type?: string } }
}

async function firstResult(page: Page, list: string): Promise<number> {
  await page.goto(`${list}?q=participation`, { waitUntil: "domcontentloaded" })
  await page.waitForSelector(".ranking:not([hidden]) .entry")
  return page.evaluate(() => performance.now())
}

/** Until nothing is left to do. */
function quiet(page: Page): Promise<void> {
  return page.evaluate(
    () => new Promise<void>(resolve => setTimeout(() => requestIdleCallback(() => resolve(), { timeout: 2000 }), 200)),
  )
}
