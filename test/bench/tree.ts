import { readdirSync, readFileSync } from "node:fs"

/**
 * Watches the memory of a process and all it started (a browser and its tabs), four times a second; `stop` gives the most
 * seen, in bytes, pages that several share counted once. Always 0 where there is no /proc.
 */
export function watchTree(pid: number): { stop(): number } {
  const seen = { most: 0 }
  const look = () => (seen.most = Math.max(seen.most, memoryOf(descendants(pid))))
  const timer = setInterval(look, 250)
  return {
    stop() {
      clearInterval(timer)
      return seen.most
    },
  }
}

function descendants(root: number): number[] {
  const parents = new Map(numbers().map(pid => [pid, parentOf(pid)]))
  const inside = (pid: number): boolean => {
    const parent = parents.get(pid)
    return pid === root || (parent !== undefined && parent > 1 && inside(parent))
  }
  return [...parents.keys()].filter(inside)
}

function numbers(): number[] {
  try {
    return readdirSync("/proc").map(Number).filter(Number.isInteger)
  } catch {
    return [] // not Linux
  }
}

function parentOf(pid: number): number | undefined {
  const [, parent] = /^\d+ \(.*\) \S (\d+)/s.exec(read(`/proc/${pid}/stat`)) ?? []
  return parent === undefined ? undefined : Number(parent)
}

function memoryOf(pids: number[]): number {
  return pids.reduce(
    (sum, pid) => sum + 1024 * Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0),
    0,
  )
}

function read(path: string): string {
  try {
    return readFileSync(path, "latin1")
  } catch {
    return "" // it has just ended
  }
}
