import process from "node:process"
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads"
import type { Read } from "./form.ts"
import { readFile } from "./open.ts"

/** What a file may take: time of the processor and on the clock, in milliseconds, and megabytes beside what is inflated. */
const most = { work: 2800, wait: 30_000, megabytes: 128 }

/**
 * Reads a file as a form in a thread of its own, which is stopped when it takes too long or too much memory: then the
 * file is refused for it. Throws only for a fault of ours.
 */
export function readApart(path: string, printed: readonly string[] = [], limits = most): Promise<Read> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), {
      workerData: { form: path, printed },
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: limits.megabytes, maxYoungGenerationSizeMb: 24, stackSizeMb: 4 },
    })
    const end = (read: Read) => {
      clearInterval(watch)
      void worker.terminate()
      resolve(read)
    }
    // A busy machine makes a sound file wait: only work counts, and the clock stops what never ends.
    const start = { cpu: process.cpuUsage(), clock: performance.now() }
    const watch = setInterval(() => {
      const { user, system } = process.cpuUsage(start.cpu)
      if ((user + system) / 1000 > limits.work || performance.now() - start.clock > limits.wait)
        end({ reason: "fichier-trop-volumineux", detail: "temps" })
    }, 100)
    worker.on("message", end)
    worker.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "ERR_WORKER_OUT_OF_MEMORY") end({ reason: "fichier-trop-volumineux", detail: "memoire" })
      else {
        clearInterval(watch)
        reject(error)
      }
    })
  })
}

/** Our own thread loads this very file, with a form to read. */
const asked = isMainThread ? undefined : (workerData as { form?: string; printed?: string[] } | null)
if (asked?.form !== undefined) parentPort?.postMessage(await readFile(asked.form, asked.printed))
