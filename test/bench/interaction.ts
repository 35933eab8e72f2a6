import process from "node:process"
import puppeteer, { type Browser, type Page } from "puppeteer"
import { findBrowser } from "../../src/setup/browser.mjs"
import { serve } from "../serve.ts"
import type { Bench } from "./bench.ts"
import { corpusEdition } from "./corpus.ts"
import { type Figure, figure } from "./figures.ts"
import { skip } from "./peers/peer.ts"

/**
 * What the list of a built site costs an input, in processor time of the page's own thread up to the frame that shows the
 * answer, slowed 4 times: on a machine with nothing else to do, what a reader waits. Other programs do not count in it.
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
    const page = await slowed(browser, list)
    for (const [name, work] of Object.entries(gestures)) {
      const times: number[] = []
      for (let run = 0; run < bench.runs; run++) {
        await page.goto(list, { waitUntil: "load" })
        await page.focus("#q")
        await quiet(page)
        times.push(await slowest(page, work))
      }
      yield line(fiches, name, times)
    }
    const first: number[] = []
    for (let run = 0; run < bench.runs; run++) first.push(await firstResult(page, list))
    yield line(fiches, "first result of a search, index loaded and read", first)
  } finally {
    await browser.close()
    await server.close()
  }
}

const limit = 50

function line(fiches: number, name: string, times: number[]): Figure {
  const sorted = times.toSorted((a, b) => a - b)
  const target = name.startsWith("first") ? {} : { target: { of: "figure" as const, most: limit, at: [72, 1000] } }
  const ours = sorted[Math.floor(sorted.length / 2)] ?? 0
  return figure({ group: "site", fiches, name: `list: ${name}`, unit: "ms", ours, ...target, runs: times.length })
}

/** What readers do, as real clicks and keys. */
const gestures: { [name: string]: (page: Page) => Promise<void> } = {
  "a facet, on and off": async page => {
    for (const name of ["logement", "permis", "transports", "permis", "transports", "logement"]) {
      await page.click(`input[name="${name}"][value="non"]`)
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
  "a keystroke, all missions found": async page => {
    for (const key of "eau") {
      await page.keyboard.press(key as "a")
      await quiet(page)
    }
  },
}

async function slowed(browser: Browser, address: string): Promise<Page> {
  const page = await browser.newPage()
  await page.setViewport({ width: 1280, height: 900 })
  await page.goto(address, { waitUntil: "load" })
  await page.emulateCPUThrottling(4)
  return page
}

/** The dearest answer to an input while some work is done, in milliseconds. */
async function slowest(page: Page, work: (page: Page) => Promise<void>): Promise<number> {
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
  const costs = inputs.map(({ ts }) => {
    const frame = frames.find(one => one.ts > ts)?.ts ?? ts
    const busy = tasks.filter(task => [ts, frame].some(time => task.ts <= time && task.ts + task.dur >= time))
    return busy.reduce((sum, { tdur = 0 }) => sum + tdur, 0) / 1000
  })
  if (costs.length === 0) throw new Error("no input was traced")
  return Math.max(...costs)
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
