import type { Client, Reply } from "./client.ts"
import { like, list, maybe, record, sha, text, whole } from "./shape.ts"

export interface Pull {
  number: number
  open: boolean
  /** When it was opened, ISO 8601 in UTC: the forge's clock, which no author can set. */
  createdAt: string
  /** The newest commit. */
  head: string
  /** Where its author works, `owner/name` and branch; null once a fork is deleted. */
  branch: { repository: string; name: string } | null
}

/** A pull request as it stands now. */
export async function readPull(client: Client, number: number): Promise<Reply<Pull>> {
  const reply = await client.ask({ path: `/pulls/${number}`, shape: pull })
  return reply.ok ? { ok: true, value: toPull(reply.value) } : reply
}

/** The open pull request whose newest commit this is; among the thousand last changed. */
export async function findPull(client: Client, head: string): Promise<Reply<Pull | null>> {
  const path = "/pulls?state=open&sort=updated&direction=desc&per_page=100"
  const reply = await client.pages(path, list(pull), 1000)
  if (!reply.ok) return reply
  const found = reply.value.items.find(one => one.head.sha === head)
  return { ok: true, value: found ? toPull(found) : null }
}

interface Given {
  number: number
  state: string
  created_at: string
  head: { sha: string; ref: string; repo: { full_name: string } | null }
}

const pull = record<Given>({
  number: whole,
  state: like(/^(?:open|closed)$/),
  created_at: like(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/),
  head: record({
    sha,
    ref: text(1000),
    repo: maybe(record({ full_name: like(/^[\w.-]{1,100}\/[\w.-]{1,100}$/) })),
  }),
})

function toPull({ number, state, created_at, head }: Given): Pull {
  return {
    number,
    open: state === "open",
    createdAt: created_at,
    head: head.sha,
    branch: head.repo && { repository: head.repo.full_name, name: head.ref },
  }
}
