import { execFile } from "node:child_process"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import process from "node:process"
import { promisify } from "node:util"
import { serve } from "../../serve.ts"
import type { Bench } from "../bench.ts"
import { corpusEdition } from "../corpus.ts"
import { type Figure, figure } from "../figures.ts"
import { wholeBrowser } from "./chromium.ts"
import { install, skip } from "./peer.ts"

const categories = ["performance", "accessibility", "best-practices", "seo"]

/** Lighthouse's marks, of 100, for four kinds of page of a built site, on the slowed phone it supposes: the median of three. */
export async function* benchLighthouse(bench: Bench, fiches: number, built: string): AsyncIterable<Figure> {
  const browser = wholeBrowser(bench)
  if (!browser) return
  const folder = install(bench, "lighthouse", ["lighthouse@12"])
  if (!folder) return skip(bench, "Lighthouse: it could not be installed")
  const edition = `${corpusEdition}/`
  const list = readFileSync(join(built, edition, "index.html"), "utf8")
  const mission = /data-slug="([^"]+)"/.exec(list)?.[1]
  if (!mission) throw new Error("no mission in the list")
  const pages = {
    "front door": "index.html",
    list: `${edition}index.html`,
    mission: `${edition}${mission}/`,
    comparison: `${edition}comparer/`,
  }
  const server = await serve({ "/": `${built}/` })
  try {
    for (const [name, path] of Object.entries(pages)) {
      const program = join(folder, "node_modules/lighthouse/cli/index.js")
      const taken: ((category: string) => number)[] = []
      while (taken.length < runs) taken.push(await marksOf(program, browser, `${server.url}/${path}`))
      for (const category of categories)
        yield figure({
          group: "site",
          fiches,
          name: `Lighthouse, ${name}: ${category}`,
          unit: "points",
          ours: taken.map(marks => marks(category)).toSorted((a, b) => a - b)[Math.floor(runs / 2)] ?? 0,
          target: { of: "figure", least: 100 },
          runs,
        })
    }
  } finally {
    await server.close()
  }
}

const runs = 3

async function marksOf(program: string, browser: string, address: string): Promise<(category: string) => number> {
  const flags = ["--headless=new", ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])]
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      program,
      address,
      "--quiet",
      "--output=json",
      `--only-categories=${categories.join(",")}`,
      `--chrome-flags=${flags.join(" ")}`,
    ],
    { env: { ...process.env, CHROME_PATH: browser }, maxBuffer: 2 ** 26 },
  )
  const report = JSON.parse(stdout) as { categories: { [id: string]: { score: number | null } } }
  return category => {
    const score = report.categories[category]?.score
    if (score === null || score === undefined) throw new Error(`Lighthouse gave ${address} no mark in ${category}`)
    return Math.round(score * 100)
  }
}
