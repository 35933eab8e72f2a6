import fc from "fast-check"

// What was tried is what lands: every run draws the same cases, and `SEED=$RANDOM npm test` draws others.
fc.configureGlobal({ seed: Number(process.env["SEED"] ?? 2025) })

/** How many cases a property draws: each run as many, ten times more with `RUNS=10`. */
export function draws(many: number): number {
  return many * Number(process.env["RUNS"] ?? 1)
}

/** fast-check, drawing the same cases at each run unless `SEED` asks for others. */
export default fc
