import { statSync } from "node:fs"
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { fingerprint } from "../cache.ts"
import type { Cache, Job, Printed } from "./print.ts"

/**
 * Keeps printed documents in a folder, under a name made of all that goes into them: HTML, title, heads, date, the shell
 * (styles, fonts), the browser and our own program. A fault of the disk is a miss, never an error.
 */
export function sheetCache(folder: string, browser: string, shell: string): Cache {
  const about = fingerprint(browserStamp(browser), shell, format)
  const fileOf = ({ title, html, heads, date }: Job) =>
    join(folder, `${fingerprint(about, title, html, heads, date.toISOString())}.pdf`)
  return {
    async get(job) {
      try {
        const file = fileOf(job)
        const kept = await readFile(file)
        const end = kept.indexOf("\n")
        const { places, ...facts } = JSON.parse(kept.toString("utf8", 0, end)) as Kept
        const now = new Date()
        await utimes(file, now, now)
        return { id: job.id, bytes: kept.subarray(end + 1), places: new Map(places), ...facts }
      } catch {
        return undefined
      }
    },
    async put(job, { bytes, pages, places, fit }) {
      const file = fileOf(job)
      const aside = `${file}-${process.pid}`
      const facts: Kept = { pages, places: [...places], ...(fit && { fit }) }
      try {
        await mkdir(folder, { recursive: true })
        await writeFile(aside, Buffer.concat([Buffer.from(`${JSON.stringify(facts)}\n`), bytes]))
        await rename(aside, file)
      } catch {
        await rm(aside, { force: true }).catch(() => {})
      }
    },
  }
}

/** Forgets what nobody asked for in a month. */
export async function sweepCache(folder: string, days = 30): Promise<void> {
  try {
    const old = Date.now() - days * 86_400_000
    for (const name of await readdir(folder)) {
      const file = join(folder, name)
      if ((await stat(file)).mtimeMs < old) await rm(file, { force: true })
    }
  } catch {
    // no cache yet, or another run is sweeping it
  }
}

type Kept = Pick<Printed, "pages" | "fit"> & { places: [string, number][] }

/** Changes when a PDF made of the same page would differ. */
export const format = "4"

/** A browser as its file tells it: asking for its version would cost its start. */
function browserStamp(path: string): string {
  const { size, mtimeMs } = statSync(path)
  return `${path} ${size} ${mtimeMs}`
}
