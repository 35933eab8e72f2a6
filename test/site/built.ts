import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { deserialize, serialize } from "node:v8"
import type { SiteView } from "../../src/model/views.ts"
import { once } from "../once.ts"

export interface Built {
  /** What it was made of; its rules are code, which is not kept. */
  site: Omit<SiteView, "rules">
  /** Its own: a test may change what lies in it. */
  folder: string
  /** Every file, from the root. */
  files: string[]
  read(file: string): string
  remove(): void
}

/** Another site than the sample, written as `build` does, PDFs aside. */
export async function build(site: SiteView): Promise<Built> {
  const { writeSample } = await import("./sample.ts")
  const folder = mkdtempSync(join(tmpdir(), "missions-site-"))
  await writeSample(site, folder)
  return builtIn(folder, site)
}

/** The sample, built once a run: a copy of it, and what it was made of. */
export async function buildSample(): Promise<Built> {
  const made = await once("sample", async folder => {
    // What reads, checks and renders is loaded by the one file that makes it.
    const { sampleSite, writeSample } = await import("./sample.ts")
    const site = sampleSite()
    await writeSample(site, join(folder, "dist"))
    const { rules: _, ...data } = site
    writeFileSync(join(folder, "site"), serialize(data))
  })
  const folder = mkdtempSync(join(tmpdir(), "missions-site-"))
  cpSync(join(made, "dist"), folder, { recursive: true })
  return builtIn(folder, deserialize(readFileSync(join(made, "site"))))
}

function builtIn(folder: string, site: Built["site"]): Built {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(file =>
    statSync(join(folder, file)).isFile(),
  )
  return {
    site,
    folder,
    files: files.sort(),
    read: file => readFileSync(join(folder, file), "utf8"),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
