import type { Client, Reply } from "./client.ts"
import { like, list, maybe, record, text, whole } from "./shape.ts"

/** What somebody wrote on the forge, as it stands now: hostile words. */
export interface Issue {
  number: number
  open: boolean
  body: string
  labels: string[]
  author: { id: number; login: string }
}

/** An issue; a pull request, which the forge also counts as one, is none. */
export async function readIssueOf(client: Client, number: number): Promise<Reply<Issue>> {
  const reply = await client.ask({ path: `/issues/${number}`, shape: issue })
  if (!reply.ok) return reply
  const { state, body, labels, user, pull_request } = reply.value
  if (pull_request !== null) return { ok: false, status: 422, why: `le n° ${number} est une demande, pas une issue` }
  return {
    ok: true,
    value: { number, open: state === "open", body: body ?? "", labels: labels.map(({ name }) => name), author: user },
  }
}

interface Given {
  state: string
  body: string | null
  labels: { name: string }[]
  user: Issue["author"]
  pull_request: object | null
}

const issue = record<Given>({
  state: like(/^(?:open|closed)$/),
  body: maybe(text(300_000)),
  labels: list(record({ name: text(200) })),
  user: record({ id: whole, login: like(/^[A-Za-z0-9][A-Za-z0-9-]{0,38}(?:_[a-z0-9]{1,12})?$/) }),
  pull_request: maybe(record({})),
})
