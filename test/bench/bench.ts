import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs"
import { cpus, tmpdir, totalmem } from "node:os"
import { join } from "node:path"
import process from "node:process"
import { parseArgs } from "node:util"
import { benchCheck, benchStart } from "./check.ts"
import type { Figure } from "./figures.ts"
import { benchPdf } from "./pdf.ts"
import { makePrograms, type Program } from "./programs.ts"
import { benchSite } from "./site.ts"
import { table } from "./table.ts"
import { root } from "./view.ts"

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
  --budget 60        seconds a set of runs may take before it stops early (each way runs at least once)
  --peers            also measure what other people use, installed outside the repository
  --json FILE        also write the figures there`

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      n: { type: "string", default: "72,1000" },
      only: { type: "string", multiple: true, default: [...groups] },
      runs: { type: "string", default: "5" },
      budget: { type: "string", default: "60" },
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
  const programs = join(root, "node_modules/.cache", `missions-bench-${process.pid}`)
  const clean = () => {
    for (const made of [folder, programs]) rmSync(made, { recursive: true, force: true })
  }
  process.on("SIGINT", () => {
    clean()
    process.exit(130)
  })
  try {
    const say = (text: string) => process.stderr.write(process.stderr.isTTY ? `\r\u001b[2K${text}…` : `${text}…\n`)
    const program = await makePrograms(programs)
    const missions = [process.execPath, join(root, "src/missions.mjs")]
    const skipped = new Set<string>()
    const bench: Bench = { folder, missions, program, runs, budget, peers: values.peers, say, skipped }
    const { figures, failures } = await run(
      bench,
      parts(bench, sizes).filter(({ group }) => values.only.includes(group)),
    )
    if (process.stderr.isTTY) process.stderr.write("\r\u001b[2K")
    console.log(`${machine()}; ${runs} runs at most, medians\n\n${table(figures, process.stdout.isTTY === true)}`)
    for (const what of skipped) console.log(`\nNot measured: ${what}`)
    if (values.json !== undefined)
      writeFileSync(values.json, `${JSON.stringify({ version: 1, machine: machine(), figures }, null, 2)}\n`)
    for (const failure of failures) console.error(`\nFailed: ${failure}`)
    return failures.length === 0 ? 0 : 1
  } finally {
    clean()
  }
}

interface Part {
  group: (typeof groups)[number]
  work: () => AsyncIterable<Figure>
}

function parts(bench: Bench, sizes: number[]): Part[] {
  return [
    { group: "check", work: () => benchStart(bench) },
    ...sizes.map((size): Part => ({ group: "check", work: () => benchCheck(bench, size) })),
    ...sizes.map((size): Part => ({ group: "site", work: () => benchSite(bench, size) })),
    ...sizes.map((size): Part => ({ group: "pdf", work: () => benchPdf(bench, size) })),
  ]
}

/** Runs the parts one after the other; one that fails keeps what it had measured, and does not stop the next. */
async function run(bench: Bench, parts: Part[]): Promise<{ figures: Figure[]; failures: string[] }> {
  const figures: Figure[] = []
  const failures: string[] = []
  for (const { work } of parts) {
    try {
      for await (const figure of work()) figures.push(figure)
    } catch (error) {
      failures.push(error instanceof Error ? error.message : String(error))
    }
    for (const name of readdirSync(bench.folder)) rmSync(join(bench.folder, name), { recursive: true, force: true })
  }
  return { figures, failures }
}

function machine(): string {
  const [first, ...others] = cpus()
  return `Node ${process.version}, ${others.length + 1} × ${first?.model ?? "?"}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${process.platform}`
}

process.exitCode = await main()
