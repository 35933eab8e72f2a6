import process from "node:process"

/** Starts to count the milliseconds of processor that are spent; what a busy machine does meanwhile is not ours. */
export function processor(): () => number {
  const start = process.cpuUsage()
  return () => {
    const { user, system } = process.cpuUsage(start)
    return (user + system) / 1000
  }
}
