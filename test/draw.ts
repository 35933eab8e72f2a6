import fc from "fast-check"

// What was tried is what lands: every run draws the same cases, and `SEED=$RANDOM npm test` draws others.
fc.configureGlobal({ seed: Number(process.env["SEED"] ?? 2025) })

/** fast-check, drawing the same cases at each run unless `SEED` asks for others. */
export default fc
