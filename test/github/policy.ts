import { parseDocument } from "yaml"

/** What a workflow does that ours must never do, in words; nothing when it is sound. The lint does not see these. */
export function faults(text: string): string[] {
  const document = parseDocument(text)
  if (document.errors.length > 0) return ["not YAML"]
  const workflow = document.toJS() as Workflow
  const jobs = Object.entries(workflow.jobs ?? {})
  return [
    ...triggers(workflow),
    ...(isEmpty(workflow.permissions) ? [] : ["permissions at the top are not {}"]),
    ...(workflow.concurrency ? [] : ["no concurrency"]),
    ...jobs.flatMap(([name, job]) => jobFaults(job).map(fault => `${name}: ${fault}`)),
    ...pins(text),
  ]
}

interface Workflow {
  on?: string | string[] | { [event: string]: unknown }
  permissions?: unknown
  concurrency?: unknown
  jobs?: { [name: string]: Job }
}

interface Job {
  permissions?: unknown
  "timeout-minutes"?: number
  "runs-on"?: unknown
  uses?: string
  env?: { [name: string]: unknown }
  steps?: Step[]
}

interface Step {
  uses?: string
  run?: string
  with?: { [name: string]: unknown }
}

function triggers({ on }: Workflow): string[] {
  const events = typeof on === "string" ? [on] : Array.isArray(on) ? on : Object.keys(on ?? {})
  return events
    .filter(event => /^(pull_request_target|workflow_run|issue_comment|issues)$/.test(event))
    .map(event => `on ${event}`)
}

/**
 * What the three workflows that answer strangers may do beyond the others, and nothing else: run by `event`, with a token
 * that writes, our own program of the default branch. Returns what is wrong, the granted things set aside.
 */
export function answerFaults(text: string, event: "pull_request_target" | "workflow_run" | "issues"): string[] {
  const granted = new RegExp(`^on ${event}$|: writes, and (holds code or a cache|runs commands)$`)
  const workflow = (parseDocument(text).toJS() ?? {}) as Workflow
  const jobs = Object.values(workflow.jobs ?? {})
  const found = faults(text).filter(fault => !granted.test(fault))
  if (typeof workflow.on !== "object" || Object.keys(workflow.on).join() !== event) found.push(`not on ${event} alone`)
  if (jobs.length !== 1) found.push("more than one job")
  for (const { permissions, steps = [] } of jobs) {
    const own = event === "issues" ? ["contents: write", "issues: write"] : ["contents: read"]
    const allowed = [...own, "pull-requests: write", "checks: write"]
    for (const [name, level] of Object.entries(permissions ?? {}))
      if (!allowed.includes(`${name}: ${level}`)) found.push(`may ${level} ${name}`)
    for (const { uses = "", with: input = {}, run } of steps) {
      if (uses && !/^actions\/(checkout|setup-node)@/.test(uses)) found.push(`uses ${uses.split("@")[0]}`)
      if (
        uses.startsWith("actions/checkout@") &&
        !/^\$\{\{ github\.event\.repository\.default_branch \}\}$/.test(String(input["ref"]))
      )
        found.push("a checkout of something else than the default branch")
      if (input["repository"] !== undefined) found.push("a checkout of another repository")
      const program =
        /^npm ci --ignore-scripts$|^(?:status=0\n)?node src\/missions\.mjs (?:review|issue)(?: \|\| status=\$\?\ntest "\$status" -lt 2)?$/
      if (run !== undefined && !program.test(run.trim())) found.push("runs something else than our program")
    }
  }
  return found
}

function jobFaults(job: Job): string[] {
  const steps = job.steps ?? []
  const found: string[] = []
  const minutes = job["timeout-minutes"]
  if (minutes === undefined || minutes > 30) found.push("no time limit of 30 minutes or less")
  if (typeof job.permissions !== "object" || job.permissions === null) found.push("no permissions of its own")
  if (job.uses) found.push("calls a workflow from elsewhere")
  for (const { run = "" } of steps) {
    if (run.includes("${{")) found.push("an expression inside run")
    if (/\bnpm (ci|i|install)\b(?!.*--ignore-scripts)/.test(run)) found.push("an install that runs scripts")
    if (/\bfind\b(?!.*-print0)|\bxargs\b(?!.*-0)/.test(run)) found.push("a list of files cut at spaces")
    if (/curl[^|]*\|\s*(ba)?sh/.test(run)) found.push("a script from the network")
  }
  for (const { uses = "", with: input = {} } of steps) {
    if (uses.startsWith("actions/checkout@") && input["persist-credentials"] !== false) found.push("credentials kept")
    if (uses.startsWith("actions/setup-node@") && (input["cache"] || input["package-manager-cache"] !== false))
      found.push("a cache that nobody asked for")
  }
  if (writes(job)) {
    if (steps.some(({ uses = "" }) => /^actions\/(checkout|cache|setup-node)/.test(uses)))
      found.push("writes, and holds code or a cache")
    if (steps.some(({ run }) => run !== undefined)) found.push("writes, and runs commands")
  }
  if (/\bsecrets\b/.test(JSON.stringify(job))) found.push("uses a secret")
  return found
}

function writes({ permissions }: Job): boolean {
  if (typeof permissions === "string") return true
  return Object.values(permissions ?? {}).includes("write")
}

function isEmpty(value: unknown): boolean {
  return typeof value === "object" && value !== null && Object.keys(value).length === 0
}

/** Every action by its full commit, with the version it stands for. */
function pins(text: string): string[] {
  return [...text.matchAll(/^\s*-?\s*uses:\s*(.*)$/gm)]
    .map(([, reference = ""]) => reference)
    .filter(reference => !/^actions\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(reference))
    .map(reference => `not pinned: ${reference}`)
}
