import { type ChildProcess, spawn } from "node:child_process"
import { appendFileSync } from "node:fs"
import { basename, join } from "node:path"
import process from "node:process"
import { setTimeout as sleep } from "node:timers/promises"
import type { Bench } from "./bench.ts"
import { corpusEdition } from "./corpus.ts"
import { type Figure, figure } from "./figures.ts"
import { median } from "./measure.ts"

/** From a change of a fiche to the page that shows it, in `missions dev`. */
export async function benchDev(bench: Bench, corpus: string, paths: string[], cache: string): Promise<Figure> {
  const words = ["dev", "--proposals", corpus, "--port", "18080"]
  const [program = "", ...before] = bench.missions
  const child = spawn(program, [...before, ...words], {
    env: { ...process.env, XDG_CACHE_HOME: cache },
    stdio: ["ignore", "pipe", "inherit"],
  })
  try {
    const url = await address(child)
    const path = paths.at(-1) ?? ""
    const page = new URL(join(corpusEdition, basename(path, ".md"), "/"), url)
    const delays: number[] = []
    for (let run = 0; run < bench.runs; run++) {
      await sleep(500)
      const word = `Ajout${Date.now()}`
      const start = performance.now()
      appendFileSync(path, `\n${word}.\n`)
      while (!(await text(page)).includes(word)) {
        if (performance.now() - start > 60_000) throw new Error("dev did not show a change within a minute")
        await sleep(10)
      }
      delays.push((performance.now() - start) / 1000)
    }
    const line = { group: "site", fiches: paths.length, name: "dev, a change shown", unit: "s" } as const
    return figure({ ...line, ours: median(delays), target: { of: "figure", most: 1, at: [72] }, runs: delays.length })
  } finally {
    child.kill("SIGINT")
    await new Promise(done => child.once("close", done))
  }
}

/** The address the server says once it serves. */
function address(child: ChildProcess): Promise<string> {
  return new Promise((found, failed) => {
    const said = { text: "" }
    child.stdout?.setEncoding("utf8").on("data", (text: string) => {
      said.text += text
      const [url] = /https?:\/\/\S+/.exec(said.text) ?? []
      if (url) found(url)
    })
    child.once("exit", code => failed(new Error(`missions dev ended with ${code}`)))
  })
}

async function text(page: URL): Promise<string> {
  try {
    return await (await fetch(page)).text()
  } catch {
    return "" // between two builds
  }
}
