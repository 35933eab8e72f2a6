import type { Client, Reply } from "./client.ts"
import { record, whole } from "./shape.ts"

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

/** Sets a check run with all its annotations, fifty a request; it is concluded with the last of them, never before. */
export async function putCheck(client: Client, run: CheckRun): Promise<Reply<null>> {
  const { name, head, conclusion, title, summary, annotations } = run
  const batches = Array.from({ length: Math.max(1, Math.ceil(annotations.length / batch)) }, (_, index) =>
    annotations.slice(index * batch, (index + 1) * batch),
  )
  let id: number | undefined
  for (const [index, some] of batches.entries()) {
    const last = index === batches.length - 1
    const state = last ? { status: "completed", conclusion } : { status: "in_progress" }
    const body = { ...state, output: { title, summary, annotations: some } }
    const reply =
      id === undefined
        ? await client.ask({
            method: "POST",
            path: "/check-runs",
            body: { name, head_sha: head, ...body },
            shape: made,
          })
        : // Asked twice it would add its annotations twice.
          await client.ask({ method: "PATCH", path: `/check-runs/${id}`, body, shape: made, once: true })
    if (!reply.ok) return reply
    id = reply.value.id
  }
  return { ok: true, value: null }
}

const batch = 50
const made = record({ id: whole })
