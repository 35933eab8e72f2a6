import { randomUUID } from "node:crypto"
import type { Client, Reply } from "./client.ts"
import { list, maybe, record, text, whole } from "./shape.ts"

/** A remark on lines of a file; columns only where it starts and ends on one line. */
export interface Annotation {
  path: string
  start_line: number
  end_line: number
  start_column?: number
  end_column?: number
  annotation_level: "failure" | "warning" | "notice"
  title: string
  message: string
}

export interface CheckRun {
  name: string
  /** The commit it is about. */
  head: string
  conclusion: "success" | "failure" | "neutral"
  title: string
  /** Markdown, at most 65 535 characters. */
  summary: string
  annotations: readonly Annotation[]
}

/**
 * Sets a check run with all its annotations, fifty a request; it is concluded with the last of them, never before. After
 * a lost answer it looks for what was done before asking again, so that there is one run and no remark twice.
 */
export async function putCheck(client: Client, run: CheckRun): Promise<Reply<null>> {
  const { name, head, conclusion, title, summary, annotations } = run
  const mark = randomUUID()
  let id: number | undefined
  for (let from = 0; from === 0 || from < annotations.length; from += batch) {
    const last = from + batch >= annotations.length
    const state = last ? { status: "completed", conclusion } : { status: "in_progress" }
    const output = { title, summary, annotations: annotations.slice(from, from + batch) }
    const request: Sent =
      id === undefined
        ? { method: "POST", path: "/check-runs", body: { name, head_sha: head, external_id: mark, ...state, output } }
        : { method: "PATCH", path: `/check-runs/${id}`, body: { ...state, output } }
    const isDone = (made: Made) => (last ? made.status === "completed" : made.output.annotations_count >= from + batch)
    const reply = await send(client, request, async () => {
      const found = await find(client, run, mark)
      return found.ok && !(found.value && isDone(found.value)) ? { ok: true, value: null } : found
    })
    if (!reply.ok) return reply
    id = reply.value.id
  }
  return { ok: true, value: null }
}

const batch = 50
const rounds = 4

type Sent = { method: "POST" | "PATCH"; path: string; body: object }

/** Asks once; when the answer was lost, `look` says whether it was done all the same, and if not it is asked again. */
async function send(
  client: Client,
  request: Sent,
  look: () => Promise<Reply<{ id: number } | null>>,
): Promise<Reply<{ id: number }>> {
  for (let round = 1; ; round++) {
    const reply = await client.ask({ ...request, shape: record({ id: whole }), once: true })
    if (reply.ok || (reply.status !== 0 && reply.status < 500)) return reply
    const found = await look()
    if (!found.ok) return found
    if (found.value) return { ok: true, value: found.value }
    if (round === rounds) return reply
  }
}

interface Made {
  id: number
  external_id: string | null
  status: string
  output: { annotations_count: number }
}

const made = record<Made>({
  id: whole,
  external_id: maybe(text(1000)),
  status: text(50),
  output: record({ annotations_count: whole }),
})
const runs = record({ check_runs: list(made) })

/** The run that carries our mark, among those of its commit. */
async function find(client: Client, { name, head }: CheckRun, mark: string): Promise<Reply<Made | null>> {
  const path = `/commits/${head}/check-runs?check_name=${encodeURIComponent(name)}&filter=all&per_page=100`
  const reply = await client.pages(path, value => runs(value)?.check_runs, 1000)
  if (!reply.ok) return reply
  return { ok: true, value: reply.value.items.find(({ external_id }) => external_id === mark) ?? null }
}
