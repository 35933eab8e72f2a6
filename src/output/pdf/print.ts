import { setImmediate } from "node:timers/promises"
import type { Fit } from "../../../site/components/sheet.tsx"
import { type BrowserProcess, spawnBrowser } from "./browser.ts"
import { type Finished, finishPdf } from "./finish.ts"
import type { Placed } from "./in-page.ts"
import { type Press, startPress, type Tab } from "./press.ts"

export interface Job {
  id: string
  title: string
  /** What goes into the body: our own sanitised HTML. */
  html: string
  /** `@page` rules of this document: its running heads. */
  heads: string
  /** The date written in the PDF, so that the same content gives the same bytes. */
  date: Date
}

export interface Printed extends Finished {
  id: string
  fit?: Fit
}

export interface Unprinted {
  id: string
  job: Job
  /** Why, in a few words. */
  error: string
}

/** Where printed documents are kept from one run to the next. */
export interface Cache {
  get(job: Job): Promise<Printed | undefined>
  put(job: Job, printed: Printed): Promise<void>
}

export interface PrinterOptions {
  /** Path of the browser, or the process of one that was started early; it ends with the printer. */
  browser: string | BrowserProcess
  /** What `shellPage` gives. */
  shell: string
  cache?: Cache
  signal?: AbortSignal
  /** Two by default: more was never faster. */
  tabs?: number
  /** Milliseconds a document may take. */
  limit?: number
  /** Sheets after which a tab is opened anew, so that memory stays flat. */
  renew?: number
}

/** Called once a document, in the order they are ready; the next waits for it. */
export type Deliver = (result: Printed | Unprinted) => Promise<void> | void

export interface Printer {
  /**
   * Prints documents. A browser that dies or hangs is started again and its documents tried again, alone, up to three
   * times in all; one that still fails is delivered as Unprinted. Throws when no browser starts or the signal aborts.
   */
  print(jobs: Iterable<Job>, deliver: Deliver): Promise<void>
  /** Leaves no browser behind. */
  close(): Promise<void>
}

/** Prints documents and closes the printer, whatever happens. */
export async function printDocuments(
  jobs: Iterable<Job>,
  options: PrinterOptions & { deliver: Deliver },
): Promise<void> {
  const printer = openPrinter(options)
  try {
    await printer.print(jobs, options.deliver)
  } finally {
    await printer.close()
  }
}

/** A printer whose browser starts with the first document that isn't in the cache, and whose tabs stay open. */
export function openPrinter(options: PrinterOptions): Printer {
  const { cache, signal, tabs = 2 } = options
  const presses = keepPress(options)
  const first = keepTab(presses, options)
  const workers = [first, ...Array.from({ length: tabs - 1 }, () => keepTab(presses, options))]
  const stop = () => void presses.stop()
  signal?.addEventListener("abort", stop, { once: true })
  return {
    async print(jobs, deliver) {
      const queue = lineUp(jobs, workers.length)
      const again: Job[] = []
      const work = async (tab: Worker) => {
        let last: Raw | Unprinted | undefined
        for (let job = queue.take(); job; job = queue.take()) {
          signal?.throwIfAborted()
          const found = await cache?.get(job)
          if (found) await deliver(found)
          // A document is finished while its tab prints the next.
          else [last] = await Promise.all([tab.print(job), complete(last, again, deliver)])
        }
        await complete(last, again, deliver)
      }
      await together([...workers.map(work), queue.ahead()], () => {
        queue.end()
        return presses.stop()
      })
      // Second and third tries, one document at a time: no neighbour to suffer from.
      for (const job of again) {
        const second = await first.print(job)
        await complete("error" in second ? await first.print(job) : second, undefined, deliver)
      }
    },
    async close() {
      signal?.removeEventListener("abort", stop)
      await presses.stop()
    },
  }

  /** Finishes, keeps and delivers a document; one that failed goes to `again` while there is another try. */
  async function complete(raw: Raw | Unprinted | undefined, again: Job[] | undefined, deliver: Deliver): Promise<void> {
    if (!raw) return
    await setImmediate() // what is printed next is asked for first
    const result = "error" in raw ? raw : finished(raw)
    if ("error" in result && again) again.push(raw.job)
    else {
      if ("bytes" in result) await cache?.put(raw.job, result)
      await deliver(result)
    }
  }
}

/** A document as the browser gives it. */
interface Raw extends Placed {
  job: Job
  bytes: Uint8Array
}

function finished({ job, bytes, links, fit }: Raw): Printed | Unprinted {
  try {
    return { id: job.id, ...finishPdf(bytes, { date: job.date, links }), ...(fit && { fit }) }
  } catch (error) {
    return unprinted(job, error)
  }
}

function unprinted(job: Job, error: unknown): Unprinted {
  const said = error instanceof Error ? error.message : String(error)
  return { id: job.id, job, error: causes.find(([words]) => words.test(said))?.[1] ?? said }
}

/** What a browser's protocol says, in words for people. */
const causes: [RegExp, string][] = [
  [/timed out/, "le navigateur y passe trop de temps"],
  [/Printing failed/, "le navigateur n’a pas pu l’imprimer, sans doute faute de mémoire"],
  [/(?:target|session|connection) closed|detached/i, "le navigateur s’est arrêté pendant qu’il l’imprimait"],
]

/** Waits for all, and when one fails for the others to end too, which `halt` hastens: none writes after its caller gave up. */
async function together(works: Promise<void>[], halt: () => Promise<void>): Promise<void> {
  try {
    await Promise.all(works)
  } catch (error) {
    await halt()
    await Promise.allSettled(works)
    throw error
  }
}

/** Documents made as they are taken, and a few ahead while the browser starts and leaves us the time. */
function lineUp(jobs: Iterable<Job>, workers: number) {
  let source = jobs[Symbol.iterator]()
  const made: Job[] = []
  let taken = 0
  const make = (): Job | undefined => {
    const next = source.next()
    return next.done ? undefined : next.value
  }
  return {
    take(): Job | undefined {
      taken++
      return made.shift() ?? make()
    },
    /** Nothing is taken any more. */
    end(): void {
      made.length = 0
      source = [][Symbol.iterator]()
    },
    async ahead(): Promise<void> {
      while (taken <= workers && made.length < 100) {
        const job = make()
        if (!job) return
        made.push(job)
        await setImmediate()
      }
    },
  }
}

type Presses = ReturnType<typeof keepPress>
type Worker = ReturnType<typeof keepTab>

/** One browser at a time, started when first asked for, and again when it has died. */
function keepPress({ browser, shell, limit = 30_000, signal }: PrinterOptions) {
  let press: Promise<Press> | undefined
  let closed = false
  let early = typeof browser === "string" ? undefined : browser
  const path = typeof browser === "string" ? browser : browser.path
  const start = async (): Promise<Press> => {
    const begun = early
    early = undefined
    if (!begun) return startPress(spawnBrowser(path), shell, limit)
    // One that died before it was needed is started again, as one that dies at work is.
    return startPress(begun, shell, limit).catch(start)
  }
  return {
    get(): Promise<Press> {
      signal?.throwIfAborted()
      if (closed) throw new Error("l’impression est finie")
      press = press ? press.then(held => (held.alive() ? held : held.stop().then(start))) : start()
      return press
    },
    async stop(): Promise<void> {
      closed = true
      await early?.kill()
      await press?.then(
        held => held.stop(),
        () => {}, // it never started
      )
    },
  }
}

/** One tab, opened when first asked for, renewed now and then, and given up with its browser when a document fails. */
function keepTab(presses: Presses, { renew = 300, signal }: PrinterOptions) {
  let held: { press: Press; tab: Tab; left: number } | undefined
  async function open(press: Press) {
    if (held?.press === press && held.left > 0) return held
    await held?.tab.close().catch(() => {}) // its browser is gone
    held = { press, tab: await press.tab(), left: renew }
    return held
  }
  return {
    async print(job: Job): Promise<Raw | Unprinted> {
      const press = await presses.get()
      try {
        const here = await open(press)
        here.left--
        return { job, ...(await here.tab.print(job)) }
      } catch (error) {
        signal?.throwIfAborted()
        held = undefined
        await press.stop()
        if (error instanceof Error && error.name === "Misuse") throw error // no other try would do better
        return unprinted(job, error)
      }
    },
  }
}
