import type { Sample } from "./measure.ts"

/** What performance.md asks of a figure; judged only at the corpus size it speaks of. */
export interface Target {
  /** `at most 1.5`, for a ratio or in the figure's own unit. */
  most?: number
  least?: number
  /** What the number counts: how many times the floor, or the figure itself. */
  of: "ratio" | "figure"
  /** Number of fiches it speaks of; every size when absent. */
  at?: number[]
}

export type Unit = "s" | "ms" | "MB" | "kB" | "a second" | "numbers" | "points"

/** One line of the table. */
export interface Figure {
  group: "check" | "site" | "pdf"
  /** Fiches in the corpus; 0 when the figure does not depend on them. */
  fiches: number
  name: string
  unit: Unit
  /** Absent for a floor shown by itself. */
  ours?: number
  floor?: { name: string; value: number }
  /** Ours divided by the floor, or the floor by ours where the target says `least`. */
  ratio?: number
  /** The same by processor time of the Node processes, which a busy machine disturbs less. */
  cpu?: number
  target?: Target
  reached?: boolean
  runs: number
}

/** Completes a line: the ratio and whether the target is reached. */
export function figure(line: Omit<Figure, "ratio" | "reached">): Figure {
  const { ours, floor, target } = line
  if (ours === undefined) return line
  const done: Figure = { ...line }
  if (floor) {
    const faster = target?.least !== undefined && line.unit !== "a second"
    done.ratio = faster ? floor.value / ours : ours / floor.value
  }
  const judged = target?.of === "figure" ? ours : done.ratio
  if (target && judged !== undefined && (target.at?.includes(line.fiches) ?? true))
    done.reached = judged <= (target.most ?? Number.POSITIVE_INFINITY) && judged >= (target.least ?? 0)
  return done
}

/** Wall time of ours against that of a floor. */
export function timed(
  group: Figure["group"],
  fiches: number,
  name: string,
  ours: Sample,
  floor?: Sample,
  target?: Target,
): Figure {
  return figure({
    group,
    fiches,
    name,
    unit: "s",
    ours: ours.seconds,
    ...(floor && { floor: { name: floor.name, value: floor.seconds } }),
    ...(floor && floor.cpu > 0 && { cpu: target?.least === undefined ? ours.cpu / floor.cpu : floor.cpu / ours.cpu }),
    ...(target && { target }),
    runs: ours.all.length,
  })
}

/** Peak memory of ours beside that of a floor. */
export function held(
  group: Figure["group"],
  fiches: number,
  name: string,
  ours: Sample,
  floor?: Sample,
  target?: Target,
): Figure {
  return figure({
    group,
    fiches,
    name: `${name}, peak memory`,
    unit: "MB",
    ours: ours.memory / 1e6,
    ...(floor && { floor: { name: floor.name, value: floor.memory / 1e6 } }),
    ...(target && { target }),
    runs: ours.all.length,
  })
}

/** A floor by itself, for comparison. */
export function bare(group: Figure["group"], fiches: number, floor: Sample): Figure {
  return {
    group,
    fiches,
    name: `(${floor.name})`,
    unit: "s",
    floor: { name: "", value: floor.seconds },
    runs: floor.all.length,
  }
}
