import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { cpus, tmpdir, totalmem } from "node:os"
import { join } from "node:path"
import process from "node:process"
import { fileURLToPath } from "node:url"
import { parseArgs } from "node:util"
import { benchCheck, benchStart } from "./check.ts"
import type { Figure } from "./figures.ts"
import { makePrograms, type Program } from "./programs.ts"
import { table } from "./table.ts"

/** What every part of the bench is given. */
export interface Bench {
  /** A folder for corpora, caches and results, removed at the end. */
  folder: string
  /** The program as people run it. */
  missions: string[]
  program: (name: Program) => string
  runs: number
  /** Seconds a set of interleaved runs may take before it stops early. */
  budget: number
  peers: boolean
  say(text: string): void
  /** What was not measured, and why. */
  skipped: Set<string>
}

const groups = ["check", "site", "pdf"] as const

const usage = `npm run bench -- [options]: ours against measured floors, whole processes, interleaved, medians
  --n 72,1000        sizes of the corpus
  --only GROUP       ${groups.join(", ")}; may be repeated
  --runs 5           runs of each way
  --budget 120       seconds a set of runs may take before it stops early (each way runs at least once)
  --peers            also measure what other people use, installed outside the repository
  --json FILE        also write the figures there`

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      n: { type: "string", default: "72,1000" },
      only: { type: "string", multiple: true, default: [...groups] },
      runs: { type: "string", default: "5" },
      budget: { type: "string", default: "120" },
      peers: { type: "boolean", default: false },
      json: { type: "string" },
      help: { type: "boolean", default: false },
    },
  })
  const sizes = values.n.split(",").map(Number)
  const [runs, budget] = [Number(values.runs), Number(values.budget)]
  const sound = [...sizes, runs, budget].every(number => Number.isInteger(number) && number > 0)
  if (values.help || !sound || values.only.some(group => !groups.some(known => known === group))) {
    console.log(usage)
    return values.help ? 0 : 2
  }
  const folder = mkdtempSync(join(tmpdir(), "missions-bench-"))
  const failures: string[] = []
  const figures: Figure[] = []
  try {
    const bench: Bench = {
      folder,
      missions: [process.execPath, fileURLToPath(new URL("../../src/missions.mjs", import.meta.url))],
      program: await makePrograms(folder),
      runs,
      budget,
      peers: values.peers,
      say: text => process.stderr.write(process.stderr.isTTY ? `\r\u001b[2K${text}…` : `${text}…\n`),
      skipped: new Set(),
    }
    for (const [group, work] of parts(bench, sizes)) {
      if (!values.only.includes(group)) continue
      try {
        figures.push(...(await work()))
      } catch (error) {
        failures.push(error instanceof Error ? error.message : String(error))
      }
    }
    if (process.stderr.isTTY) process.stderr.write("\r\u001b[2K")
    console.log(
      `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${process.platform}; ${runs} runs at most, medians\n`,
    )
    console.log(table(figures, process.stdout.isTTY === true))
    for (const what of bench.skipped) console.log(`\nNot measured: ${what}`)
    if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify({ version: 1, figures }, null, 2)}\n`)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  for (const failure of failures) console.error(`\nFailed: ${failure}`)
  return failures.length === 0 ? 0 : 1
}

function parts(bench: Bench, sizes: number[]): [group: (typeof groups)[number], work: () => Promise<Figure[]>][] {
  return [
    ["check", () => benchStart(bench)],
    ...sizes.map((size): ["check", () => Promise<Figure[]>] => ["check", () => benchCheck(bench, size)]),
  ]
}

process.exitCode = await main()
