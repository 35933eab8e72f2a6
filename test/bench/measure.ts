import { spawn } from "node:child_process"
import { readFileSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import process from "node:process"
import { watchTree } from "./tree.ts"

/** One way of doing the work, measured as a whole process. */
export interface Way {
  name: string
  command: string[]
  cwd?: string
  env?: { [name: string]: string }
  /** Done before each run, not counted. */
  before?: () => void
  /** Counts the memory of all it starts, not only of its Node processes; slows it a little. */
  tree?: boolean
  /** Exit codes that mean the work was done; `[0]` unless said. */
  accepts?: number[]
}

/** Medians over the runs of one way. */
export interface Sample {
  name: string
  /** Wall time of the process, from its start to its end. */
  seconds: number
  /** The same for each run, in order. */
  all: number[]
  /** User and system time of its Node processes. */
  cpu: number
  /** Most memory held, in bytes: by any one of its Node processes, or by the whole tree when asked for. */
  memory: number
  /** What it printed on standard output in each run. */
  outputs: string[]
}

/**
 * Measures ways of doing the same work, interleaved (A B C A B C…), `runs` times or until `budget` seconds are spent,
 * but at least once. Throws when one of them fails, with what it said.
 */
export async function measure<const Ways extends readonly Way[]>(
  ways: Ways,
  { folder, runs, budget }: { folder: string; runs: number; budget: number },
): Promise<{ [Key in keyof Ways]: Sample }> {
  const probe = makeProbe(folder)
  const taken: Run[][] = ways.map(() => [])
  const start = performance.now()
  for (let round = 0; round < runs; round++) {
    const spent = (performance.now() - start) / 1000
    if (round > 0 && spent + spent / round > budget) break
    for (const [i, way] of ways.entries()) taken[i]?.push(await once(way, probe))
  }
  return ways.map(({ name }, i) => sample(name, taken[i] ?? [])) as { [Key in keyof Ways]: Sample }
}

function sample(name: string, all: Run[]): Sample {
  return {
    name,
    seconds: median(all.map(run => run.seconds)),
    all: all.map(run => run.seconds),
    cpu: median(all.map(run => run.cpu)),
    memory: Math.max(...all.map(run => run.memory)),
    outputs: all.map(run => run.output),
  }
}

/** The middle of some values, or the mean of the two. */
export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const low = sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN
  const high = sorted[Math.ceil((sorted.length - 1) / 2)] ?? Number.NaN
  return (low + high) / 2
}

interface Run {
  seconds: number
  cpu: number
  memory: number
  output: string
}

async function once(way: Way, probe: Probe): Promise<Run> {
  way.before?.()
  const [program = "", ...words] = way.command
  const start = performance.now()
  const child = spawn(program, words, {
    cwd: way.cwd,
    env: { ...process.env, ...way.env, NODE_OPTIONS: probe.options },
    stdio: ["ignore", "pipe", "pipe"],
  })
  const said = { out: "", error: "" }
  child.stdout.setEncoding("utf8").on("data", text => (said.out += text))
  child.stderr.setEncoding("utf8").on("data", text => (said.error += text))
  const tree = way.tree && child.pid !== undefined ? watchTree(child.pid) : undefined
  let seconds = 0
  const code = await new Promise<number | null>((done, failed) => {
    child.on("error", failed)
    child.on("exit", () => (seconds = (performance.now() - start) / 1000))
    child.on("close", done)
  })
  const { cpu, memory } = probe.read()
  const most = tree?.stop() ?? 0
  if (!(way.accepts ?? [0]).includes(code ?? -1))
    throw new Error(`${way.name} ended with ${code}: ${way.command.join(" ")}\n${said.error.slice(-2000)}`)
  return { seconds, cpu, memory: Math.max(memory, most), output: said.out }
}

interface Probe {
  options: string
  read(): { cpu: number; memory: number }
}

/**
 * A few lines that every measured Node process loads, and that note its peak memory and CPU time when it ends. On
 * Linux the peak is VmHWM, because ru_maxrss also counts the parent's memory at the fork.
 */
function makeProbe(folder: string): Probe {
  const notes = join(folder, "probe.txt")
  const file = join(folder, "probe.cjs")
  writeFileSync(file, probeSource(notes))
  return {
    options: `${process.env["NODE_OPTIONS"] ?? ""} --require ${JSON.stringify(file)}`.trim(),
    read() {
      const lines = readNotes(notes)
      rmSync(notes, { force: true })
      return {
        cpu: lines.reduce((sum, [, cpu = 0]) => sum + cpu, 0),
        memory: Math.max(0, ...lines.map(([memory = 0]) => memory)),
      }
    },
  }
}

function probeSource(notes: string): string {
  return `const fs = require("node:fs")
process.on("exit", () => {
  const use = process.resourceUsage()
  let peak = use.maxRSS
  try { peak = Number(/VmHWM:\\s*(\\d+)/.exec(fs.readFileSync("/proc/self/status", "latin1"))[1]) } catch {}
  fs.appendFileSync(${JSON.stringify(notes)}, peak * 1024 + " " + (use.userCPUTime + use.systemCPUTime) / 1e6 + "\\n")
})
`
}

function readNotes(notes: string): number[][] {
  try {
    return readFileSync(notes, "utf8")
      .trim()
      .split("\n")
      .map(line => line.split(" ").map(Number))
  } catch {
    return [] // not a Node program
  }
}
